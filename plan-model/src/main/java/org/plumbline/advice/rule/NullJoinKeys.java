package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.CatalogRule;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;
import org.plumbline.sql.QuotedName;

/// A join reads a whole table of which nearly all rows have no key: NULL equals nothing, so that they are read for nothing.
///
///     Hash Join  (actual time=1.738..244.142 rows=55251 loops=1)
///       Hash Cond: (o.coupon_id = c.id)
///       ->  Seq Scan on orders o  (actual time=0.005..105.117 rows=1000000 loops=1)
///     pg_stats of orders.coupon_id: null_frac 0.946
public final class NullJoinKeys implements CatalogRule {
    /// Rows read for nothing: fewer are not worth an index (our own).
    static final double LEAST_ROWS = 10_000;
    /// Smaller tables are read at once (our catalogue, row 1).
    static final long LEAST_PAGES = 1_000;
    /// Of the execution, what can be won (as of other joins: our catalogue, row 14).
    static final double LEAST_STAKE = 0.10;
    /// So many rows of a scan take as long as one that an index finds, on its own page, and what the join does with them. Measured on a
    /// million rows, 75 on a page, with keys anywhere in the table: of what the scan and the join took 0.69 was won where 3.4 % of the rows
    /// had a key, 0.38 with 5.4 %, 0.34 with 8.2 %, nothing with 14 %, and with 21 % it was lost again.
    static final double ROWS_PER_LOOKUP = 12;
    /// Likewise where the rows lie in the key's order: 0.6 was won with 8 % and 0.27 with 21 %, next to nothing with 35 %.
    static final double ROWS_PER_LOOKUP_IN_ORDER = 4.5;
    /// Of the key's order with that of the rows (our own).
    private static final double IN_ORDER = 0.9;

    private static final RuleInfo INFO =
            new RuleInfo("null-join-keys", "Rows without a key read for a join", Category.SCAN, Set.of(ANALYZE));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan, CatalogFacts facts) {
        var findings = new ArrayList<Finding>();
        for (PlanNode join : plan.nodes(Set.of(Operation.HashJoin.class, Operation.MergeJoin.class))) {
            for (NullableInput input : NullableInput.of(plan, facts, join)) {
                check(plan, join, input).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> check(MeasuredPlan plan, PlanNode join, NullableInput input) {
        double without = input.nullFraction();
        double perLookup = Math.abs(input.correlation()) >= IN_ORDER ? ROWS_PER_LOOKUP_IN_ORDER : ROWS_PER_LOOKUP;
        Optional<ScanFigures> figures = ScanFigures.of(plan, input.scan());
        if (figures.isEmpty() || without * figures.get().kept().value() < LEAST_ROWS
                || input.table().pages().count() < LEAST_PAGES || input.hasIndex() || !isMeasured(plan, input)) {
            return Optional.empty();
        }
        var working = new ArrayList<>(input.between());
        working.add(input.scan());
        working.add(join);
        Stake stake = Stake.ofSelves(plan, working, Math.max(0, 1 - perLookup * (1 - without)));
        if (!stake.matters(LEAST_STAKE)) {
            return Optional.empty();
        }
        String key = input.column().name();
        var index = new IndexCandidate(Optional.of(input.table().schema()), input.table().name(), "btree",
                List.of(IndexCandidate.Key.column(key)), List.of(), Optional.of(QuotedName.of(key) + " IS NOT NULL"));
        return Optional.of(Draft.of(INFO, plan, stake).at(input.scan()).at(join)
                .because(Evidence.text("key", QuotedName.of(JoinSides.alias(input.scan())) + "." + QuotedName.of(key)))
                .because(Evidence.rows("rows read", figures.get().kept()))
                .because(Evidence.share("share without a key", input.column().statistics().orElseThrow().nullFraction()))
                .because(Evidence.rows("rows without a key, about", Rows.rows(Math.round(without * figures.get().kept().value()))))
                .fix(new Remedy.CreateIndex(index))
                .unless(Doubt.COUNT_IS_APPROXIMATE).unless(Doubt.OTHERS_MAY_TAKE_THE_INDEX).unless(Doubt.WRITES_COST_MORE)
                .finding());
    }

    /// The share is that of the table, and the gain was measured: on scans without a filter, in one process, not of pages that came from
    /// the disk, as far as that is told, where the keys lie anywhere in the table.
    private static boolean isMeasured(MeasuredPlan plan, NullableInput input) {
        boolean inOrder = Math.abs(input.correlation()) >= IN_ORDER;
        boolean inMemory = input.scan().usage()
                .map(usage -> usage.buffers().sharedRead().count() <= usage.buffers().sharedHit().count()).orElse(true);
        return ScanFigures.filter(input.scan()).isEmpty() && plan.of(input.scan()).processes() <= 1 && (inOrder || inMemory);
    }
}
