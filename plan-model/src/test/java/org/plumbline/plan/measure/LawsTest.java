package org.plumbline.plan.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.Execution.Executed;
import org.plumbline.plan.LiveArchive;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

/// The laws that hold for every analysed plan, on what real servers of seven versions printed.
class LawsTest {
    @Test
    void everyRealPlanAddsUp() throws IOException, PlanParseException {
        var broken = new ArrayList<String>();
        int plans = 0;
        for (Map.Entry<String, String> file : LiveArchive.files().entrySet()) {
            for (Plan plan : PlanParser.parse(SourceText.of(file.getKey(), file.getValue()))) {
                plans++;
                brokenLaws(Measure.of(plan)).forEach(law -> broken.add(file.getKey() + ": " + law));
            }
        }
        assertThat(plans).isGreaterThan(1000);
        assertThat(broken).isEmpty();
    }

    private static List<String> brokenLaws(MeasuredPlan plan) {
        var broken = new ArrayList<String>();
        Duration selves = Duration.ZERO;
        double rounding = 0;
        for (PlanNode node : plan.nodes()) {
            NodeMeasure measure = plan.of(node);
            if (measure.self() instanceof SelfTime.Inconsistent(Duration raw, Duration _)) {
                broken.add("node " + node.id().index() + " has a self time of " + raw);
            }
            if (measure.selfUsage().map(SelfUsage::inconsistent).orElse(false)) {
                broken.add("node " + node.id().index() + " has blocks of its own below 0");
            }
            if (measure.selfCost().map(cost -> cost.value() < 0).orElse(false)) {
                broken.add("node " + node.id().index() + " has a cost of its own below 0");
            }
            selves = selves.plus(measure.self().wallOrZero());
            rounding += node.executed().map(executed -> roundingNanos(executed, measure)).orElse(0.0);
        }
        Reconciliation sums = plan.reconciliation();
        if (plan.ranking() == MeasuredPlan.Ranking.TIME && Math.abs(selves.minus(sums.nodes()).toNanos()) > rounding) {
            broken.add("the selves add up to " + selves + " of " + sums.nodes());
        }
        sums.unattributed().filter(rest -> rest.plus(sums.tolerance()).isNegative())
                .ifPresent(rest -> broken.add("unattributed is " + rest));
        if (!sums.consistent()) {
            broken.add("inconsistent");
        }
        return broken;
    }

    /// A clamped self time may be off by its own rounding and its children's: each figure counts twice.
    private static double roundingNanos(Executed executed, NodeMeasure measure) {
        return 2 * (500.0 * executed.loops() / measure.processes() + 1000);
    }
}
