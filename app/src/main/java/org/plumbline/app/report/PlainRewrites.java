package org.plumbline.app.report;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.plumbline.app.ui.text.RewriteMeasurementText;
import org.plumbline.app.ui.text.RewriteProofText;
import org.plumbline.app.ui.text.RewriteText;
import org.plumbline.rewrite.Condition;
import org.plumbline.rewrite.Rewriting;

/// Rewrites as a person reads them on a terminal: what each is, the new statement, and what must be true.
public final class PlainRewrites {
    private final PrintWriter out;
    private final Paint paint;

    /// Writes UTF-8 to this stream, which stays open.
    ///
    /// @param colours those of a terminal
    public PlainRewrites(OutputStream stream, boolean colours) {
        out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        paint = new Paint(colours);
    }

    public void write(List<RewrittenStatement> statements) {
        for (RewrittenStatement statement : statements) {
            if (statements.size() > 1) {
                out.println(paint.muted("-- line " + statement.line()));
            }
            statement.refusal().ifPresent(why -> out.println("It was not looked at: " + why + "."));
            statement.rewritings().forEach(this::rewriting);
            if (statement.rewritings().isEmpty() && statement.refusal().isEmpty()) {
                out.println("No rewrite applies.");
            }
            out.println();
        }
        out.flush();
    }

    private void condition(ProvenRewriting proven, Condition condition) {
        out.println(switch (proven.promise(condition)) {
            case CATALOGUE -> "[x] " + VisibleText.line(RewriteText.condition(condition));
            case PERSON -> "[x] " + VisibleText.line(RewriteText.sentence(condition.demand())) + " You vouch for it.";
            case NOBODY -> "[ ] " + VisibleText.line(RewriteText.condition(condition)) + "  "
                    + paint.muted("--vouch '" + VisibleText.line(DemandName.of(condition.demand())) + "'");
        });
    }

    private void told(String headline, List<String> details) {
        out.println(VisibleText.line(headline));
        details.forEach(line -> out.println("  " + VisibleText.line(line)));
    }

    private void rewriting(ProvenRewriting proven) {
        Rewriting rewriting = proven.rewriting();
        out.println(paint.strong(rewriting.rewrite().title()) + paint.muted("  " + rewriting.rewrite().id() + ", "
                + proven.state().words()));
        out.println(RewriteText.gain(rewriting.gain()));
        RewriteText.relation(rewriting.relation()).ifPresent(out::println);
        if (!proven.open().isEmpty()) {
            out.println(paint.strong("Only if what nobody vouches for is true:"));
        }
        rewriting.conditions().forEach(condition -> condition(proven, condition));
        proven.proof().ifPresent(outcome -> told(RewriteProofText.headline(outcome), RewriteProofText.details(outcome)));
        proven.measurement().ifPresent(
                measured -> told(RewriteMeasurementText.headline(measured), RewriteMeasurementText.details(measured)));
        if (proven.differs()) {
            out.println(paint.strong("WARNING: it was seen to do something else than the original."));
        }
        out.println();
        VisibleText.of(rewriting.sql()).strip().lines().forEach(line -> out.println("    " + line));
        out.println();
    }
}
