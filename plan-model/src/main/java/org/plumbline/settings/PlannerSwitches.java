package org.plumbline.settings;

import static org.plumbline.settings.Ground.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;

/// Switches that keep the planner from ways to do things: for trying things out, says the documentation (Planner Method Configuration), and
/// no cure for everybody's plans.
final class PlannerSwitches implements SettingGroup {
    /// On where nobody sets them, in the versions that have them.
    private static final List<String> SWITCHES = List.of("enable_async_append", "enable_bitmapscan", "enable_distinct_reordering",
            "enable_gathermerge", "enable_group_by_reordering", "enable_hashagg", "enable_hashjoin", "enable_incremental_sort",
            "enable_indexonlyscan", "enable_indexscan", "enable_material", "enable_memoize", "enable_mergejoin", "enable_nestloop",
            "enable_parallel_append", "enable_parallel_hash", "enable_partition_pruning", "enable_presorted_aggregate",
            "enable_self_join_elimination", "enable_seqscan", "enable_sort", "enable_tidscan");
    /// Beyond this many tables to order, planning takes longer than it saves, while GEQO does not take over.
    private static final long MOST_TO_ORDER = 12;

    @Override
    public Topic topic() {
        return Topic.PLANNER;
    }

    @Override
    public List<SettingCheck> checks() {
        var checks = new ArrayList<SettingCheck>();
        SWITCHES.forEach(name -> checks.add(SettingCheck.of(name, PlannerSwitches::switchedOff)));
        checks.add(SettingCheck.of("join_collapse_limit", PlannerSwitches::collapse));
        checks.add(SettingCheck.of("from_collapse_limit", PlannerSwitches::collapse));
        checks.add(SettingCheck.of("constraint_exclusion", PlannerSwitches::exclusion));
        checks.add(SettingCheck.of("plan_cache_mode", (_, now) -> now.value().equals("auto") ? Optional.empty()
                : Optional.of(SettingAdvice.of(PLAN_CACHE_FORCED, now, Severity.LOW, SettingValue.of("auto"), now(now)))));
        checks.add(SettingCheck.of("debug_parallel_query", PlannerSwitches::forced));
        checks.add(SettingCheck.of("force_parallel_mode", PlannerSwitches::forced));
        return List.copyOf(checks);
    }

    private static Optional<SettingAdvice> switchedOff(Situation about, Setting now) {
        return now.off() && now.boot().filter("on"::equals).isPresent()
                ? Optional.of(SettingAdvice.of(PLANNER_SWITCH_OFF, now, Severity.MEDIUM, SettingValue.of("on"), now(now)))
                : Optional.empty();
    }

    private static Optional<SettingAdvice> collapse(Situation about, Setting now) {
        long limit = now.count().orElse(MOST_TO_ORDER);
        if (limit == 1) {
            return now.boot().map(usual -> SettingAdvice.of(COLLAPSE_LIMIT_ONE, now, Severity.MEDIUM, SettingValue.of(usual), now(now)));
        }
        boolean exhaustive = about.isOff("geqo") || about.count("geqo_threshold").orElse(MOST_TO_ORDER) > MOST_TO_ORDER;
        return limit > MOST_TO_ORDER && exhaustive
                ? Optional.of(SettingAdvice.of(COLLAPSE_LIMIT_HIGH, now, Severity.LOW, SettingValue.of(MOST_TO_ORDER), now(now)))
                : Optional.empty();
    }

    private static Optional<SettingAdvice> exclusion(Situation about, Setting now) {
        return !now.on() ? Optional.empty() : Optional.of(
                SettingAdvice.of(CONSTRAINT_EXCLUSION_ON, now, Severity.LOW, SettingValue.of("partition"), now(now)));
    }

    private static Optional<SettingAdvice> forced(Situation about, Setting now) {
        return now.off() ? Optional.empty()
                : Optional.of(SettingAdvice.of(PARALLEL_FORCED, now, Severity.HIGH, SettingValue.of("off"), now(now)));
    }

    private static Evidence now(Setting now) {
        return Evidence.text("now", now.value());
    }
}
