package org.plumbline.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.app.ui.text.RewriteMeasurementText;
import org.plumbline.app.ui.text.RewriteProofText;
import org.plumbline.app.ui.text.RewriteText;
import org.plumbline.rewrite.Condition;
import org.plumbline.rewrite.proof.ProofOutcome;

/// A rewritten statement to take away, as SQL: what one has to know of it stands in comments.
public final class RewriteScript {
    private RewriteScript() {}

    /// The new statement. Where it was seen to differ, or rests on what nobody promises, that stands in front.
    public static String statement(ProvenRewriting proven) {
        List<String> warnings = warnings(proven);
        return (warnings.isEmpty() ? "" : commented(warnings) + "\n") + proven.rewriting().sql().strip() + "\n";
    }

    /// Why it is written otherwise, on what conditions, what was proven, the new statement, and the original beneath.
    ///
    /// @param original as it was written
    public static String whole(String original, ProvenRewriting proven) {
        var lines = new ArrayList<String>();
        lines.add(proven.rewriting().rewrite().title() + " (Plumbline's rewrite " + proven.rewriting().rewrite().id() + ")");
        lines.add("Why: " + RewriteText.gain(proven.rewriting().gain()));
        RewriteText.relation(proven.rewriting().relation()).ifPresent(lines::add);
        lines.addAll(warnings(proven));
        List<Condition> promised = proven.rewriting().conditions().stream()
                .filter(condition -> proven.promise(condition) != ProvenRewriting.Promise.NOBODY).toList();
        if (!promised.isEmpty()) {
            lines.add("What must be true for it:");
            promised.forEach(condition -> lines.add("  " + RewriteText.demand(condition.demand())
                    + (proven.promise(condition) == ProvenRewriting.Promise.PERSON ? " (you vouch for it)" : " (the catalogue says so)")));
        }
        lines.add("Proof: " + proven.state().words() + ".");
        proven.planned().ifPresent(costs -> lines.add("  " + RewriteText.costs(costs.before(), costs.after())));
        proven.proof().ifPresent(outcome -> {
            lines.add("  " + RewriteProofText.headline(outcome));
            RewriteProofText.details(outcome).forEach(line -> lines.add("    " + line));
        });
        proven.measurement().ifPresent(measured -> {
            lines.add("  " + RewriteMeasurementText.headline(measured));
            RewriteMeasurementText.details(measured).forEach(line -> lines.add("    " + line));
        });
        return commented(lines) + "\n" + closed(proven.rewriting().sql()) + "\n\n"
                + commented(List.of("The original:", "", closed(original)));
    }

    /// Behind a comment at a line's end a semicolon would be part of it.
    private static String closed(String sql) {
        String bare = sql.strip();
        return bare.endsWith(";") ? bare : bare + "\n;";
    }

    private static List<String> warnings(ProvenRewriting proven) {
        var lines = new ArrayList<String>();
        if (proven.differs()) {
            lines.add("WARNING: this was seen to do something else than the original.");
            proven.measurement().filter(_ -> proven.proof().filter(RewriteScript::isRefuted).isEmpty())
                    .ifPresent(measured -> lines.add("  " + RewriteMeasurementText.headline(measured)));
            proven.proof().filter(RewriteScript::isRefuted).ifPresent(outcome -> lines.add("  " + RewriteProofText.headline(outcome)));
        }
        if (!proven.open().isEmpty()) {
            lines.add("ONLY IF this is true, for which nobody vouched:");
            proven.open().forEach(demand -> lines.add("  " + RewriteText.demand(demand)));
        }
        return lines;
    }

    private static boolean isRefuted(ProofOutcome outcome) {
        return outcome instanceof ProofOutcome.Refuted refuted && refuted.outright();
    }

    /// Whatever lines a text has, each is a comment.
    private static String commented(List<String> texts) {
        return texts.stream().flatMap(text -> text.isEmpty() ? List.of("").stream() : VisibleText.of(text).lines())
                .map(line -> ("-- " + line).stripTrailing()).collect(Collectors.joining("\n", "", "\n"));
    }
}
