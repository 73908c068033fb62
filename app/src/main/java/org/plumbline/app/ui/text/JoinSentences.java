package org.plumbline.app.ui.text;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.Misestimate;

/// Findings on how rows are brought together: joins, subqueries, common table expressions.
final class JoinSentences {
    static final Map<String, Function<Told, Optional<String>>> BY_RULE = Map.ofEntries(
            Map.entry("nested-loop-repeats-work", told -> told.node().flatMap(loop -> repeatedWork(told, loop))),
            Map.entry("join-without-index", JoinSentences::fewPartners),
            Map.entry("row-misestimate", told -> told.node().flatMap(at -> misestimate(told, at))),
            Map.entry("cte-blocks-pushdown", JoinSentences::blockedFilter),
            Map.entry("cte-scan-in-loop", JoinSentences::searchedCte),
            Map.entry("memoize-thrash", JoinSentences::memoize),
            Map.entry("correlated-subplan", JoinSentences::subquery),
            Map.entry("not-in-subplan", JoinSentences::notIn),
            Map.entry("outer-join-not-anti", JoinSentences::withoutPartner),
            Map.entry("or-across-join", JoinSentences::orAcross),
            Map.entry("cartesian-product", JoinSentences::product),
            Map.entry("distinct-over-fan-out", JoinSentences::distinct),
            Map.entry("limit-above-fan-out", JoinSentences::limit),
            Map.entry("groups-thrown-away", JoinSentences::groups));

    private JoinSentences() {}

    private static Optional<String> repeatedWork(Told told, PlanNode loop) {
        Optional<String> scan = loop.operation() instanceof Operation.NestedLoop && told.finding().nodes().size() > 2
                ? Optional.of(NodeText.title(told.plan().plan().node(told.finding().nodes().get(2))))
                : told.plan().plan().inner(loop).map(NodeText::title);
        boolean keptRows = told.plan().plan().inner(loop).filter(inner -> inner.operation() instanceof Operation.Materialize).isPresent();
        if (keptRows) {
            return told.words("runs of the inner side").flatMap(runs -> scan.map(title ->
                    title + " ran once, but this loop compared "
                    + told.words("rows read per run").map(rows -> "its " + rows + " rows").orElse("its rows")
                    + " with each row of its first input, " + runs + " times"
                    + told.words("rows removed by the join filter").map(rows -> ": " + rows + " pairs did not match").orElse("") + "."
                    + expected(told)));
        }
        String read = told.words("rows read per run").flatMap(rows -> told.words("rows kept per run").map(kept ->
                " read " + rows + " rows each time to keep " + kept)).orElse(" ran each time");
        return told.words("runs of the inner side").flatMap(runs -> scan.map(title ->
                "For each row of its first input this loop ran its second input again, " + runs + " times"
                + told.words("time per run").map(time -> " at " + time + " each").orElse("") + ": " + title + read + "."
                + expected(told)));
    }

    private static Optional<String> fewPartners(Told told) {
        return told.words("rows read").flatMap(read -> told.words("rows of the other input").map(few ->
                "The whole table" + told.table(" ") + " was read, " + rows(read) + ", to find the partners of " + rows(few)
                + told.words("rows of the join").map(joined -> ": " + (joined.equals("0") ? "none" : joined)).orElse("")
                + ". An index on the columns of the join leads to them."));
    }

    /// Why the planner took a loop.
    private static String expected(Told told) {
        return told.words("outer rows expected").map(rows -> " The planner expected " + rows(rows) + " in the loop's first input.")
                .or(() -> told.words("rows expected per run").map(rows -> " The planner expected " + rows(rows) + " a time."))
                .orElse("");
    }

    private static String rows(String number) {
        return number + (number.equals("1") ? " row" : " rows");
    }

    private static Optional<String> misestimate(Told told, PlanNode at) {
        Optional<Misestimate> off = told.plan().of(at).misestimate();
        return off.flatMap(far -> at.estimate().flatMap(estimate -> at.executed().map(executed ->
                "The planner expected " + Format.rowsFull(estimate.rows()) + " from " + NodeText.title(at) + " and "
                        + Format.rows(executed.rowsPerLoop()) + " came, " + Format.factor(far.factor())
                        + (far.underestimated() ? " as many" : " fewer") + ", so what it built on that may be the wrong choice."
                        + told.words("rows assumed of the foreign table").map(rows ->
                                " It has no statistics of this table of another server, and assumed " + rows + " rows.").orElse("")
                        + told.words("values assumed of the key").map(values ->
                                " One in " + values + " pairs of rows was to match, as of a key without statistics.").orElse(""))));
    }

