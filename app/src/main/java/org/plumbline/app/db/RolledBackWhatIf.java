package org.plumbline.app.db;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.plumbline.advisor.WhatIf;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.ProofState;

/// Plans with [RolledBackIndexes]: one transaction for each set, with all that is asked of it.
final class RolledBackWhatIf implements WhatIf {
    private final String place;
    private final Canceller canceller = new Canceller();
    private final RolledBackIndexes indexes;

    /// @param connection of its own for this, and of no use to others afterwards
    /// @param progress told what is done now, on another thread
    RolledBackWhatIf(Connection connection, CatalogFacts facts, BuildLimits limits, String place, Consumer<String> progress) {
        this.place = place;
        this.indexes = new RolledBackIndexes(connection, facts, limits, progress, canceller);
    }

    @Override
    public ProofState proof(IndexCandidate index) {
        return ProofState.PLANNED;
    }

    @Override
    public List<Answer> ask(List<Question> questions) throws WhatIfFailure {
        Map<Set<IndexCandidate>, List<Integer>> bySet = new LinkedHashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            bySet.computeIfAbsent(questions.get(i).available(), _ -> new ArrayList<>()).add(i);
        }
        var answers = new ArrayList<Answer>(Collections.nCopies(questions.size(), null));
        RolledBackIndexes.doing(() -> {
            for (var set : bySet.entrySet()) {
                indexes.meanwhile(set.getKey(), built -> {
                    for (int number : set.getValue()) {
                        answers.set(number, indexes.planned(questions.get(number).query(), built));
                    }
                });
            }
        }, canceller, place);
        return answers;
    }

    /// How one statement is planned without and with all of the question's indexes, as far as they can be built.
    ///
    /// @throws WhatIfFailure when it cannot go on, or was told to stop
    BuiltPlan plans(Question question) throws WhatIfFailure {
        var today = new ArrayList<String>();
        var made = new ArrayList<BuiltPlan>();
        RolledBackIndexes.doing(() -> {
            indexes.meanwhile(Set.of(), _ -> today.add(indexes.plan(question.query())));
            indexes.meanwhile(question.available(), built -> {
                String then = indexes.plan(question.query());
                Answer answer = RolledBackIndexes.answer(then, built);
                for (var each : built.entrySet()) {
                    then = WhatIfPlan.named(then, WhatIfPlan.ROLLED_BACK + each.getKey(), each.getValue());
                }
                made.add(new BuiltPlan(today.getFirst(), then, WhatIfPlan.of(today.getFirst()).cost(), answer,
                        indexes.refused(question.available())));
            });
        }, canceller, place);
        return made.getFirst();
    }

    /// What came of them when they were built; those that were not yet are built now.
    @Override
    public List<Trial> tried(List<IndexCandidate> asked) throws WhatIfFailure {
        for (IndexCandidate index : asked) {
            if (indexes.trial(index).isEmpty()) {
                RolledBackIndexes.doing(() -> indexes.meanwhile(Set.of(index), _ -> { }), canceller, place);
            }
        }
        return asked.stream().map(index -> indexes.trial(index).orElseThrow()).toList();
    }

    /// Ends what is being built; nothing more is begun.
    void cancel() {
        canceller.cancel();
    }
}
