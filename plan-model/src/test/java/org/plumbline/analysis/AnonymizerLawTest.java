package org.plumbline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.Plan;
import org.plumbline.plan.RealPlans;
import org.plumbline.plan.SharedCorpus;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.plan.print.Anonymizer;

/// The anonymous copy of a plan has its structure, its figures and its findings, and none of its names and literals.
class AnonymizerLawTest {
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> left = new TreeMap<>();
    private int plans;

    @Test
    void copiesOfTheProjectsPlansAreEqualButForTheNames() throws IOException {
        RealPlans.own(this::check);

        assertThat(differences).isEmpty();
        assertThat(left).isEmpty();
        assertThat(plans).isGreaterThan(3_000);
    }

    @Test
    void copiesOfThePlansBesideTheProjectAreEqualButForTheNames() throws IOException {
        assumeTrue(SharedCorpus.find().isPresent(), SharedCorpus.ABSENT);
        RealPlans.shared(SharedCorpus.find().orElseThrow(), this::check);

        assertThat(differences).isEmpty();
        assertThat(left).isEmpty();
        assertThat(plans).isGreaterThan(7_000);
    }

    private void check(String file, List<Plan> read) {
        for (Plan plan : read) {
            plans++;
            try {
                String json = new Anonymizer().json(plan);
                List<Plan> again = PlanParser.parse(SourceText.of(file, json));
                assertThat(again).as(file).hasSize(1);
                var copy = new AnonymousPlan(plan, again.getFirst());
                copy.difference().ifPresent(difference -> differences.add(file + ": " + difference));
                copy.left().forEach(word -> left.merge(word + " in " + file, 1, Integer::sum));
            } catch (PlanParseException e) {
                differences.add(file + ": " + e.getMessage());
            }
        }
    }
}
