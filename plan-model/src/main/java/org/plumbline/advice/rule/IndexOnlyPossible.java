package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.BUFFERS;
import static org.plumbline.plan.Capability.VERBOSE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.QuotedName;

/// An index led to many rows scattered over the table, and a column or two was all that was taken from each: had the index carried
/// them, the table need not have been read. Only VERBOSE tells which columns; without it that they are few.
///
///     Index Scan using sales_product_id_idx on public.sales  (actual time=0.05..140.2 rows=60000 loops=1)
///       Output: amount
///       Index Cond: (sales.product_id = 7)
///       Buffers: shared hit=60120
///
/// A bitmap of one index is the same in another order; of its pages those of the table are counted (`Heap Blocks`). One that lost its rows
/// is [LossyBitmap]'s.
public final class IndexOnlyPossible extends NodeRule<Operation.Scan> {
    /// Pages for each row: below, neighbours share them and the table is read cheaply (our catalogue, row 37: heap at least half).
    static final double LEAST_PAGES_PER_ROW = 0.5;
    /// Rows found: fewer are fetched in a few milliseconds.
    static final double LEAST_ROWS = 10_000;
    /// Of the execution.
    static final double LEAST_SHARE = 0.20;
    static final Duration LEAST_TIME = Duration.ofMillis(5);
    /// Columns to carry beside those that are searched: each makes the index larger.
    static final int MOST_CARRIED = 3;
    /// Width of what is taken from a row, by the planner.
    static final long MOST_BYTES = 64;
    /// Of the scan's time, what visits to the table take where each row lies on a page of its own in memory (our corpus: two thirds).
    static final double PART_IN_TABLE = 0.5;

    /// Rows of each scan, where it is not told which columns are taken (our own): for fewer the pages are the index's own rather than the
    /// table's.
    static final double LEAST_ROWS_UNTOLD = 100;

    public IndexOnlyPossible() {
        super(new RuleInfo("index-only-possible", "Index could answer alone", Category.SCAN, Set.of(ANALYZE, BUFFERS)),
                Operation.Scan.class, Set.of(Operation.IndexScan.class, Operation.BitmapHeapScan.class));
    }

    /// How the rows were found.
    private record Search(String index, Condition condition) {
        static Optional<Search> of(Plan plan, PlanNode node) {
            return switch (node.operation()) {
                case Operation.IndexScan scan -> scan.indexCond().map(condition -> new Search(scan.index(), condition));
                case Operation.BitmapHeapScan scan when scan.lossyHeapBlocks().filter(lossy -> lossy.count() > 0).isEmpty() ->
                        plan.outer(node).flatMap(Search::ofBitmap).filter(search -> search.couldBeBtree(scan.target()));
                default -> Optional.empty();
            };
        }

        private static Optional<Search> ofBitmap(PlanNode node) {
            return node.operation() instanceof Operation.BitmapIndexScan(String index, Optional<Condition> condition)
                    ? condition.map(searched -> new Search(index, searched)) : Optional.empty();
        }

