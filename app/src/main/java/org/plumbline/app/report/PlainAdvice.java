package org.plumbline.app.report;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.AdvisedSet;
import org.plumbline.advisor.IndexAdvice;
import org.plumbline.advisor.RejectedIndex;
import org.plumbline.advisor.proof.MeasuredSet;
import org.plumbline.app.db.IndexAdvisory;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.HealthText;
import org.plumbline.app.ui.text.PageCostText;
import org.plumbline.app.ui.text.ProofText;
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
            out.println(nothing(advice.rejected()));
        } else {
            String upkeep = best.upkeep() > 0
                    ? ", and " + Format.share(Share.of(best.upkeep(), advice.baseline())) + " of it more for writes" : "";
            out.println(paint.strong(AdviceText.indexes(best.indexes().size()) + sizes(best) + ": planned cost "
                    + Format.share(Share.of(best.cost(), advice.baseline())) + " of today's" + upkeep) + " ("
                    + advisory.state().words() + "; " + AdviceText.plans(advice.calls()) + ")");
        }
        out.println(PageCostText.of(advisory.facts().server()));
        best.indexes().forEach(index -> index(index, advisory));
        advisory.measured().ifPresent(measured -> measured(measured, best));
        if (advice.frontier().size() > 2) {
            out.println("\n" + paint.strong("Smaller budgets"));
            advice.frontier().subList(1, advice.frontier().size() - 1).forEach(set -> out.println("  " + Format.bytes(set.size()) + ": "
                    + Format.share(Share.of(set.cost(), advice.baseline())) + " of today's cost with " + set.indexes().size()));
        }
        if (!advice.superseded().isEmpty()) {
            out.println("\n" + paint.strong("Perhaps no longer needed then: look whether other statements read them"));
            advice.superseded().forEach(each -> {
                out.println("  " + AdviceText.name(each) + ": covered by the new one on " + AdviceText.columns(each.by()));
                AdviceText.without(advice.removal(each)).ifPresent(words -> out.println("    " + words));
            });
        }
        if (!advice.needless().isEmpty()) {
            out.println("\n" + paint.strong("Could go, whatever is built"));
            advice.needless().forEach(each -> {
                HealthText text = HealthText.of(each);
                out.println("  " + text.sentence());
                text.doubts().forEach(doubt -> out.println("    " + doubt));
                AdviceText.without(advice.removal(each)).ifPresent(words -> out.println("    " + words));
            });
        }
        rejected(advice.rejected());
    }

    /// An index that could not be built to prove it may help all the same.
    private static String nothing(List<RejectedIndex> rejected) {
        long notBuilt = rejected.stream().filter(each -> each.reason() instanceof RejectedIndex.Reason.NotBuilt).count();
        return notBuilt == 0 ? "No index would make this workload noticeably cheaper."
                : "Nothing was proven: " + AdviceText.indexes((int) notBuilt) + " could not be built, as is said below.";
    }

    private void measured(MeasuredSet measured, AdvisedSet set) {
        out.println("\n" + paint.strong("Measured, without and with them in turns"));
        ProofText.summary(measured, set).forEach(sentence -> out.println("  " + sentence));
        measured.statements().forEach(each -> out.println("  " + ProofText.sentence(each)));
        if (!measured.others().isEmpty()) {
            out.println("\n" + paint.strong("Not run"));
            measured.others().forEach(each -> out.println("  " + each.query() + ": " + each.reason()));
        }
    }

    private static String sizes(AdvisedSet set) {
        boolean all = set.indexes().stream().allMatch(index -> index.size().isPresent());
        boolean none = set.indexes().stream().allMatch(index -> index.size().isEmpty());
        return none ? "" : " of " + Format.bytes(set.size()) + (all ? "" : " and what is not known before it is built");
    }

    private void index(AdvisedIndex index, IndexAdvisory advisory) {
        out.println("\n" + AdviceText.create(index.index(), advisory.facts()) + ";");
        if (AdviceText.isPartitioned(index.index(), advisory.facts())) {
            out.println("  writers of the table wait while this runs; the script (--export) builds it without that");
        }
        out.println("  " + index.size().map(Format::bytes).orElse("size not known before it is built") + index.writes().map(share -> ", "
                + Format.share(share) + " more to write for each new row").orElse("")
                + (index.upkeep() > 0 ? "; the workload's writes pay "
                        + Format.share(Share.of(index.upkeep(), advisory.advice().baseline())) + " of today's cost for it" : "")
                + (index.proof() == advisory.state() ? "" : "; " + index.proof().words()));
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
