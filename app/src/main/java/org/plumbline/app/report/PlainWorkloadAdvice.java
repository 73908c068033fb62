package org.plumbline.app.report;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Severity;
import org.plumbline.app.db.WorkloadAdvisory;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.WorkloadAdviceText;
import org.plumbline.app.ui.text.WorkloadAdviceText.Statement;
import org.plumbline.app.ui.text.WorkloadAdviceText.Step;
import org.plumbline.plan.unit.Share;
import org.plumbline.schema.WorkloadAdvice;

/// Advice for a workload as a person reads it on a terminal.
public final class PlainWorkloadAdvice {
    private final PrintWriter out;
    private final Paint paint;

    /// Writes UTF-8 to this stream, which stays open.
    ///
    /// @param colours those of a terminal
    public PlainWorkloadAdvice(OutputStream stream, boolean colours) {
        out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        paint = new Paint(colours);
    }

    /// What was found, and what would tell more.
    ///
    /// @param database its address
    /// @param most so many pieces
    public void write(String database, WorkloadAdvisory advisory, int most) {
        List<WorkloadAdvice> advice = advisory.advice();
        out.println(paint.strong(VisibleText.line(database) + ": " + WorkloadAdviceText.summary(advice.size(), advisory.total())));
        WorkloadAdviceText.notes(advisory.answer()).forEach(note -> out.println(VisibleText.line(note)));
        for (int i = 0; i < Math.min(most, advice.size()); i++) {
            out.println();
            piece(i + 1, advice.get(i), advisory);
        }
        if (advice.size() > most) {
            out.println("\n" + Format.count(advice.size() - most) + " more; --limit 0 prints all.");
        }
        if (!advisory.questions().isEmpty()) {
            out.println("\nWhat stands in rows tells more: --sample looks at a sample.");
        }
        out.println("\nWhich indexes the workload should have: plumbline advise.");
        out.flush();
    }

    private void piece(int number, WorkloadAdvice advice, WorkloadAdvisory advisory) {
        WorkloadAdviceText text = WorkloadAdviceText.of(advice);
        Share share = advisory.total().map(total -> WorkloadAdviceText.share(advice.atStake(), total)).orElse(Share.NONE);
        String figure = WorkloadAdviceText.figure(advice, advisory.total());
        out.println(number + ". " + paint.strong(VisibleText.line(text.headline() + ": " + text.about()))
                + (figure.isEmpty() ? "" : "  " + paint.bySeverity(figure, Severity.of(share))));
        line(text.sentence());
        line(WorkloadAdviceText.stake(advice, advisory.total()));
        listed("", text.evidence());
        listed("What it costs: ", text.prices());
        text.steps().forEach(step -> step("-> ", step));
        if (!text.doubts().isEmpty()) {
            line("Might be wrong: " + String.join(" ", text.doubts()));
        }
        text.back().forEach(step -> step("To take it back: ", step));
        Optional<Statement> most = text.statements().stream().findFirst().filter(_ -> advice instanceof WorkloadAdvice.OfSchema);
        most.ifPresent(statement -> {
            line((text.statements().size() == 1 ? "Its statement"
                    : "Of its " + text.statements().size() + " statements the one with the most time") + " (" + statement.figures() + "):");
            sql(statement.sql());
        });
    }

    private void listed(String what, List<String> parts) {
        if (!parts.isEmpty()) {
            line(what + String.join("; ", parts));
        }
    }

    private void step(String mark, Step step) {
        line(mark + step.sentence() + step.notes().stream().findFirst().map(note -> " " + note).orElse(""));
        step.notes().stream().skip(1).forEach(note -> line("   " + note));
        step.sql().ifPresent(text -> sql(text.strip() + ";"));
    }

    private void sql(String text) {
        VisibleText.of(text).strip().lines().forEach(line -> out.println("       " + line));
    }

    private void line(String words) {
        out.println("   " + VisibleText.line(words));
    }
}
