package org.plumbline.app.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.rewrite.proof.Counterexample;
import org.plumbline.rewrite.proof.Difference;
import org.plumbline.rewrite.proof.ProofOutcome;

/// What came of running a statement and its rewrite on rows that were made to tell them apart, in words.
public final class RewriteProofText {
    private static final int MOST_ROWS = 12;
    private static final int LONGEST_VALUE = 80;

    private RewriteProofText() {}

    /// One sentence.
    public static String headline(ProofOutcome outcome) {
        return switch (outcome) {
            case ProofOutcome.Equal equal -> "Tested equal: the same on all " + Format.count(equal.instances())
                    + " made-up fillings of the tables, of which " + Format.count(equal.telling()) + " gave rows.";
            case ProofOutcome.Refuted refuted when refuted.outright() -> "Refuted: with these rows they do not do the same ("
                    + rows(refuted) + ").";
            case ProofOutcome.Refuted refuted -> "Not the same unless " + refuted.unless().stream().map(RewriteText::demand)
                    .collect(Collectors.joining(", and ")) + ": with these rows they differ (" + rows(refuted) + ").";
            case ProofOutcome.NotTried(String why) -> "Not tested: " + why;
        };
    }

    private static String rows(ProofOutcome.Refuted refuted) {
        int rows = refuted.counterexample().rows();
        return rows == 1 ? "1 row" : Format.count(rows) + " rows";
    }

    /// What else there is to say: what was assumed, what was otherwise, the rows that refute it. A line each.
    public static List<String> details(ProofOutcome outcome) {
        var lines = new ArrayList<String>();
        switch (outcome) {
            case ProofOutcome.Equal equal -> {
                equal.assumed().forEach(demand -> lines.add("Assumed: " + RewriteText.demand(demand) + "."));
                equal.broken().forEach(demand -> lines.add("Tried with rows that break it too, and nothing came of it: "
                        + RewriteText.demand(demand) + "."));
                if (equal.undecided() > 0) {
                    lines.add(Format.count(equal.undecided())
                            + " fillings said nothing, as the original itself may answer in several ways.");
                }
                lines.addAll(equal.notes());
            }
            case ProofOutcome.Refuted refuted -> {
                refuted.assumed().forEach(demand -> lines.add("Assumed: " + RewriteText.demand(demand) + "."));
                rows(refuted.counterexample(), lines);
                lines.addAll(refuted.notes());
            }
            case ProofOutcome.NotTried _ -> { }
        }
        return List.copyOf(lines);
    }

    private static void rows(Counterexample example, List<String> lines) {
        for (Counterexample.Filled table : example.tables()) {
            lines.add(table.name() + " (" + String.join(", ", table.columns()) + "): "
                    + (table.rows().isEmpty() ? "no rows" : listed(table.rows())));
        }
        example.parameters().forEach(given -> lines.add(given.name() + " = " + given.value().orElse("NULL")));
        switch (example.difference()) {
            case Difference.OtherRows(var onlyOriginal, var onlyOther) -> {
                lines.add("Only the original gives: " + (onlyOriginal.isEmpty() ? "nothing" : listed(onlyOriginal)));
                lines.add("Only the rewritten one gives: " + (onlyOther.isEmpty() ? "nothing" : listed(onlyOther)));
            }
            case Difference.OneFails(boolean original, String _, String message) ->
                    lines.add((original ? "The original" : "The rewritten one") + " fails: " + message);
            case Difference.OtherColumns(var original, var other) -> lines.add("The columns are " + String.join(", ", original) + " and "
                    + String.join(", ", other) + ".");
        }
    }

    /// A few rows in one line: `(1, NULL), (2, a)`.
    static String listed(List<List<Optional<String>>> rows) {
        return rows.stream().limit(MOST_ROWS).map(row -> "(" + row.stream().map(value -> shortened(value.orElse("NULL")))
                .collect(Collectors.joining(", ")) + ")").collect(Collectors.joining(", ")) + (rows.size() > MOST_ROWS ? ", …" : "");
    }

    private static String shortened(String value) {
        return value.length() > LONGEST_VALUE ? value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE / 2)) + "…" : value;
    }
}
