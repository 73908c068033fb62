package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.ProofState;

/// HypoPG for the kinds of index that it takes, and the model for GIN, GiST and others: by them a statement's cost falls in the same
/// proportion as the model says.
public final class CombinedWhatIf implements WhatIf {
    private static final Set<String> TAKEN = Set.of("btree", "brin", "hash", "bloom");

    private final WhatIf server;
    private final ModelWhatIf model;

    public CombinedWhatIf(WhatIf server, ModelWhatIf model) {
        this.server = server;
        this.model = model;
    }

    private static boolean isTaken(IndexCandidate index) {
        return TAKEN.contains(index.method());
    }

    @Override
    public List<Answer> ask(List<Question> questions) throws WhatIfFailure {
        return with(questions, server.ask(taken(questions)));
    }

    @Override
    public Optional<List<Answer>> without(List<Question> questions, Set<String> hidden) throws WhatIfFailure {
        return server.without(taken(questions), hidden).map(planned -> with(questions, planned));
    }

    private List<Answer> with(List<Question> questions, List<Answer> planned) {
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < questions.size(); i++) {
            answers.add(with(questions.get(i), planned.get(i), model));
        }
        return answers;
    }

    private static List<Question> taken(List<Question> questions) {
        return questions.stream().map(question -> new Question(question.query(), taken(question.available()))).toList();
    }

    /// Those of these indexes that HypoPG plans with, in their order.
    public static Set<IndexCandidate> taken(Set<IndexCandidate> indexes) {
        var taken = new LinkedHashSet<>(indexes);
        taken.removeIf(index -> !isTaken(index));
        return taken;
    }

    /// What HypoPG says of the kinds that it takes, with what the model says of the others.
    ///
    /// @param planned without those others
    public static Answer with(Question question, Answer planned, ModelWhatIf model) {
        var others = new LinkedHashSet<>(question.available());
        others.removeIf(CombinedWhatIf::isTaken);
        if (others.isEmpty()) {
            return planned;
        }
        // what is in the plan is there either way
        var all = new LinkedHashSet<>(planned.used());
        all.addAll(others);
        List<Answer> modelled = model.ask(
                List.of(new Question(question.query(), planned.used()), new Question(question.query(), all)));
        double part = modelled.get(1).cost() / modelled.get(0).cost();
        if (part >= 1 || modelled.get(1).used().stream().allMatch(CombinedWhatIf::isTaken)) {
            return planned;
        }
        var used = new HashSet<>(modelled.get(1).used());
        return new Answer(planned.cost() * part, planned.corrected() * part, used);
    }

    @Override
    public List<Trial> tried(List<IndexCandidate> indexes) throws WhatIfFailure {
        List<Trial> byServer = server.tried(indexes.stream().filter(CombinedWhatIf::isTaken).toList());
        List<Trial> byModel = model.tried(indexes.stream().filter(index -> !isTaken(index)).toList());
        var trials = new ArrayList<Trial>();
        int taken = 0;
        for (int i = 0; i < indexes.size(); i++) {
            trials.add(isTaken(indexes.get(i)) ? byServer.get(taken++) : byModel.get(i - taken));
        }
        return trials;
    }

    @Override
    public ProofState proof(IndexCandidate index) {
        return (isTaken(index) ? server : model).proof(index);
    }
}
