package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.ROW_DECIMALS;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Share;

/// A short query locks more tables and indexes than a session can lock without going through the lock table that all sessions share.
///
///     Append  (actual time=0.020..0.480 rows=12 loops=1)
///       ->  Index Scan using visits_2024_01_pkey on visits_2024_01 v_1  (actual ...)
///       ->  Index Scan using visits_2024_02_pkey on visits_2024_02 v_2  (actual ...)
///       ...
public final class LockFastPath implements PlanRule {
    /// `FP_LOCK_SLOTS_PER_BACKEND` (PostgreSQL 9.2 to 17).
    static final long SLOTS_BEFORE_18 = 16;
    /// As many as `max_locks_per_transaction`, 64 by default (PostgreSQL 18).
    static final long SLOTS_FROM_18 = 64;
    /// Longer queries lock too seldom for it to matter (our own).
    static final Duration MOST_TIME = Duration.ofMillis(50);

    private static final RuleInfo INFO =
            new RuleInfo("lock-fast-path", "Many tables and indexes to lock", Category.SERVER, Set.of(ANALYZE));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        long slots = plan.plan().capabilities().has(ROW_DECIMALS) ? SLOTS_FROM_18 : SLOTS_BEFORE_18;
        Duration whole = plan.reconciliation().whole();
        if (plan.nodes().size() > slots / 2 && !whole.isZero() && whole.compareTo(MOST_TIME) <= 0) {
            long locks = locks(plan);
            if (locks > slots) {
                return List.of(Draft.of(INFO, plan, new Stake(Share.NONE, Optional.empty()))
                        .at(plan.plan().root())
                        .because(Evidence.count("tables and indexes locked, at least", locks))
                        .because(Evidence.count("locks that a session takes by itself", slots))
                        .fix(new Remedy.Act(Action.TOUCH_FEWER_RELATIONS))
                        .unless(Doubt.ONLY_UNDER_LOAD)
                        .remark());
            }
        }
        return List.of();
    }

    /// Those that the plan names; PostgreSQL locks all other indexes of the tables too while it plans.
    private static long locks(MeasuredPlan plan) {
        var tables = new HashSet<Relation>();
        var indexes = new HashSet<String>();
        long removed = 0;
        for (PlanNode node : plan.nodes()) {
            target(node).relation().ifPresent(name -> tables.add(new Relation(target(node).schema(), name)));
            index(node).ifPresent(indexes::add);
            removed += node.attributes().whole("Subplans Removed").orElse(0);
        }
        return tables.size() + indexes.size() + removed;
    }

    private record Relation(Optional<String> schema, String name) {}

    private static Target target(PlanNode node) {
        return switch (node.operation()) {
            case Operation.Scan scan -> scan.target();
            case Operation.ModifyTable modify -> modify.target();
            default -> Target.NONE;
        };
    }

    private static Optional<String> index(PlanNode node) {
        return switch (node.operation()) {
            case Operation.IndexScan scan -> Optional.of(scan.index());
            case Operation.IndexOnlyScan scan -> Optional.of(scan.index());
            case Operation.BitmapIndexScan scan -> Optional.of(scan.index());
            default -> Optional.empty();
        };
    }
}
