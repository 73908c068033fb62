package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import org.plumbline.index.IndexNeed;
import org.plumbline.plan.Condition;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.ExpressionParser;

/// What one scan of a plan wants of an index, beyond its conditions.
record ScanNeed(MeasuredPlan plan, PlanNode scan) {
    /// Rows of one scan from which on fetching them from the table is the cost (our own).
    private static final double MANY_ROWS = 1_000;
    /// Bytes of a row that an index may carry without becoming a second table (our own).
    private static final long NARROW = 48;
    /// Blocks of a table from which on an index of block ranges is worth a thought: 80 MB (our own).
    private static final double LARGE = 10_000;

    /// Few of the table's rows fulfil these conditions.
    IndexNeed selective(List<Condition> conditions) {
        Optional<ScanFigures> figures = ScanFigures.of(plan, scan);
        boolean many = figures.map(found -> found.kept().value() / found.loops() >= MANY_ROWS).orElse(false);
        boolean large = figures.flatMap(found -> found.pages().map(pages -> pages.count() / found.loops() >= LARGE)).orElse(false);
        return new IndexNeed(
                ScanFigures.target(scan).orElseThrow(), conditions, many ? read() : List.of(), true, large);
    }

    /// The columns that the scan hands on, where VERBOSE prints them and a row of them is narrow; empty where one cannot be told.
    private List<String> read() {
        List<String> output = scan.attributes().texts("Output");
        boolean narrow = scan.estimate().flatMap(estimate -> estimate.width()).map(width -> width.count() <= NARROW).orElse(false);
        List<Optional<List<ColumnName>>> columns = output.stream().map(ExpressionParser::columns).toList();
        return narrow && columns.stream().allMatch(Optional::isPresent)
                ? columns.stream().flatMap(Optional::stream).flatMap(List::stream).map(ColumnName::name).distinct().toList()
                : List.of();
    }
}