    private static Optional<String> subquery(Told told) {
        return told.words("runs of the subquery").map(runs -> "A subquery ran " + runs + " times, once for each row"
                + told.words("time per run").map(time -> ", at " + time + " each").orElse("")
                + told.words("rows read per run").map(rows -> ", and read " + rows(rows) + " every time")
                        .orElse("") + ".")
                .or(() -> told.words("runs expected, at least").map(runs -> "The planner expects a subquery to run " + runs
                        + " times or more, and to read a whole table every time."));
    }

    private static Optional<String> blockedFilter(Told told) {
        return told.words("WITH query").flatMap(name -> told.words("rows made").flatMap(made -> told.words("rows kept").map(kept ->
                "The WITH query " + name + " made " + made + " rows, of which the one scan that reads it kept " + kept
                        + ": its filter does not reach inside.")));
    }

    private static Optional<String> searchedCte(Told told) {
        return told.words("WITH query").flatMap(name -> told.words("runs of the scan").flatMap(runs -> told.words("rows read per run")
                .map(rows -> "The rows of the WITH query " + name + " have no index: they were searched from the first again for each row, "
                        + runs + " times, " + rows + " rows a time"
                        + told.words("scans that search it").map(scans -> "; " + scans + " scans search them like this").orElse("")
                        + "." + expected(told))));
    }

    private static Optional<String> memoize(Told told) {
        return told.words("lookups").flatMap(lookups -> told.words("found").map(found -> "Memoize keeps rows by "
                + told.words("key").orElse("key") + " to have them when they are asked for again: of " + lookups
                + " questions it had the rows " + (found.equals("0") ? "for none" : "for " + found + " only")
                + told.words("thrown out").filter(out -> !out.equals("0"))
                        .map(out -> ", as its memory was full and it had thrown out " + out).orElse("") + "."));
    }

    private static Optional<String> notIn(Told told) {
        return told.words("searches of the list").map(searches -> "The list of a NOT IN"
                + told.words("rows in the list").map(rows -> ", " + rows + " rows,").orElse("")
                + " was searched from its start for each row, " + searches + " times"
                + told.words("rows looked at per search").map(rows -> ", " + rows + " rows a time").orElse("") + ".");
    }

    private static Optional<String> orAcross(Told told) {
        return told.words("pairs compared").flatMap(pairs -> told.words("pairs kept").map(kept ->
                "The OR of this join reads both tables, so " + pairs + " pairs of rows were made first, and it kept "
                + kept + " of them."));
    }

    private static Optional<String> withoutPartner(Told told) {
        return told.words("rows joined").flatMap(joined -> told.words("rows looked up").flatMap(rows -> told.words("rows left").map(left ->
                "This join looks for rows without a partner, and for that joined all partners of " + rows(rows) + ": " + joined
                        + " rows, of which " + left + (left.equals("1") ? " was" : " were") + " left.")));
    }

    private static Optional<String> product(Told told) {
        return told.words("rows of the first side").flatMap(first -> told.words("rows of the second side").flatMap(second ->
                told.words("pairs made").map(pairs -> "Nothing says which rows belong together, so each of " + first
                        + " rows was paired with each of " + second + ": " + pairs + " rows.")));
    }

    private static Optional<String> distinct(Told told) {
        return told.words("rows of the join").flatMap(joined -> told.words("rows left").map(left ->
                "The join made " + joined + " rows, of which only one table's columns are asked for; "
                + "making them distinct left " + left + "."));
    }

    private static Optional<String> groups(Told told) {
        return told.words("groups made").flatMap(made -> told.words("rows of the other input").map(rows ->
                "A subquery made " + made + " groups, and the join looked for those of " + rows(rows)
                        + " only: PostgreSQL does not restrict a GROUP BY to the rows that it is joined with."));
    }

    private static Optional<String> limit(Told told) {
        return told.words("rows in that order").flatMap(ordered -> told.words("rows returned").flatMap(returned -> {
            String wanted = "For " + returned + (returned.equals("1") ? " row" : " rows") + " all " + ordered + " rows ";
            return told.words("joins with no part in the order")
                    .map(joins -> wanted + "were joined with " + (joins.equals("1") ? "another table" : joins + " other tables")
                            + " before they were sorted and the first few taken, though the order does not depend on "
                            + (joins.equals("1") ? "it." : "them."))
                    .or(() -> told.words("rows of the join").map(joined -> wanted
                            + "of the table that they are ordered by were joined first, which made " + joined + "."));
        }));
    }
}
