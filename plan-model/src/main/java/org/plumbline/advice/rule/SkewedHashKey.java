package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Condition;
import org.plumbline.plan.HashTable;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// One value of the join's key fills most of a hash table. All rows of one value fall into one batch, however many batches there are:
/// PostgreSQL cuts the table again and again, until a cut frees nothing, and takes more memory than it is allowed then
/// (`ExecHashIncreaseNumBatches`, `growEnabled`, nodeHash.c).
///
///     Hash Left Join  (actual time=473.9..1184.8 rows=392000 loops=1)
///       Hash Cond: (c.id = o.customer_id)
///       ->  Seq Scan on customers c
///       ->  Hash  (actual time=473.7..473.7 rows=576000 loops=1)
///             Buckets: 262144 (originally 1024)  Batches: 512 (originally 1)  Memory Usage: 13528kB
public final class SkewedHashKey extends NodeRule<Operation.Hash> {
    /// Of the execution, the value's part of what the join and its hash took (as for hashes on disk: our catalogue, row 10).
    static final double LEAST_SHARE = 0.10;
    private static final Set<JoinType> ALL_HASHED_ROWS = Set.of(JoinType.RIGHT, JoinType.FULL, JoinType.RIGHT_ANTI);

    public SkewedHashKey() {
        super(new RuleInfo("skewed-hash-key", "One value fills the hash table", Category.MEMORY, Set.of(ANALYZE)), Operation.Hash.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Hash hash) {
        return hash.table().flatMap(table -> HashSpread.skewed(plan, node, table).flatMap(spread -> plan.plan().parent(node)
                .filter(join -> !returnsAll(join.operation()))
                .flatMap(join -> check(plan, node, join, table, spread))));
    }

    /// Whether the join returns the hashed rows without a match too: then they are in the table whatever its condition says, NULLs too.
    private static boolean returnsAll(Operation operation) {
        return operation instanceof Operation.Join join && ALL_HASHED_ROWS.contains(join.joinType());
    }

    private Optional<Finding> check(MeasuredPlan plan, PlanNode node, PlanNode join, HashTable table, HashSpread spread) {
        Stake stake = Stake.ofSelves(plan, List.of(node, join), spread.part());
        if (!stake.matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        Optional<Condition> key = join.operation() instanceof Operation.HashJoin hashed ? hashed.hashCond() : Optional.empty();
        return Optional.of(draft(plan, stake, node).at(join)
                .because(key.map(condition -> Evidence.text("key", condition.text())))
                .because(Evidence.count("batches", table.batches()))
                .because(Evidence.count("batches planned", table.originalBatches()))
                .because(Evidence.bytes("memory used", table.peakMemory()))
                .because(Evidence.bytes("memory of an even batch", spread.even()))
                .fix(new Remedy.Act(Action.LEAVE_OUT_PLACEHOLDER, key.flatMap(condition -> frequent(plan.plan(), join, condition))))
                .unless(Doubt.VALUE_MAY_HAVE_PARTNERS).unless(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE)
                .knowMoreWith(Capability.BUFFERS).finding());
    }

    /// A query for the values that most rows of the hashed table have, where the condition tells the table and the columns.
    private static Optional<String> frequent(Plan plan, PlanNode join, Condition condition) {
        return JoinSides.of(plan, join).flatMap(sides -> HashedColumns.of(condition, sides.innerAliases(), sides.outerAliases())
                .flatMap(columns -> columns.table(plan, sides.inner())
                        .map(table -> Catalogue.frequentValues(table, columns.names()))));
    }
}
