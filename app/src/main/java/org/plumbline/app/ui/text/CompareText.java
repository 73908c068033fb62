package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.plan.compare.Amount;
import org.plumbline.plan.compare.Basis;
import org.plumbline.plan.compare.Contribution;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.compare.Remark;
import org.plumbline.plan.compare.SameStatement;
import org.plumbline.plan.compare.Trend;
import org.plumbline.plan.compare.Verdict;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Share;

/// A comparison of two plans in words: the sentences that matter.
///
/// @param headline how the whole differs: `3.2× faster: 1,234 ms before, 385 ms after.`
/// @param causes which nodes made the difference; absent where none stands out
/// @param remaining what got worse, and what takes most of the plan after; absent where nothing stands out
/// @param notes what else to know, a sentence each, the most important first
public record CompareText(String headline, Optional<String> causes, Optional<String> remaining, List<String> notes) {
    /// Below this factor percents say it better.
    private static final double FACTOR = 1.5;
    private static final double HALF = 0.5;

    public CompareText {
        notes = List.copyOf(notes);
    }

    public static CompareText of(PlanComparison comparison, Verdict verdict) {
        var words = new ChangeText(comparison);
        List<Remark> first = verdict.remarks().stream().filter(remark -> comesFirst(remark, comparison, verdict)).toList();
        return new CompareText(headline(verdict), causes(verdict, first, words), remaining(verdict, first, words),
                verdict.remarks().stream().filter(remark -> !first.contains(remark)).flatMap(remark -> RemarkText.of(remark).stream())
                        .toList());
    }

    /// It says more of the difference than any node, or what nodes' differences are worth.
    private static boolean comesFirst(Remark remark, PlanComparison comparison, Verdict verdict) {
        double most = verdict.causes().isEmpty() ? 0 : verdict.causes().getFirst().change().size().value();
        return switch (remark) {
            case Remark.SamePlan _, Remark.OtherCache _, Remark.CutOff _ -> true;
            case Remark.LittleInCommon _ -> comparison.statement() != SameStatement.YES;
            case Remark.OutsideNodes outside -> outside.change().size().value() >= most;
            case Remark.Compiling compiling -> compiling.ofDifference().atLeast(HALF);
            default -> false;
        };
    }

    /// All sentences, the headline first.
    public List<String> sentences() {
        return Stream.of(Optional.of(headline), causes, remaining).flatMap(Optional::stream).toList();
    }

    /// In the unit of what is compared: `1,234 ms`, `8.2 MB`, `431.02`.
    public static String amount(Amount amount) {
        return switch (amount.basis()) {
            case TIME -> Format.time(Duration.ofNanos(Math.round(amount.value())));
            case BUFFERS -> Format.blocks(new Blocks(Math.round(amount.value())));
            case COST -> Format.cost(new Cost(amount.value()));
            case NOTHING -> "";
        };
    }

    private static String headline(Verdict verdict) {
        String both = amount(verdict.before()) + " before, " + amount(verdict.after()) + " after.";
        return switch (verdict.trend()) {
            case EVEN -> switch (verdict.basis()) {
                case TIME -> "The execution takes as long as before, noise aside: " + both;
                case BUFFERS -> "As many blocks as before, noise aside: " + both;
                case COST, NOTHING -> "The planner estimates the same cost, or nearly so: " + both;
            };
            case UNKNOWN -> "The plans have no figure in common: only what their nodes do is compared.";
            case LESS, MORE -> change(verdict) + ": " + both;
        };
    }

    private static String change(Verdict verdict) {
        boolean less = verdict.trend() == Trend.LESS;
        Optional<Double> factor = verdict.factor().filter(each -> each >= FACTOR);
        // nothing is no measure of something
        String much = verdict.before().value() == 0 ? "" : factor.map(Format::factor).orElseGet(() -> Format.share(Share.of(
                Math.abs(verdict.after().value() - verdict.before().value()), verdict.before().value()))) + " ";
        return capital(switch (verdict.basis()) {
            case TIME -> much + (less ? "faster" : "slower");
            case BUFFERS -> much + (less ? "fewer blocks" : "more blocks");
            case COST, NOTHING -> "By the planner's estimate " + much + (less ? "cheaper" : "dearer");
        });
    }

    private static Optional<String> causes(Verdict verdict, List<Remark> first, ChangeText words) {
        var sentences = new ArrayList<String>();
        first.stream().flatMap(remark -> RemarkText.of(remark).stream()).forEach(sentences::add);
        boolean explained = first.size() > 1 || verdict.remarks().stream().anyMatch(Remark.OtherSettings.class::isInstance);
        if (verdict.trend().differs() && verdict.basis() == Basis.TIME && sameWork(first) && !explained) {
            sentences.add("So it was not the plan that made the difference.");
        }
        if (!verdict.causes().isEmpty() && comparable(first)) {
            sentences.add(capital(verdict.causes().stream()
                    .map(cause -> words.sentence(cause, sameWork(first)) + " (" + signed(cause.change()) + stake(cause) + ")")
                    .collect(Collectors.joining("; "))) + ".");
        }
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    private static boolean sameWork(List<Remark> first) {
        return first.contains(new Remark.SamePlan(true, true));
    }

    /// Of plans that have nothing to do with each other, each node is a difference and none a cause.
    private static boolean comparable(List<Remark> first) {
        return first.stream().noneMatch(Remark.LittleInCommon.class::isInstance);
    }

    private static String stake(Contribution cause) {
        return cause.ofDifference().value() > 1 ? "" : ", " + Format.share(cause.ofDifference()) + " of the difference";
    }

    private static Optional<String> remaining(Verdict verdict, List<Remark> first, ChangeText words) {
        var sentences = new ArrayList<String>();
        verdict.against().filter(_ -> comparable(first)).ifPresent(against -> {
            String start = verdict.trend() == Trend.EVEN ? "What changed most: " : verdict.trend() == Trend.LESS
                    ? "On the other hand, " : "Better than before: ";
            sentences.add(start + words.sentence(against, sameWork(first)) + " (" + signed(against.change()) + ").");
        });
        verdict.remarks().stream().filter(Remark.Next.class::isInstance).map(Remark.Next.class::cast).findFirst()
                .ifPresent(next -> sentences.add(next(next, verdict.basis(), words)));
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    private static String next(Remark.Next next, Basis basis, ChangeText words) {
        String of = switch (basis) {
            case TIME -> " of the time";
            case BUFFERS -> " of the blocks";
            case COST, NOTHING -> " of the cost";
        };
        return "The largest part after is the " + words.title(next.node()) + " (" + Format.share(next.share()) + of + ").";
    }

    /// `-300 ms`, `+1.2 MB`.
    public static String signed(Amount change) {
        return (change.value() < 0 ? "−" : "+") + amount(change.size());
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
