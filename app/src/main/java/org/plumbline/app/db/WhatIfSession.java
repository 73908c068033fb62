package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.plumbline.advisor.CombinedWhatIf;
import org.plumbline.advisor.WhatIf;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.app.work.Progress;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.index.IndexCandidate;

/// Plans statements with indexes that are not there (HypoPG) for as long as a person tries this and that. It takes a session when it is
/// first asked, keeps it for the next question unless nobody else could have one then, and makes a new one where it was lost. Questions
/// from several threads are answered one after the other.
public final class WhatIfSession implements AutoCloseable {
    private final Database database;
    private final CatalogFacts facts;
    private final Map<WorkloadQuery, List<Known>> known = new HashMap<>();
    private Optional<Held> held = Optional.empty();

    /// Asks for nothing yet.
    ///
    /// @param facts of the tables that the statements read
    public WhatIfSession(Database database, CatalogFacts facts) {
        this.database = database;
        this.facts = facts;
    }

    private record Held(List<Connection> connections, HypoSession session) {}

    /// An answer, which is the same for all sets between what was used and what there was.
    private record Known(Set<IndexCandidate> available, WhatIf.Answer answer) {
        boolean answers(Set<IndexCandidate> wanted) {
            return available.containsAll(wanted) && wanted.containsAll(answer.used());
        }
    }

    private interface Doing<T> {
        T with(HypoSession session) throws SQLException;
    }

    /// What these statements cost with these indexes, in their order; what is known already is not asked again. Of indexes that HypoPG does
    /// not take nothing is told.
    ///
    /// @param progress told how many statements are known; cancelling ends what the server does
    /// @throws ServerFailure when the server cannot be reached, has no HypoPG in this database, no longer plans, or was told to stop
    public List<WhatIf.Answer> ask(List<WorkloadQuery> queries, Set<IndexCandidate> indexes, Progress progress) throws ServerFailure {
        Set<IndexCandidate> taken = CombinedWhatIf.taken(indexes);
        return with(progress, session -> {
            var answers = new ArrayList<WhatIf.Answer>();
            for (WorkloadQuery query : queries) {
                progress.report(answers.size(), queries.size());
                answers.add(answer(session, query, taken));
            }
            return List.copyOf(answers);
        });
    }

    /// How a statement is planned with these indexes, as EXPLAIN's JSON. The indexes have the names that they would have.
    ///
    /// @param progress cancelling ends what the server does
    /// @throws ServerFailure when the server cannot be reached, has no HypoPG in this database, no longer plans, or was told to stop
    public String plan(WorkloadQuery query, Set<IndexCandidate> indexes, Progress progress) throws ServerFailure {
        return with(progress, session -> session.plan(new WhatIf.Question(query, CombinedWhatIf.taken(indexes))));
    }

    /// Ends the session, once what is being asked is answered. It can be used again.
    @Override
    public synchronized void close() {
        Optional<Held> ended = held;
        held = Optional.empty();
        try {
            if (ended.isPresent()) {
                database.end(ended.get().connections());
            }
        } catch (ServerFailure _) {
            // The connection is closed, and its sessions with it.
        }
    }

    private WhatIf.Answer answer(HypoSession session, WorkloadQuery query, Set<IndexCandidate> indexes) throws SQLException {
        List<Known> answers = known.computeIfAbsent(query, _ -> new ArrayList<>());
        Optional<Known> before = answers.stream().filter(each -> each.answers(indexes)).findFirst();
        if (before.isPresent()) {
            return before.get().answer();
        }
        WhatIf.Answer answer = session.ask(new WhatIf.Question(query, indexes));
        answers.add(new Known(Set.copyOf(indexes), answer));
        return answer;
    }

    private synchronized <T> T with(Progress progress, Doing<T> doing) throws ServerFailure {
        var canceller = new Canceller();
        progress.onCancel(canceller::cancel);
        for (boolean again = held.isPresent();; again = false) {
            try {
                HypoSession session = session(canceller);
                T result = doing.with(session);
                if (!database.hasSpare()) {
                    close();
                }
                return result;
            } catch (SQLException failure) {
                close();
                if (!again || canceller.cancelled()) { // a session that was kept may have been lost meanwhile
                    throw ServerFailure.ofStatement(failure, database.profile().place());
                }
            }
        }
    }

    private HypoSession session(Canceller canceller) throws ServerFailure, SQLException {
        if (held.isEmpty()) {
            IndexAdvisory.needsHypoPg(facts);
            List<Connection> connections = database.sessions(1);
            try {
                held = Optional.of(new Held(connections,
                        new HypoSession(connections.getFirst(), new IndexTargets(facts), new ConcurrentHashMap<>(), canceller)));
            } catch (SQLException failure) {
                database.end(connections);
                throw failure;
            }
        }
        HypoSession session = held.get().session();
        session.stoppedBy(canceller);
        return session;
    }
}