        /// Whether a B-tree finds it: indexes of other kinds cannot answer alone.
        private boolean couldBeBtree(Target target) {
            return IndexRemedy.serving(target, List.of(condition)).index().isPresent();
        }
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Scan scan) {
        Stake stake = Stake.ofSelf(plan, node, PART_IN_TABLE);
        boolean narrow = node.estimate().flatMap(estimate -> estimate.width()).filter(width -> width.count() <= MOST_BYTES).isPresent();
        if (!narrow || !plan.shareOf(node).atLeast(LEAST_SHARE)
                || stake.time().filter(time -> time.compareTo(LEAST_TIME) < 0).isPresent()) {
            return Optional.empty();
        }
        return ScanFigures.of(plan, node).filter(figures -> figures.found().value() >= LEAST_ROWS
                        && pages(node, figures).filter(pages -> pages.count() >= LEAST_PAGES_PER_ROW * figures.found().value()).isPresent()
                        && figures.removed().value() < figures.kept().value())
                .flatMap(figures -> Search.of(plan.plan(), node).flatMap(search -> plan.plan().capabilities().has(VERBOSE)
                        ? index(taken(plan.plan(), node), scan, search.condition()).map(index -> draft(plan, stake, node, figures)
                                .because(Evidence.text("columns carried", String.join(", ", index.include())))
                                .fix(new Remedy.CreateIndex(index))
                                .unless(Doubt.EXISTING_INDEXES_UNKNOWN).unless(Doubt.WRITES_COST_MORE)
                                .unless(Doubt.ONLY_WHILE_VACUUMED)
                                .finding())
                        : Optional.of(figures).filter(found -> found.foundPerScan() >= LEAST_ROWS_UNTOLD)
                                .map(_ -> draft(plan, stake, node, figures)
                                .because(Evidence.text("index", search.index()))
                                .fix(new Remedy.Act(Action.CARRY_COLUMNS))
                                // of a bitmap's index the plan does not tell the kind
                                .fix(Optional.of(scan).filter(Operation.IndexScan.class::isInstance)
                                        .flatMap(_ -> Tables.name(scan.target())).map(table -> new Remedy.Act(Action.CLUSTER_BY_INDEX,
                                        "CLUSTER " + Tables.quoted(table) + " USING " + QuotedName.of(search.index()))).stream().toList())
                                .unless(Doubt.ONLY_WHILE_VACUUMED).unless(Doubt.REBUILDING_LOCKS)
                                .knowMoreWith(VERBOSE)
                                .finding())));
    }

    private static Optional<Blocks> pages(PlanNode node, ScanFigures figures) {
        return node.operation() instanceof Operation.BitmapHeapScan bitmap ? bitmap.exactHeapBlocks() : figures.pages();
    }

    private Draft draft(MeasuredPlan plan, Stake stake, PlanNode node, ScanFigures figures) {
        return draft(plan, stake, node)
                .because(Evidence.rows("rows found", figures.found()))
                .because(pages(node, figures).map(pages -> Evidence.blocks("pages read", pages)))
                .because(node.estimate().flatMap(Estimate::width).map(width -> Evidence.bytes("bytes per row", width)));
    }

    /// What is taken from each row. Below an Aggregate a scan hands up whole rows where that is cheaper than to pick columns
    /// (`use_physical_tlist`, createplan.c): then the Aggregate tells what it uses.
    private static List<String> taken(Plan plan, PlanNode node) {
        Optional<PlanNode> aggregate = plan.parent(node).filter(parent -> parent.operation() instanceof Operation.Aggregate);
        if (aggregate.isEmpty() || !(aggregate.get().operation() instanceof Operation.Aggregate doing)) {
            return node.attributes().texts("Output");
        }
        var used = new ArrayList<String>(aggregate.get().attributes().texts("Output"));
        used.addAll(doing.groupKeys());
        doing.filter().ifPresent(having -> used.add(having.condition().text()));
        return used;
    }

    /// The columns searched for, carrying the few others that are taken or filtered by.
    private static Optional<IndexCandidate> index(List<String> output, Operation.Scan scan, Condition condition) {
        Optional<IndexCandidate> searched = IndexRemedy.serving(scan.target(), List.of(condition)).index();
        if (output.isEmpty() || searched.isEmpty() || searched.get().keys().stream().anyMatch(key -> !key.isColumn())) {
            return Optional.empty();
        }
        var columns = new LinkedHashSet<String>();
        var texts = new ArrayList<Condition>(output.stream().map(each -> new Condition("(" + each + " IS NULL)")).toList());
        scan.filter().ifPresent(filter -> texts.add(filter.condition()));
        texts.add(condition);
        for (Condition text : texts) {
            var parsed = ConditionParser.parse(text);
            if (parsed.isEmpty() || parsed.get().orAcrossColumns()) {
                return Optional.empty();
            }
            String alias = scan.target().alias().or(() -> scan.target().relation()).orElse("");
            parsed.get().comparisonsOf(alias).stream().flatMap(each -> each.subject().columns().stream())
                    .map(ColumnName::name).forEach(columns::add);
        }
        searched.get().keys().forEach(key -> columns.remove(key.expression()));
        return columns.isEmpty() || columns.size() > MOST_CARRIED || columns.contains("ctid") ? Optional.empty()
                : Optional.of(new IndexCandidate(searched.get().schema(), searched.get().table(), "btree", searched.get().keys(),
                        List.copyOf(columns), Optional.empty()));
    }
}
