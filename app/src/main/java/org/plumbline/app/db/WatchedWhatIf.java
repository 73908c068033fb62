package org.plumbline.app.db;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.plumbline.advisor.WhatIf;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.ProofState;

/// Counts the questions of another one.
final class WatchedWhatIf implements WhatIf {
    private final WhatIf asked;
    private final LongConsumer watcher;
    private long calls;

    /// @param watcher is told how many questions were asked so far, on the thread that asks
    WatchedWhatIf(WhatIf asked, LongConsumer watcher) {
        this.asked = asked;
        this.watcher = watcher;
    }

    /// How many were asked so far.
    long calls() {
        return calls;
    }

    @Override
    public List<Answer> ask(List<Question> questions) throws WhatIfFailure {
        watcher.accept(calls);
        List<Answer> answers = asked.ask(questions);
        calls += questions.size();
        watcher.accept(calls);
        return answers;
    }

    @Override
    public Optional<List<Answer>> without(List<Question> questions, Set<String> hidden) throws WhatIfFailure {
        Optional<List<Answer>> answers = asked.without(questions, hidden);
        calls += answers.map(List::size).orElse(0);
        watcher.accept(calls);
        return answers;
    }

    @Override
    public List<Trial> tried(List<IndexCandidate> indexes) throws WhatIfFailure {
        watcher.accept(calls);
        return asked.tried(indexes);
    }

    @Override
    public ProofState proof(IndexCandidate index) {
        return asked.proof(index);
    }
}
