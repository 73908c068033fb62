package org.plumbline.app.report;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.AdvisedSet;
import org.plumbline.advisor.IndexAdvice;
import org.plumbline.advisor.RejectedIndex;
import org.plumbline.app.db.IndexAdvisory;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.unit.Share;

/// Advised indexes as a person reads them on a terminal.
public final class PlainAdvice {
    private static final int MOST_REJECTED = 20;

    private final PrintWriter out;
    private final Paint paint;

    private PlainAdvice(PrintWriter out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    /// Writes UTF-8 to the stream, which stays open.
    public static void write(OutputStream stream, boolean colours, IndexAdvisory advisory) {
        var out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        new PlainAdvice(out, new Paint(colours)).advice(advisory);
        out.flush();
    }

    private void advice(IndexAdvisory advisory) {
        IndexAdvice advice = advisory.advice();
        AdvisedSet best = advice.best();
        if (best.indexes().isEmpty()) {
            out.println("No index would make this workload noticeably cheaper.");
        } else {
            String set = AdviceText.set(best.indexes().size(), best.size(), Optional.of(Share.of(best.cost(), advice.baseline())));
            out.println(paint.strong(set) + " (" + advisory.state().words() + "; " + Format.countFull(advice.calls()) + " plans)");
        }
        best.indexes().forEach(index -> index(index, advisory));
        if (advice.frontier().size() > 2) {
            out.println("\n" + paint.strong("Smaller budgets"));
            advice.frontier().subList(1, advice.frontier().size() - 1).forEach(set -> out.println("  " + Format.bytes(set.size()) + ": "
                    + Format.share(Share.of(set.cost(), advice.baseline())) + " of today's cost with " + set.indexes().size()));
        }
        if (!advice.superseded().isEmpty()) {
            out.println("\n" + paint.strong("Perhaps no longer needed then: look whether other statements read them"));
            advice.superseded().forEach(each -> out.println("  " + AdviceText.name(each)
                    + ": covered by the new one on " + AdviceText.columns(each.by())));
        }
        rejected(advice.rejected());
    }

    private void index(AdvisedIndex index, IndexAdvisory advisory) {
        out.println("\n" + AdviceText.create(index.index(), advisory.facts()) + ";");
        out.println("  " + Format.bytes(index.size()) + index.writes().map(share -> ", "
                + Format.share(share) + " more to write for each new row").orElse(""));
        index.helps().forEach(help -> out.println("  " + help.query() + ": planned cost "
                + Format.share(Share.of(help.after(), help.before())) + " of today's"));
    }

    private void rejected(List<RejectedIndex> rejected) {
        if (rejected.isEmpty()) {
            return;
        }
        out.println("\n" + paint.strong("Looked at, not taken"));
        rejected.stream().limit(MOST_REJECTED).forEach(each ->
                out.println("  " + AdviceText.columns(each.index()) + ": " + AdviceText.reason(each.reason())));
        if (rejected.size() > MOST_REJECTED) {
            out.println("  " + (rejected.size() - MOST_REJECTED) + " more; --json has all.");
        }
    }
}
