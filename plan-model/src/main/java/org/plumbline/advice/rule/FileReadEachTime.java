package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
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
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.sql.QuotedName;

/// A foreign table is a file (`file_fdw`), which each query reads and parses from the first line to the last.
///
///     Foreign Scan on words  (actual time=188.177..188.177 rows=0 loops=1)
///       Filter: (word = 'caterpiler'::text)
///       Rows Removed by Filter: 479829
///       Foreign File: /usr/share/dict/words
///       Foreign File Size: 4953699 b
public final class FileReadEachTime extends NodeRule<Operation.ForeignScan> {
    /// Of the execution (as of rows that another server sends in vain).
    static final double LEAST_SHARE = 0.10;
    /// Of reading a file, what a table does without: the same rows took 26 ms instead of 223 (our corpus).
    static final double PARSING = 0.65;
    /// Files were parsed with 26 (PostgreSQL's manual) to 160 MB a second: what took longer was something else, such as a function.
    static final double BYTES_PER_SECOND = 25e6;
    /// Of the rows, those that are not wanted, from which on an index on the table is for the query (as of an index that finds too much).
    static final double LEAST_LEFT_OUT = 0.90;
    /// The same of a LIMIT.
    static final double MOST_WANTED = 0.10;
    /// With an index on the condition (146 ms became 0.1).
    static final double WITH_INDEX = 0.9;
    /// With an index in the order of a LIMIT: of texts by their likeness, the dearest (see [TopNSort]).
    static final double IN_ORDER = TopNSort.PROMISED_OF_TEXTS;
    private static final double NANOS_PER_SECOND = 1e9;

    public FileReadEachTime() {
        super(new RuleInfo("file-read-each-time", "File read and parsed anew", Category.SCAN, Set.of(ANALYZE, TIMING)),
                Operation.ForeignScan.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.ForeignScan scan) {
        boolean loads = plan.plan().root().operation() instanceof Operation.ModifyTable;
        if (loads || node.attributes().get("Foreign File").isEmpty()) {
            return Optional.empty();
        }
        return ScanFigures.of(plan, node).flatMap(figures -> ScanFigures.target(node).flatMap(Tables::name)
                .flatMap(table -> finding(plan, node, figures, table)));
    }

    private Optional<Finding> finding(MeasuredPlan plan, PlanNode node, ScanFigures figures, String table) {
        boolean keepsFew = figures.removed().value() > 0 && figures.removedShare().atLeast(LEAST_LEFT_OUT);
        Optional<Rows> first = first(plan, node).filter(rows -> rows.value() <= MOST_WANTED * figures.kept().value());
        double part = keepsFew ? WITH_INDEX * figures.removedShare().value() : first.isPresent() ? IN_ORDER : parsing(plan, node, figures);
        Stake stake = Stake.ofSelf(plan, node, part);
        if (!stake.matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        Draft draft = draft(plan, stake, node).because(Evidence.rows("rows read", figures.found()));
        if (keepsFew) {
            draft.because(Evidence.rows("rows kept", figures.kept()));
        }
        draft.because(first.map(rows -> Evidence.rows("rows wanted first", rows)))
                .because(fileSize(node).map(size -> Evidence.bytes("size of the file", size)));
        String rows = QuotedName.of(table.substring(table.lastIndexOf('.') + 1) + "_rows");
        return Optional.of(draft
                .fix(new Remedy.Act(Action.KEEP_FILE_AS_TABLE, "CREATE MATERIALIZED VIEW " + rows + " AS SELECT * FROM "
                        + Tables.quoted(table) + ";\n-- whenever the file has changed: REFRESH MATERIALIZED VIEW " + rows))
                .unless(Doubt.FILE_MAY_BE_READ_ONCE).finding());
    }

    /// What a LIMIT takes of the rows, once they are sorted.
    private static Optional<Rows> first(MeasuredPlan plan, PlanNode node) {
        return plan.plan().parent(node).filter(above -> above.operation() instanceof Operation.Sort).flatMap(plan.plan()::parent)
                .filter(above -> above.operation() instanceof Operation.Limit).flatMap(limit -> LimitFigures.of(plan.plan(), limit))
                .map(taken -> Rows.rows(taken.pulled()));
    }

    private static double parsing(MeasuredPlan plan, PlanNode node, ScanFigures figures) {
        double self = Math.max(1, plan.of(node).self().wallOrZero().toNanos());
        double most = fileSize(node).map(size -> size.count() * figures.loops() / BYTES_PER_SECOND * NANOS_PER_SECOND).orElse(self);
        return PARSING * Math.min(1, most / self);
    }

    /// In bytes: a number with its unit in TEXT, without it elsewhere.
    private static Optional<Bytes> fileSize(PlanNode node) {
        return switch (node.attributes().get("Foreign File Size").orElse(null)) {
            case AttributeValue.Whole(long bytes) -> Optional.of(Bytes.bytes(bytes));
            case AttributeValue.Text(String text) when text.matches("\\d{1,18}( b)?") ->
                    Optional.of(Bytes.bytes(Long.parseLong(text.split(" ", 2)[0])));
            case null, default -> Optional.empty();
        };
    }
}
