package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.BUFFERS;
import static org.plumbline.plan.Capability.TIMING;

import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;

/// A load put each row into each of the table's indexes, one by one.
///
///     Insert on order_items  (actual time=4204.1..4204.1 rows=0 loops=1)
///       Buffers: shared hit=2933131 dirtied=7867 written=7865
///       ->  Seq Scan on staging  (actual time=0.012..61.0 rows=300000 loops=1)
public final class IndexUpkeep extends NodeRule<Operation.ModifyTable> {
    /// Rows inserted: below, indexes are not worth taking off (as of foreign keys: see BulkWrites).
    static final double LEAST_ROWS = 100_000;
    /// Of the execution, what the Insert took itself (our own: what is left is too little to be worth a load in three steps).
    static final double LEAST_SHARE = 0.50;
    /// Blocks touched for each row. Measured on loads of 100 000 to 300 000 rows into tables of 0 to a million: 1.02 without an index,
    /// 2.0 to 4.1 with one, 5.9 to 6.3 with two, 9.8 to 9.9 with four; with the primary key 2.1 to 3.0, with one index beside it 4.3 to
    /// 5.9, with three 7.9 to 9.9, with five 13 to 16. So six mean that more than one index beside a primary key is kept up.
    static final double LEAST_BLOCKS = 6;
    /// Those that stay: one of the table, and four of a primary key, whose tree may be higher than those measured.
    private static final double BLOCKS_THAT_STAY = 5;
    /// Of the time that the other blocks stand for: the indexes have to be made anew. Measured, with three and five indexes beside the
    /// primary key, a load with them against one without and `CREATE INDEX` for each: 51 to 66 % less time into an empty table, 39 and
    /// 60 % less where the table was as large as the load, 16 and 34 % where it was three times as large; this promises 22 and 34 % there.
    /// Where it was ten times as large the whole took half as long again as with the indexes, which the doubt says.
    static final double PROMISED = 0.5;
    /// Wider rows may have values outside the table, which touch blocks too (`TOAST_TUPLE_THRESHOLD`).
    private static final Bytes MOST_WIDTH = Bytes.bytes(2_000);

    public IndexUpkeep() {
        super(new RuleInfo("index-upkeep", "Indexes kept up row by row in a load", Category.SERVER, Set.of(ANALYZE, TIMING, BUFFERS)),
                Operation.ModifyTable.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.ModifyTable modify) {
        if (!modify.operation().equals("Insert") || node.attributes().get("Conflict Resolution").isPresent()
                || Triggers.anyForEachRow(plan) || !Stake.ofSelf(plan, node, 1).matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        Optional<PlanNode> source = plan.plan().outer(node);
        boolean wide = source.flatMap(PlanNode::estimate).flatMap(Estimate::width).filter(width -> width.compareTo(MOST_WIDTH) >= 0)
                .isPresent();
        double rows = source.flatMap(below -> plan.of(below).rowsLogical()).map(Rows::value).orElse(0.0);
        double blocks = plan.of(node).selfUsage().map(self -> self.usage().buffers().touched().count()).orElse(0L) / Math.max(1, rows);
        if (wide || rows < LEAST_ROWS || blocks < LEAST_BLOCKS) {
            return Optional.empty();
        }
        return Optional.of(draft(plan, Stake.ofSelf(plan, node, PROMISED * (blocks - BLOCKS_THAT_STAY) / blocks), node)
                .because(Evidence.rows("rows inserted", Rows.rows(rows)))
                .because(Evidence.factor("blocks touched for each", blocks))
                .because(plan.selfWall(node).map(time -> Evidence.time("time of the Insert itself", time)))
                .fix(new Remedy.Act(Action.LOAD_WITHOUT_INDEXES, Optional.of(modify.target())
                        .filter(target -> target.relation().isPresent()).map(Catalogue::indexes)))
                .unless(Doubt.ALL_ROWS_INDEXED_ANEW).unless(Doubt.UNINDEXED_MEANWHILE).unless(Doubt.BLOCKS_MAY_BE_OTHERS)
                .finding());
    }
}
