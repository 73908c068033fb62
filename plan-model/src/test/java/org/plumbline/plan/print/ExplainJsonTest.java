package org.plumbline.plan.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.LineRange;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.RealPlans;
import org.plumbline.plan.SharedCorpus;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

class ExplainJsonTest {
    private static final LineRange ANYWHERE = new LineRange(1, 1);

    private final List<String> differences = new ArrayList<>();
    private int plans;

    @Test
    void readAgainIsTheSamePlan() throws IOException {
        RealPlans.own(this::check);

        assertThat(differences).isEmpty();
        assertThat(plans).isGreaterThan(2_900);
    }

    @Test
    void readAgainIsTheSamePlanOfEveryPlanBesideTheProject() throws IOException {
        assumeTrue(SharedCorpus.find().isPresent(), SharedCorpus.ABSENT);
        RealPlans.shared(SharedCorpus.find().orElseThrow(), this::check);

        assertThat(differences).isEmpty();
        assertThat(plans).isGreaterThan(6_000);
    }

    private void check(String file, List<Plan> read) {
        for (Plan plan : read) {
            plans++;
            try {
                check(file, plan, PlanParser.parse(SourceText.of(file, ExplainJson.of(plan))));
            } catch (PlanParseException e) {
                differences.add(file + ": " + e.getMessage());
            }
        }
    }

    private void check(String file, Plan plan, List<Plan> again) {
        if (again.size() != 1 || again.getFirst().nodes().size() != plan.nodes().size()) {
            differences.add(file + ": other numbers of plans or nodes");
            return;
        }
        Plan same = again.getFirst();
        for (PlanNode node : plan.nodes()) {
            compare(file, withoutLines(node), withoutLines(same.node(node.id())));
        }
        compare(file, plan.summary(), same.summary());
        compare(file, plan.capabilities(), same.capabilities());
        compare(file, plan.origin().query(), same.origin().query());
    }

    private void compare(String file, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            differences.add(file + ":\n  " + expected + "\n  " + actual);
        }
    }

    private static PlanNode withoutLines(PlanNode node) {
        return new PlanNode(node.id(), node.parent(), node.depth(), node.subtreeEnd(), node.relationship(), node.subplanName(),
                node.operation(), node.parallelAware(), node.estimate(), node.execution(), node.usage(), node.workers(),
                node.attributes(), ANYWHERE);
    }
}
