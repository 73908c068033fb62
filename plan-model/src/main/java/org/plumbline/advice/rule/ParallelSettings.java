package org.plumbline.advice.rule;

import java.util.List;
import java.util.Map;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.measure.MeasuredPlan;

/// Settings of this session that make the planner take parallel plans for cheaper than PostgreSQL does by itself.
final class ParallelSettings {
    private static final String OFF = "off";

    private static final String TOLD = "makes parallel plans look cheap";
    /// (`config.sgml`, PostgreSQL 10 to 18; all but the first two are kept in blocks of 8 kB and printed with a unit)
    private static final LoweredSettings COSTS = new LoweredSettings(List.of(
            Map.entry("parallel_setup_cost", "1000"),
            Map.entry("parallel_tuple_cost", "0.1"),
            Map.entry("min_parallel_table_scan_size", "8MB"),
            Map.entry("min_parallel_index_scan_size", "512kB")), TOLD);
    /// For tests of PostgreSQL itself; the first until 15, the second since 16.
    private static final List<String> FORCING = List.of("force_parallel_mode", "debug_parallel_query");

    private ParallelSettings() {}

    /// What sets them back, with their values as evidence.
    static Draft reset(MeasuredPlan plan, Draft draft) {
        COSTS.reset(plan, draft);
        for (String forcing : FORCING) {
            String value = plan.plan().summary().settings().getOrDefault(forcing, OFF);
            if (!value.equals(OFF)) {
                draft.because(Evidence.text(TOLD, forcing + " = " + value)).fix(new Remedy.ChangeSetting(forcing, OFF));
            }
        }
        return draft;
    }
}
