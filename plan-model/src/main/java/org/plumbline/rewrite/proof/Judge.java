package org.plumbline.rewrite.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.plumbline.rewrite.proof.ProofBench.Answer;
import org.plumbline.rewrite.proof.ProofBench.Answers;

/// Decides whether two answers that differ prove anything: not where the original itself may answer otherwise, as it shows when the
/// same rows are put in in another order. Then looks for the fewest rows that prove it.
final class Judge {
    private static final int SHUFFLES = 24;
    private static final int QUICK_SHUFFLES = 6;
    private static final int MOST_STEPS = 60;

    private final Questions questions;
    private final long seed;
    private boolean fickle;

    Judge(Questions questions, long seed) {
        this.questions = questions;
        this.seed = seed;
    }

    /// Rows with which the statements differ, whatever the original may choose.
    record Proven(Instance instance, Difference difference) {}

    /// None where that is not so of this instance.
    Optional<Proven> proven(Instance instance) throws ProofFailure {
        Optional<Difference> found = difference(instance, SHUFFLES);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Instance least = least(instance);
        Optional<Difference> shown = least.equals(instance) ? found : difference(least, SHUFFLES);
        return Optional.of(shown.map(difference -> new Proven(least, difference)).orElseGet(() -> new Proven(instance, found.get())));
    }

    /// Whether the original answered otherwise to the very same rows, as one that draws lots.
    boolean isFickle() {
        return fickle;
    }

    private Instance least(Instance instance) throws ProofFailure {
        Instance least = instance;
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<Instance> smaller = smaller(least);
            if (smaller.isEmpty()) {
                return least;
            }
            least = smaller.get();
        }
        return least;
    }

    private Optional<Instance> smaller(Instance instance) throws ProofFailure {
        List<Instance> candidates = instance.smaller();
        List<Answers> answers = questions.ask(candidates);
        for (int i = 0; i < candidates.size(); i++) {
            if (differ(answers.get(i)) && difference(candidates.get(i), QUICK_SHUFFLES).isPresent()) {
                return Optional.of(candidates.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean differ(Answers answers) {
        return answers.unfilled().isEmpty() && Comparison.of(answers.first(), answers.second()) == Comparison.DIFFERENT;
    }

    /// How they differ; none where the original answers otherwise with the rows in another order, unless the other never gives as many
    /// rows.
    private Optional<Difference> difference(Instance instance, int shuffles) throws ProofFailure {
        var same = new ArrayList<>(List.of(instance, instance, instance, instance.reversed()));
        var random = new Random(seed);
        for (int i = 0; i < shuffles; i++) {
            same.add(instance.shuffled(random));
        }
        List<Answers> answers = questions.ask(same);
        Answers shown = answers.getFirst();
        fickle |= answers.subList(1, 3).stream().anyMatch(again -> Comparison.of(shown.first(), again.first()) == Comparison.DIFFERENT);
        if (fickle || !answers.stream().allMatch(Judge::differ)) {
            return Optional.empty();
        }
        boolean steady = answers.stream().allMatch(each -> Comparison.of(shown.first(), each.first()) != Comparison.DIFFERENT);
        if (!steady) {
            Set<Integer> first = sizes(answers.stream().map(Answers::first).toList());
            Set<Integer> second = sizes(answers.stream().map(Answers::second).toList());
            second.retainAll(first);
            if (!second.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(difference(shown));
    }

    private static Set<Integer> sizes(List<Answer> answers) {
        var sizes = new HashSet<Integer>();
        answers.forEach(answer -> sizes.add(answer instanceof Answer.Rows rows ? rows.rows().size() : -1));
        return sizes;
    }

    private static Difference difference(Answers answers) {
        if (answers.first() instanceof Answer.Failed(String state, String message)) {
            return new Difference.OneFails(true, state, message);
        }
        if (answers.second() instanceof Answer.Failed(String state, String message)) {
            return new Difference.OneFails(false, state, message);
        }
        return new Difference.OtherRows(
                Comparison.missing(answers.first(), answers.second()).stream().map(RowText::values).toList(),
                Comparison.missing(answers.second(), answers.first()).stream().map(RowText::values).toList());
    }
}
