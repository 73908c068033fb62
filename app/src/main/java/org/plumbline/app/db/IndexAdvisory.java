package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.plumbline.advisor.CombinedWhatIf;
import org.plumbline.advisor.IndexAdvice;
import org.plumbline.advisor.IndexAdvisor;
import org.plumbline.advisor.ModelWhatIf;
import org.plumbline.advisor.ProvenAdvice;
import org.plumbline.advisor.SearchLimits;
import org.plumbline.advisor.SizeModel;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.index.ProofState;

/// Which indexes a workload should have on a database, as its own planner judges them. The database stays as it is: statements are planned,
/// never run.
///
/// @param advice the sets
/// @param facts of the tables that the workload reads
/// @param state how far the advice is proven; each index has its own, which may be less
/// @param unplanned statements that were left out
public record IndexAdvisory(IndexAdvice advice, CatalogFacts facts, ProofState state, List<Unplanned> unplanned) {
    private static final String EXTENSION = "hypopg";

    public IndexAdvisory {
        unplanned = List.copyOf(unplanned);
    }

    /// A statement that cannot be planned.
    ///
    /// @param query the statement's name
    /// @param reason a sentence
    public record Unplanned(String query, String reason) {}

    /// Asks HypoPG.
    ///
    /// @throws ServerFailure when the server cannot be reached, has no HypoPG in this database, or no longer answers
    /// @throws WhatIfFailure when it can no longer plan, or the thread was interrupted
    public static IndexAdvisory byHypoPg(Database database, List<WorkloadQuery> workload, SizeModel sizes, SearchLimits limits)
            throws ServerFailure, WhatIfFailure {
        return byHypoPg(database, KnownWorkload.of(database, workload), sizes, limits);
    }

    /// Asks HypoPG where the database has it, else nobody: then costs follow from the plans of today and the statistics.
    ///
    /// @throws ServerFailure when the server cannot be reached, or no longer answers
    /// @throws WhatIfFailure when it can no longer plan, or the thread was interrupted
    public static IndexAdvisory byWhatIsThere(Database database, List<WorkloadQuery> workload, SizeModel sizes, SearchLimits limits)
            throws ServerFailure, WhatIfFailure {
        KnownWorkload known = KnownWorkload.of(database, workload);
        return known.facts().server().installed(EXTENSION).isPresent() ? byHypoPg(database, known, sizes, limits)
                : byModel(known, limits);
    }

    /// Asks nobody: costs follow from the plans of today and the statistics.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    /// @throws WhatIfFailure when the thread was interrupted
    public static IndexAdvisory byModel(Database database, List<WorkloadQuery> workload, SearchLimits limits)
            throws ServerFailure, WhatIfFailure {
        return byModel(KnownWorkload.of(database, workload), limits);
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
        KnownWorkload known = KnownWorkload.of(database, workload);
        IndexAdvisory modelled = byModel(known, limits);
        if (modelled.advice().best().indexes().isEmpty()) {
            return modelled;
        }
        if (!confirmed.test(modelled)) {
            throw new WhatIfFailure("Nothing was built, as that was not confirmed.", null);
        }
        List<Connection> sessions = database.sessions(1);
        try {
            var real = new RolledBackWhatIf(sessions.getFirst(), known.facts(), build, database.profile().place(), progress);
            return new IndexAdvisory(ProvenAdvice.of(modelled.advice(), known.planned(), known.facts(), real), known.facts(),
                    ProofState.PLANNED, known.unplanned());
        } finally {
            database.end(sessions);
        }
    }

    private static IndexAdvisory byModel(KnownWorkload known, SearchLimits limits) throws WhatIfFailure {
        var whatIf = new ModelWhatIf(known.planned(), known.facts());
        return new IndexAdvisory(IndexAdvisor.advise(known.planned(), known.facts(), whatIf, SizeModel.REAL, limits), known.facts(),
                ProofState.MODEL, known.unplanned());
    }

    private static IndexAdvisory byHypoPg(Database database, KnownWorkload known, SizeModel sizes, SearchLimits limits)
            throws ServerFailure, WhatIfFailure {
        CatalogFacts facts = known.facts();
        if (facts.server().installed(EXTENSION).isEmpty()) {
            throw new ServerFailure(ServerFailure.Kind.OTHER,
                    "The database has no HypoPG, which plans with indexes that are not there. "
                    + (facts.server().extensions().stream().anyMatch(each -> each.name().equals(EXTENSION))
                    ? "Its server has it: a superuser runs CREATE EXTENSION hypopg once in this database."
                    : "Install HypoPG on its server (a package such as postgresql-17-hypopg), then run CREATE EXTENSION hypopg."), null);
        }
        String place = database.profile().place();
        List<Connection> sessions = database.sessions(Line.MOST_SESSIONS - 1);
        try {
            var whatIf = new CombinedWhatIf(
                    new HypoWhatIf(sessions, new IndexTargets(facts), place), new ModelWhatIf(known.planned(), facts));
            return new IndexAdvisory(IndexAdvisor.advise(known.planned(), facts, whatIf, sizes, limits), facts, ProofState.ESTIMATED,
                    known.unplanned());
        } catch (SQLException failure) {
            throw ServerFailure.ofStatement(failure, place);
        } finally {
            database.end(sessions);
        }
    }
}
