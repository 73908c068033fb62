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
import org.plumbline.advisor.ModelWhatIf;
import org.plumbline.advisor.PlannedQuery;
import org.plumbline.advisor.WhatIf;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.app.work.Progress;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexCost;
import org.plumbline.index.ProofState;

/// Plans statements with indexes that are not there for as long as a person tries this and that: by HypoPG the kinds that it takes, by the
/// model ([ModelWhatIf]) the others, and all where the database has no HypoPG. It takes a session when it is first asked, keeps it for the
/// next question unless nobody else could have one then, and makes a new one where it was lost. Questions from several threads are answered
/// one after the other.
public final class WhatIfSession implements AutoCloseable {
    private final Database database;
    private final CatalogFacts facts;
    private final ModelWhatIf model;
    private final Map<WorkloadQuery, List<Known>> known = new HashMap<>();
    private Optional<Held> held = Optional.empty();

    /// Asks for nothing yet.
    ///
    /// @param facts of the tables that the statements read
    /// @param planned all statements that will be asked for, as they are planned today
    public WhatIfSession(Database database, CatalogFacts facts, List<PlannedQuery> planned) {
        this.database = database;
        this.facts = facts;
        this.model = new ModelWhatIf(planned, facts);
    }

    /// For one statement, which is planned as it is today.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not plan the statement
    public static WhatIfSession of(Database database, WorkloadQuery query) throws ServerFailure {
        KnownWorkload known = KnownWorkload.of(database, List.of(query), IndexAdvisory.Watcher.NOBODY);
        return new WhatIfSession(database, known.facts(), known.planned());
    }

    /// What the database lacks to plan with indexes that are not there, and what leads to it; nothing where it has HypoPG.
    public Optional<String> missing() {
        return IndexAdvisory.missingIn(facts);
    }

    /// How far its answers prove that an index helps.
    public ProofState proof(IndexCandidate index) {
        return missing().isPresent() || CombinedWhatIf.taken(Set.of(index)).isEmpty() ? ProofState.MODEL : ProofState.ESTIMATED;
    }

    /// What CREATE INDEX would make of it; nothing where that is not known.
    public Optional<IndexCost> cost(IndexCandidate index) {
        return facts.table(index.schema(), index.table()).flatMap(table -> IndexCost.of(index, table, facts.server().version()));
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

    /// What these statements cost with these indexes, in their order; what is known already is not asked again.
    ///
    /// @param progress told how many statements are known; cancelling ends what the server does
    /// @throws ServerFailure when the server cannot be reached, no longer plans, or was told to stop
    public List<WhatIf.Answer> ask(List<WorkloadQuery> queries, Set<IndexCandidate> indexes, Progress progress) throws ServerFailure {
        if (missing().isPresent()) {
            return model.ask(queries.stream().map(query -> new WhatIf.Question(query, indexes)).toList());
        }
        return with(progress, session -> {
            var answers = new ArrayList<WhatIf.Answer>();
            for (WorkloadQuery query : queries) {
                progress.report(answers.size(), queries.size());
                WhatIf.Answer planned = answer(session, query, CombinedWhatIf.taken(indexes));
                answers.add(CombinedWhatIf.with(new WhatIf.Question(query, indexes), planned, model));
            }
            return List.copyOf(answers);
        });
    }

    /// How a statement is planned with those of these indexes that HypoPG takes, as EXPLAIN's JSON. They have the names that they would
    /// have.
    ///
    /// @param progress cancelling ends what the server does
    /// @throws ServerFailure when the server cannot be reached, has no HypoPG in this database, no longer plans, or was told to stop
    public String plan(WorkloadQuery query, Set<IndexCandidate> indexes, Progress progress) throws ServerFailure {
        return with(progress, session -> session.plan(new WhatIf.Question(query, CombinedWhatIf.taken(indexes))));
    }

    /// How a statement is planned with these indexes really built, as far as they can be, in a transaction that is rolled back. Writes to
    /// the tables wait meanwhile: whoever calls this has confirmed it.
    ///
    /// @param progress told what is being built; cancelling ends it
    /// @throws ServerFailure when the server cannot be reached
    /// @throws WhatIfFailure when it cannot go on, or was told to stop
    public BuiltPlan build(WorkloadQuery query, Set<IndexCandidate> indexes, BuildLimits limits, Progress progress)
            throws ServerFailure, WhatIfFailure {
        List<Connection> sessions = database.sessions(1);
        try {
            var real = new RolledBackWhatIf(sessions.getFirst(), facts, limits, database.profile().place(), progress::tell);
            progress.onCancel(real::cancel);
            return real.plans(new WhatIf.Question(query, indexes));
        } finally {
            database.end(sessions);
        }
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
