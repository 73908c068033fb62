package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.CombinedWhatIf;
import org.plumbline.advisor.IndexAdvice;
import org.plumbline.advisor.IndexAdvisor;
import org.plumbline.advisor.ModelWhatIf;
import org.plumbline.advisor.PlannedQuery;
import org.plumbline.advisor.ProvenAdvice;
import org.plumbline.advisor.SearchLimits;
import org.plumbline.advisor.SizeModel;
import org.plumbline.advisor.WhatIf;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.advisor.proof.MeasuredSet;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.index.ProofState;

/// Which indexes a workload should have on a database, as its own planner judges them. The database stays as it is: statements are planned,
/// never run.
///
/// @param advice the sets
/// @param facts of the tables that the workload reads
/// @param state how far the advice is proven; each index has its own, which may be less
/// @param planned the statements that it is about, as they are planned today
/// @param unplanned statements that were left out
/// @param measured what running the workload with and without the best set showed ([IndexProof]); absent where nobody ran it
public record IndexAdvisory(IndexAdvice advice, CatalogFacts facts, ProofState state, List<PlannedQuery> planned,
        List<Unplanned> unplanned, Optional<MeasuredSet> measured) {
    private static final String EXTENSION = "hypopg";

    public IndexAdvisory {
        planned = List.copyOf(planned);
        unplanned = List.copyOf(unplanned);
    }

    /// Nobody ran it.
    public IndexAdvisory(
            IndexAdvice advice, CatalogFacts facts, ProofState state, List<PlannedQuery> planned, List<Unplanned> unplanned) {
        this(advice, facts, state, planned, unplanned, Optional.empty());
    }

    /// The same statements with other advice, and what running them showed.
    IndexAdvisory with(IndexAdvice other, Optional<MeasuredSet> showed) {
        return new IndexAdvisory(other, facts, state, planned, unplanned, showed);
    }

    /// A statement that cannot be planned.
    ///
    /// @param query the statement's name
    /// @param reason a sentence
    public record Unplanned(String query, String reason) {}

    /// Who is told how far the search is, on its own thread; what this throws ends it.
    public interface Watcher {
        /// Nobody looks.
        Watcher NOBODY = new Watcher() {
            @Override
            public void planned(int done, int all) {
                // nobody looks
            }

            @Override
            public void asked(long calls, long most) {
                // nobody looks
            }
        };

        /// So many statements have their plan of today.
        void planned(int done, int all);

        /// The server was asked so many questions, of how many that may be asked at most.
        void asked(long calls, long most);
    }

    /// Asks HypoPG.
    ///
    /// @throws ServerFailure when the server cannot be reached, has no HypoPG in this database, or no longer answers
    /// @throws WhatIfFailure when it can no longer plan, or the thread was interrupted
    public static IndexAdvisory byHypoPg(Database database, List<WorkloadQuery> workload, SizeModel sizes, SearchLimits limits)
            throws ServerFailure, WhatIfFailure {
        return byHypoPg(database, workload, sizes, limits, Watcher.NOBODY);
    }

    /// As above, and tells how far it is.
    ///
    /// @throws ServerFailure when the server cannot be reached, has no HypoPG in this database, or no longer answers
    /// @throws WhatIfFailure when it can no longer plan, or the thread was interrupted
    public static IndexAdvisory byHypoPg(
            Database database, List<WorkloadQuery> workload, SizeModel sizes, SearchLimits limits, Watcher watcher)
            throws ServerFailure, WhatIfFailure {
        return byHypoPg(database, KnownWorkload.of(database, workload, watcher), sizes, limits, watcher);
    }

    /// Asks HypoPG where the database has it, else nobody: then costs follow from the plans of today and the statistics.
    ///
    /// @throws ServerFailure when the server cannot be reached, or no longer answers
    /// @throws WhatIfFailure when it can no longer plan, or the thread was interrupted
    public static IndexAdvisory byWhatIsThere(Database database, List<WorkloadQuery> workload, SizeModel sizes, SearchLimits limits)
            throws ServerFailure, WhatIfFailure {
        return byWhatIsThere(database, workload, sizes, limits, Watcher.NOBODY);
    }

    /// As above, and tells how far it is.
    ///
    /// @throws ServerFailure when the server cannot be reached, or no longer answers
    /// @throws WhatIfFailure when it can no longer plan, or the thread was interrupted
    public static IndexAdvisory byWhatIsThere(
            Database database, List<WorkloadQuery> workload, SizeModel sizes, SearchLimits limits, Watcher watcher)
            throws ServerFailure, WhatIfFailure {
        KnownWorkload known = KnownWorkload.of(database, workload, watcher);
        return missingIn(known.facts()).isEmpty() ? byHypoPg(database, known, sizes, limits, watcher) : byModel(known, limits);
    }

    /// Asks nobody: costs follow from the plans of today and the statistics.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    /// @throws WhatIfFailure when the thread was interrupted
    public static IndexAdvisory byModel(Database database, List<WorkloadQuery> workload, SearchLimits limits)
            throws ServerFailure, WhatIfFailure {
        return byModel(KnownWorkload.of(database, workload, Watcher.NOBODY), limits);
    }

    /// Finds a set by the model, then builds it on the server, plans with it and rolls it back. Only what the planner takes is advised.
    /// Writes to the tables wait meanwhile.
    ///
    /// @param confirmed asked once with what is to be built, before anything is
    /// @param progress told what is done now, on another thread
    /// @throws ServerFailure when the server cannot be reached, or no longer answers
    /// @throws WhatIfFailure when it was not confirmed, when it cannot build at all, or when the thread was interrupted
    public static IndexAdvisory byRolledBack(Database database, List<WorkloadQuery> workload, SearchLimits limits, BuildLimits build,
            Predicate<IndexAdvisory> confirmed, Consumer<String> progress) throws ServerFailure, WhatIfFailure {
        KnownWorkload known = KnownWorkload.of(database, workload, Watcher.NOBODY);
        IndexAdvisory modelled = byModel(known, limits);
        if (modelled.advice().best().indexes().isEmpty()) {
            return modelled;
        }
        if (!confirmed.test(modelled)) {
            throw new WhatIfFailure("Nothing was built, as that was not confirmed.", null);
        }
        return modelled.proven(database, modelled.advice().best().indexes(), build, progress);
    }

    /// The same as far as real indexes prove it, which are rolled back. Writes to the tables wait meanwhile: whoever calls this has
    /// confirmed it. Only what the planner takes is advised.
    ///
    /// @param set the indexes to build, at least one
    /// @param progress told what is done now, on another thread
    /// @throws ServerFailure when the server cannot be reached, or no longer answers
    /// @throws WhatIfFailure when it cannot build at all, or when the thread was interrupted
    public IndexAdvisory proven(Database database, List<AdvisedIndex> set, BuildLimits build, Consumer<String> progress)
            throws ServerFailure, WhatIfFailure {
        List<Connection> sessions = database.sessions(1);
        try {
            var real = new RolledBackWhatIf(sessions.getFirst(), facts, build, database.profile().place(), progress);
            return new IndexAdvisory(ProvenAdvice.of(advice.of(set), planned, facts, real), facts, ProofState.PLANNED, planned, unplanned);
        } finally {
            database.end(sessions);
        }
    }

    private static IndexAdvisory byModel(KnownWorkload known, SearchLimits limits) throws WhatIfFailure {
        var whatIf = new ModelWhatIf(known.planned(), known.facts());
        return advised(known, whatIf, SizeModel.REAL, limits, ProofState.MODEL);
    }

    private static IndexAdvisory byHypoPg(
            Database database, KnownWorkload known, SizeModel sizes, SearchLimits limits, Watcher watcher)
            throws ServerFailure, WhatIfFailure {
        CatalogFacts facts = known.facts();
        needsHypoPg(facts);
        String place = database.profile().place();
        List<Connection> sessions = database.sessions(Line.MOST_SESSIONS - 1);
        try {
            var planner = new WatchedWhatIf(new HypoWhatIf(sessions, new IndexTargets(facts), place),
                    calls -> watcher.asked(calls, limits.mostCalls()));
            var whatIf = new CombinedWhatIf(planner, new ModelWhatIf(known.planned(), facts));
            return advised(known, whatIf, sizes, limits, ProofState.ESTIMATED);
        } catch (SQLException failure) {
            throw ServerFailure.ofStatement(failure, place);
        } finally {
            database.end(sessions);
        }
    }

    /// @throws ServerFailure where the database has no HypoPG
    static void needsHypoPg(CatalogFacts facts) throws ServerFailure {
        Optional<String> missing = missingIn(facts);
        if (missing.isPresent()) {
            throw new ServerFailure(ServerFailure.Kind.OTHER, missing.get(), null);
        }
    }

    /// What the database has not, and what leads to it; nothing where it has HypoPG.
    static Optional<String> missingIn(CatalogFacts facts) {
        return facts.server().installed(EXTENSION).isPresent() ? Optional.empty() : Optional.of(
                "The database has no HypoPG, which plans with indexes that are not there. "
                + (facts.server().extensions().stream().anyMatch(each -> each.name().equals(EXTENSION))
                ? "Its server has it: a superuser runs CREATE EXTENSION hypopg once in this database."
                : "Install HypoPG on its server (a package such as postgresql-17-hypopg), then run CREATE EXTENSION hypopg."));
    }

    /// What the database lacks to plan with indexes that are not there, and what leads to it; nothing where it has HypoPG.
    public Optional<String> missing() {
        return missingIn(facts);
    }

    /// Without the statements that can no longer be planned, say because somebody holds a table; those are told of.
    private static IndexAdvisory advised(KnownWorkload known, WhatIf whatIf, SizeModel sizes, SearchLimits limits, ProofState state)
            throws WhatIfFailure {
        var unplanned = new ArrayList<Unplanned>(known.unplanned());
        List<PlannedQuery> left = known.planned();
        var counted = new WatchedWhatIf(whatIf, _ -> { });
        while (true) {
            try {
                IndexAdvice advice = IndexAdvisor.advise(left, known.facts(), counted, sizes, limits.after(counted.calls()));
                return new IndexAdvisory(advice.asked(counted.calls()), known.facts(), state, left, unplanned);
            } catch (WhatIfFailure failure) {
                Map<String, String> refused = failure.statements();
                left = left.stream().filter(each -> !refused.containsKey(each.query().name())).toList();
                if (refused.isEmpty() || left.isEmpty()) {
                    throw failure;
                }
                refused.forEach((name, reason) -> unplanned.add(new Unplanned(name, reason)));
            }
        }
    }
}
