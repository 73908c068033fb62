package org.plumbline.advice.rule;

import java.util.List;
import java.util.Map;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// Settings of this session that make the planner take parallel plans for cheaper than PostgreSQL does by itself.
final class ParallelSettings {
    private static final String OFF = "off";

    private static final String SETUP = "parallel_setup_cost";
    private static final String USUAL_SETUP = "1000";
    private static final String TOLD = "makes parallel plans look cheap";
    /// (`config.sgml`, PostgreSQL 10 to 18; all but the first two are kept in blocks of 8 kB and printed with a unit)
    private static final LoweredSettings COSTS = new LoweredSettings(List.of(
            Map.entry(SETUP, USUAL_SETUP),
            Map.entry("parallel_tuple_cost", "0.1"),
            Map.entry("min_parallel_table_scan_size", "8MB"),
            Map.entry("min_parallel_index_scan_size", "512kB")), TOLD);
    /// For tests of PostgreSQL itself; the first until 15, the second since 16.
    private static final List<String> FORCING = List.of("force_parallel_mode", "debug_parallel_query");

    private ParallelSettings() {}

    /// What sets them back, with their values as evidence.
    static Draft reset(MeasuredPlan plan, PlanNode gather, Draft draft) {
        COSTS.reset(plan, draft);
        if (plan.plan().summary().settings().isEmpty() && startsForNothing(plan, gather)) {
            draft.because(Evidence.text(TOLD, SETUP + " = 0, by the costs of the Gather"))
                    .fix(new Remedy.ChangeSetting(SETUP, USUAL_SETUP));
        }
        for (String forcing : FORCING) {
            String value = plan.plan().summary().settings().getOrDefault(forcing, OFF);
            if (!value.equals(OFF)) {
                draft.because(Evidence.text(TOLD, forcing + " = " + value)).fix(new Remedy.ChangeSetting(forcing, OFF));
            }
        }
        return draft;
    }

    /// A Gather's first row costs `parallel_setup_cost` more than its input's (cost_gather, costsize.c); with SETTINGS that is told.
    private static boolean startsForNothing(MeasuredPlan plan, PlanNode gather) {
        return gather.operation() instanceof Operation.Gather && gather.estimate().isPresent()
                && plan.plan().outer(gather).flatMap(PlanNode::estimate)
                        .filter(input -> input.startupCost().equals(gather.estimate().get().startupCost())).isPresent();
    }
}
