package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.advisor.AdvisedSet;
import org.plumbline.advisor.proof.MeasuredSet;
import org.plumbline.advisor.proof.MeasuredStatement;
import org.plumbline.advisor.proof.Runs;
import org.plumbline.advisor.proof.Verdict;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Share;

/// What running a workload without and with new indexes showed, in words.
public final class ProofText {
    /// A statement that takes half as long, or less, is so many times faster; else it takes a part of the time.
    private static final double TIMES = 0.5;
    /// Of less time on the CPU a good part is EXPLAIN's own, which is not in the statement's time.
    private static final Duration LEAST = Duration.ofMillis(1);

    private ProofText() {}

    /// `q05: 262 times faster: 812 ms, then 3.1 ms (half of the runs 795 ms to 850 ms, then 2.9 ms to 3.4 ms); 12,402 blocks, then 40`.
    public static String sentence(MeasuredStatement statement) {
        return statement.query().name() + ": " + words(statement);
    }

    /// The same without the statement's name.
    public static String words(MeasuredStatement statement) {
        Runs before = statement.before();
        Runs after = statement.after();
        boolean all = before.ends() && after.ends();
        return verdict(before, after) + ": " + median(before) + ", then " + median(after)
                + (all ? " (half of the runs " + half(before) + ", then " + half(after) + ")" : "") + blocks(before, after)
                + cpu(before, after);
    }

    /// `262 times faster`, `no difference that could be told from the noise`.
    public static String verdict(MeasuredStatement statement) {
        return verdict(statement.before(), statement.after());
    }

    /// The same of any runs before and after a change.
    static String verdict(Runs before, Runs after) {
        boolean bound = !before.ends() || !after.ends();
        double factor = Verdict.factor(before, after);
        return switch (Verdict.of(before, after)) {
            case FASTER -> (bound ? "at least " : "") + (factor <= TIMES
                    ? times(1 / factor) + " faster" : Format.share(new Share(1 - factor)) + " faster");
            case SLOWER -> (bound ? "at least " : "") + times(factor) + " as long";
            case SAME -> "no difference outside the noise";
        };
    }

    /// `1.3 times`.
    static String times(double factor) {
        return Format.factor(factor).replace("×", "").strip() + " times";
    }

    /// All of it in a few sentences: how many were run, what they took together, what came out otherwise than hoped.
    ///
    /// @param set that was measured
    public static List<String> summary(MeasuredSet measured, AdvisedSet set) {
        var sentences = new ArrayList<String>();
        measured.notBuilt().forEach((index, reason) -> sentences.add(
                "Not built: the one on " + AdviceText.columns(index) + ": " + reason + (reason.endsWith(".") ? "" : ".")));
        if (measured.statements().isEmpty()) {
            sentences.add("No statement was run.");
            return sentences;
        }
        long faster = count(measured, Verdict.FASTER);
        long slower = count(measured, Verdict.SLOWER);
        int all = measured.statements().size();
        long same = all - faster - slower;
        sentences.add("Of " + all + (all == 1 ? " statement that was run " : " statements that were run ") + faster
                + (faster == 1 ? " is faster" : " are faster") + (slower == 0 ? "" : ", " + slower + " slower by more than a tenth")
                + (same == 0 ? "" : "; " + same + " without a difference outside the noise") + ". Together they took "
                + Format.time(measured.before()) + " without the indexes and " + Format.time(measured.after())
                + " with them (medians, each as often as it runs).");
        measured.failed(set).forEach(each -> sentences.add(
                "Better without the one on " + AdviceText.columns(each.index()) + ": " + AdviceText.reason(each.reason()) + "."));
        measured.visited().forEach(index -> sentences.add("The columns that the one on " + AdviceText.columns(index)
                + " carries along did not spare reading the table: VACUUM it, and see whether the plan then is an index-only scan."));
        measured.stale().stream().sorted().forEach(table -> sentences.add("Index-only scans of " + table
                + " looked many rows up in the table: VACUUM it, and see that autovacuum comes often enough."));
        return sentences;
    }

    /// `812 ms`, or `more than 60 s` where most runs were ended.
    static String median(Runs runs) {
        return (runs.ends() ? "" : "more than ") + Format.time(runs.median());
    }

    /// `795 ms to 850 ms`.
    static String half(Runs runs) {
        return Format.time(runs.lowerQuartile()) + " to " + Format.time(runs.upperQuartile());
    }

    private static long count(MeasuredSet measured, Verdict verdict) {
        return measured.statements().stream().filter(each -> each.verdict() == verdict).count();
    }

    private static String blocks(Runs before, Runs after) {
        return before.ends() && after.ends() && !before.touched().equals(Blocks.NONE) ? "; " + Format.countFull(before.touched().count())
                + " blocks, then " + Format.countFull(after.touched().count()) : "";
    }

    private static String cpu(Runs before, Runs after) {
        return before.cpu().flatMap(first -> after.cpu().filter(then -> LEAST.compareTo(then) <= 0)
                .map(then -> "; CPU " + Format.time(first) + ", then " + Format.time(then))).orElse("");
    }
}
