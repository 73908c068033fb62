package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.plumbline.advisor.WhatIf;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.app.work.Together;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.ProofState;

/// Plans by HypoPG, over several sessions at once. Statements keep to a session as far as possible, so that its hypothetical indexes need
/// not change much from one question to the next.
final class HypoWhatIf implements WhatIf {
    /// Version 1.4 and later hide indexes that are there.
    private static final Pattern HIDING = Pattern.compile("1\\.([4-9]|\\d{2,})\\b.*|[2-9].*|\\d{2,}.*");

    private final String place;
    private final boolean hides;
    private final List<HypoSession> sessions = new ArrayList<>();
    private final List<Canceller> cancellers = new ArrayList<>();

    /// @param connections of their own for this; their settings and hypothetical indexes are left behind in them
    HypoWhatIf(List<Connection> connections, IndexTargets targets, String place) throws SQLException {
        this.place = place;
        this.hides = targets.facts().server().installed("hypopg").filter(version -> HIDING.matcher(version).matches()).isPresent();
        var heights = new ConcurrentHashMap<IndexCandidate, Integer>();
        for (Connection connection : connections) {
            var canceller = new Canceller();
            cancellers.add(canceller);
            sessions.add(new HypoSession(connection, targets, heights, canceller));
        }
    }

    private interface Doing<Q, A> {
        A with(HypoSession session, Q question) throws SQLException;
    }

    @Override
    public List<Answer> ask(List<Question> questions) throws WhatIfFailure {
        return ask(questions, Set.of());
    }

    @Override
    public Optional<List<Answer>> without(List<Question> questions, Set<String> hidden) throws WhatIfFailure {
        return hides ? Optional.of(ask(questions, hidden)) : Optional.empty();
    }

    private List<Answer> ask(List<Question> questions, Set<String> hidden) throws WhatIfFailure {
        var refused = new ConcurrentSkipListMap<String, SQLException>();
        List<Answer> answers = all(questions, Comparator.comparing(question -> question.query().name()), (session, question) -> {
            String name = question.query().name();
            if (refused.containsKey(name)) {
                return null;
            }
            try {
                return session.ask(question, hidden);
            } catch (SQLException failure) {
                // a table that somebody holds, a plan that takes too long: the others can still be planned
                ReadOnly.throwIfItEndsTheConnection(failure);
                refused.put(name, failure);
                return null;
            }
        });
        if (!refused.isEmpty()) {
            var sentences = new LinkedHashMap<String, String>();
            refused.forEach((name, failure) -> sentences.put(name, ServerFailure.ofStatement(failure, place).getMessage()));
            throw new WhatIfFailure(sentences, refused.firstEntry().getValue());
        }
        return answers;
    }

    @Override
    public List<Trial> tried(List<IndexCandidate> indexes) throws WhatIfFailure {
        return all(indexes, Comparator.comparing(IndexCandidate::table), HypoSession::tried);
    }

    @Override
    public ProofState proof(IndexCandidate index) {
        return ProofState.ESTIMATED;
    }

    private <Q, A> List<A> all(List<Q> questions, Comparator<Q> order, Doing<Q, A> doing) throws WhatIfFailure {
        List<Integer> sorted = IntStream.range(0, questions.size()).boxed()
                .sorted(Comparator.comparing(questions::get, order)).toList();
        int each = (questions.size() + sessions.size() - 1) / sessions.size();
        var answers = new ArrayList<A>(Collections.nCopies(questions.size(), null));
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i * each < questions.size(); i++) {
            HypoSession session = sessions.get(i);
            List<Integer> part = sorted.subList(i * each, Math.min(questions.size(), (i + 1) * each));
            work.add(() -> {
                for (int number : part) {
                    answers.set(number, doing.with(session, questions.get(number)));
                }
                return true;
            });
        }
        try {
            Together.call(work, this::cancel);
            return answers;
        } catch (SQLException failure) {
            throw new WhatIfFailure(ServerFailure.ofStatement(failure, place).getMessage(), failure);
        } catch (InterruptedException stopped) {
            throw new WhatIfFailure("The search was stopped.", stopped);
        } catch (RuntimeException bug) {
            throw bug;
        } catch (Exception failure) {
            throw new WhatIfFailure("Statements can no longer be planned: " + failure.getMessage(), failure);
        }
    }

    /// Ends what is being planned; nothing more is begun.
    void cancel() {
        cancellers.forEach(Canceller::cancel);
    }
}
