package org.plumbline.app.ui.text;

import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.plan.compare.Remark;
import org.plumbline.plan.compare.Remark.Which;
import org.plumbline.plan.unit.Share;

/// What else to know of a comparison, as a sentence.
final class RemarkText {
    private RemarkText() {}

    /// None of what the sentences before it tell.
    static Optional<String> of(Remark remark) {
        return Optional.ofNullable(switch (remark) {
            case Remark.StatementsDiffer _ -> "The plans are of different statements: their times compare different work.";
            case Remark.SamePlan(boolean rows, boolean blocks) -> "Both plans do the same, node for node"
                    + (rows && blocks ? ", with as many rows and blocks." : rows ? ", with as many rows." : ".");
            case Remark.OtherConditions(var first, int others) -> "Conditions differ at the " + NodeText.title(first)
                    + (others == 0 ? "" : " and " + Format.countFull(others) + (others == 1 ? " more node" : " more nodes"))
                    + ": the statements may not be the same.";
            case Remark.OtherEstimates(var node, var before, var after, var returned) -> "The planner expected "
                    + Format.rowsWhole(before) + " of the " + NodeText.title(node) + " before and " + Format.rowsWhole(after) + " after"
                    + returned.map(rows -> ", where " + Format.rows(rows) + " came").orElse("") + ": the statistics or the values changed.";
            case Remark.LittleInCommon(int pairs) -> pairs == 0 ? "The plans have no node in common."
                    : "The plans have little in common: " + pairs + (pairs == 1 ? " node." : " nodes.");
            case Remark.EstimatesOnly(Which without) -> "Only estimates are compared, as "
                    + (without == Which.BOTH ? "neither plan was run" : which(without, "was not run", ""))
                    + " (EXPLAIN without ANALYZE): estimates are right only as far as the planner's rows are.";
            case Remark.NoTimes(Which without) -> "Which nodes made the difference is not known, as " + which(without, "has", "have")
                    + " no times of nodes (TIMING OFF).";
            case Remark.CutOff(Which plan) -> capital(which(plan, "was", "were")) + " cut off: what is missing counts as gone, "
                    + "and which nodes made the difference is not known.";
            case Remark.OtherRows(var before, var after) -> "The results differ: " + Format.rowsFull(before) + " before, "
                    + Format.rowsFull(after) + " after. The data or the values were not the same, so the times compare different work.";
            case Remark.OtherCache(var before, var after) -> "Both touch as many blocks, but " + Format.blocks(before)
                    + " had to be read before and " + Format.blocks(after) + " after: a part of the difference is the cache, not the plan.";
            case Remark.OutsideNodes outside -> outside(outside) + ".";
            case Remark.Compiling compiling -> compiling(compiling) + ".";
            case Remark.OtherSettings(var settings) -> "Settings differ (before, after): " + settings.stream().map(RemarkText::setting)
                    .collect(Collectors.joining("; ")) + ".";
            case Remark.SwitchedOff(long before, long after) -> "Kinds of nodes were switched off that the plans take nevertheless ("
                    + times(before) + " before, " + times(after) + " after): what PostgreSQL adds to their costs for that is left out.";
            case Remark.Planning(var before, var after) -> "Planning took " + Format.time(before) + " before and " + Format.time(after)
                    + " after, beside the execution.";
            case Remark.OtherOrder _ -> "Tables are joined in another order.";
            case Remark.Next _ -> null;
        });
    }

    private static String times(long count) {
        return count == 1 ? "once" : Format.count(count) + " times";
    }

    private static String which(Which which, String one, String both) {
        return switch (which) {
            case BEFORE -> "the plan before " + one;
            case AFTER -> "the plan after " + one;
            case BOTH -> "both plans " + both;
        };
    }

    /// Without the full stop; likewise [#outside].
    static String compiling(Remark.Compiling compiling) {
        return "Just-in-time compilation took " + Format.time(compiling.before()) + " before and " + Format.time(compiling.after())
                + " after, which is in the nodes' times";
    }

    static String outside(Remark.OutsideNodes outside) {
        double change = outside.change().value();
        boolean triggers = Math.signum(outside.triggers().value()) == Math.signum(change)
                && Math.abs(outside.triggers().value()) > Math.abs(change) / 2;
        return CompareText.signed(outside.change()) + part(outside.ofDifference()) + " lies outside the nodes"
                + (triggers ? ", " + CompareText.signed(outside.triggers()) + " of it in triggers" : ": starting, ending and sending");
    }

    private static String part(Share share) {
        return share.value() > 1 ? "" : ", " + Format.share(share) + " of the difference,";
    }

    private static String setting(Remark.Setting setting) {
        return setting.name() + " " + setting.before().orElse("default or not told") + ", " + setting.after().orElse("default or not told");
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
