package org.plumbline.app.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.rewrite.proof.Difference;
import org.plumbline.rewrite.proof.RewriteMeasurement;

/// What running a statement and its rewrite on a person's own data showed, in words.
public final class RewriteMeasurementText {
    /// What a person agrees to.
    public static final String MEANING = "Each is run once to compare what they give, and then 5 to 15 times in turns, in one READ ONLY "
            + "transaction that is rolled back. A run is ended after a minute, and no turn is begun after two. Others on the server may "
            + "notice.";

    private RewriteMeasurementText() {}

    /// One sentence: `Measured: both give the same 40 rows. 8.1 times faster: 812 ms, then 100 ms.`
    public static String headline(RewriteMeasurement measurement) {
        return switch (measurement) {
            case RewriteMeasurement.Measured measured -> "Measured: both give " + (measured.rows() > 0 ? "the same " : "")
                    + rows(measured.rows()) + ". "
                    + capital(ProofText.verdict(measured.original(), measured.other())) + ": "
                    + ProofText.median(measured.original()) + ", then " + ProofText.median(measured.other()) + ".";
            case RewriteMeasurement.Differs differs -> "They do not give the same on this data: the original " + rows(differs.rows())
                    + ", the rewritten one " + rows(differs.otherRows()) + ".";
            case RewriteMeasurement.NotMeasured(String why) -> "Not measured: " + why;
        };
    }

    /// What else there is to say, a line each.
    public static List<String> details(RewriteMeasurement measurement) {
        var lines = new ArrayList<String>();
        switch (measurement) {
            case RewriteMeasurement.Measured measured -> {
                if (measured.rows() == 0) {
                    lines.add("That neither gives a row says little of whether they are the same.");
                }
                lines.add("Half of the runs took " + ProofText.half(measured.original()) + " as it is, and "
                        + ProofText.half(measured.other()) + " rewritten (" + Format.count(measured.original().all().size())
                        + (measured.original().all().size() == 1 ? " run" : " runs") + " of each, in turns).");
                blocks(measured).ifPresent(lines::add);
                if (measured.rows() > 1) {
                    lines.add(measured.ordered() ? "The rows came in the same order, as far as it is asked for."
                            : "The rows were compared in any order: the original asks for none that its columns show.");
                }
            }
            case RewriteMeasurement.Differs differs -> {
                differs.shown().ifPresent(shown -> shown(shown, lines));
                differs.doubts().stream().sorted().map(RewriteMeasurementText::doubt).forEach(lines::add);
            }
            case RewriteMeasurement.NotMeasured _ -> { }
        }
        return List.copyOf(lines);
    }

    private static void shown(Difference.OtherRows shown, List<String> lines) {
        if (shown.onlyOriginal().isEmpty() && shown.onlyOther().isEmpty()) {
            lines.add("They are the same rows in another order.");
            return;
        }
        lines.add("Only the original gives: " + some(shown.onlyOriginal()));
        lines.add("Only the rewritten one gives: " + some(shown.onlyOther()));
    }

    private static String some(List<List<Optional<String>>> rows) {
        return rows.isEmpty() ? "nothing" : RewriteProofText.listed(rows);
    }

    private static String doubt(RewriteMeasurement.Doubt doubt) {
        return switch (doubt) {
            case TIES -> "That may be by chance: the original takes or numbers rows that its order may leave on a par (LIMIT, DISTINCT ON, "
                    + "OVER and the like).";
            case ROUNDING -> "That may be rounding: sums of floating-point numbers depend on the order in which they are added.";
        };
    }

    private static Optional<String> blocks(RewriteMeasurement.Measured measured) {
        long before = measured.original().touched().count();
        long after = measured.other().touched().count();
        return before + after == 0 ? Optional.empty() : Optional.of("Each run touched " + Format.countFull(before)
                + " blocks as it is, and " + Format.countFull(after) + " rewritten.");
    }

    private static String rows(long rows) {
        return rows == 1 ? "1 row" : rows == 0 ? "no rows" : Format.countFull(rows) + " rows";
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
