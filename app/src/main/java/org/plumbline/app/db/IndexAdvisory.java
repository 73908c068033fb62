package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plumbline.advisor.IndexAdvice;
import org.plumbline.advisor.IndexAdvisor;
import org.plumbline.advisor.PlannedQuery;
import org.plumbline.advisor.SearchLimits;
import org.plumbline.advisor.SizeModel;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.index.ProofState;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

/// Which indexes a workload should have on a database, as its own planner judges them. The database stays as it is: statements are planned,
/// never run.
///
/// @param advice the sets
/// @param facts of the tables that the workload reads
/// @param state how far the advice is proven
/// @param unplanned statements that were left out
public record IndexAdvisory(IndexAdvice advice, CatalogFacts facts, ProofState state, List<Unplanned> unplanned) {
    private static final String EXTENSION = "hypopg";
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOCK = Duration.ofSeconds(5);

    public IndexAdvisory {
        unplanned = List.copyOf(unplanned);
    }

    /// A statement that cannot be planned.
    ///
    /// @param query the statement's name
    /// @param reason a sentence
    public record Unplanned(String query, String reason) {}

    /// Who is told how far the search is, on its own thread; what this throws ends it.
    public interface Watcher {
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
        return byHypoPg(database, workload, sizes, limits, new Watcher() {
            @Override
            public void planned(int done, int all) {
                // nobody looks
            }

            @Override
            public void asked(long calls, long most) {
                // nobody looks
            }
        });
    }

    /// As above, and tells how far it is.
    ///
    /// @throws ServerFailure when the server cannot be reached, has no HypoPG in this database, or no longer answers
    /// @throws WhatIfFailure when it can no longer plan, or the thread was interrupted
    public static IndexAdvisory byHypoPg(
            Database database, List<WorkloadQuery> workload, SizeModel sizes, SearchLimits limits, Watcher watcher)
            throws ServerFailure, WhatIfFailure {
        var unplanned = new ArrayList<Unplanned>();
        List<PlannedQuery> planned = planned(database, workload, unplanned, watcher);
        if (planned.isEmpty()) {
            throw new ServerFailure(ServerFailure.Kind.OTHER, "No statement of the workload can be planned. "
                    + unplanned.stream().map(each -> each.query() + ": " + each.reason()).findFirst().orElse(""), null);
        }
        CatalogFacts facts = database.catalog(planned.stream().map(PlannedQuery::plan).toList());
        needsHypoPg(facts);
        String place = database.profile().place();
        List<Connection> sessions = database.sessions(Line.MOST_SESSIONS - 1);
        try {
            var whatIf = new WatchedWhatIf(new HypoWhatIf(sessions, new IndexTargets(facts), place),
                    calls -> watcher.asked(calls, limits.mostCalls()));
            return new IndexAdvisory(IndexAdvisor.advise(planned, facts, whatIf, sizes, limits), facts, ProofState.ESTIMATED, unplanned);
        } catch (SQLException failure) {
            throw ServerFailure.ofStatement(failure, place);
        } finally {
            database.end(sessions);
        }
    }

    /// @throws ServerFailure where the database has no HypoPG
    static void needsHypoPg(CatalogFacts facts) throws ServerFailure {
        if (facts.server().installed(EXTENSION).isEmpty()) {
            throw new ServerFailure(ServerFailure.Kind.OTHER,
                    "The database has no HypoPG, which plans with indexes that are not there. "
                    + (facts.server().extensions().stream().anyMatch(each -> each.name().equals(EXTENSION))
                    ? "Its server has it: a superuser runs CREATE EXTENSION hypopg once in this database."
                    : "Install HypoPG on its server (a package such as postgresql-17-hypopg), then run CREATE EXTENSION hypopg."), null);
        }
    }

    private static List<PlannedQuery> planned(
            Database database, List<WorkloadQuery> workload, List<Unplanned> unplanned, Watcher watcher) throws ServerFailure {
        var planned = new ArrayList<PlannedQuery>();
        for (WorkloadQuery query : workload) {
            watcher.planned(planned.size() + unplanned.size(), workload.size());
            try {
                var request = new ExplainRequest(
                        GuardedStatement.of(query.sql()), false, false, List.of("VERBOSE"), Map.of(), LONGEST, LONGEST_LOCK);
                planned.add(new PlannedQuery(query,
                        PlanParser.parse(SourceText.of(query.name(), database.explain(request))).getFirst()));
            } catch (RefusedStatement | PlanParseException refused) {
                unplanned.add(new Unplanned(query.name(), refused.getMessage()));
            } catch (ServerFailure failure) {
                if (failure.kind().endsConnection() || failure.isWithoutConnection()) {
                    throw failure;
                }
                unplanned.add(new Unplanned(query.name(), failure.getMessage()));
            }
        }
        return planned;
    }
}
