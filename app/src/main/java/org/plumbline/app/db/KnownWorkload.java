package org.plumbline.app.db;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plumbline.advisor.PlannedQuery;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

/// A workload as a database plans it today, with what its catalogue says of the tables.
///
/// @param unplanned statements that it does not plan
record KnownWorkload(List<PlannedQuery> planned, CatalogFacts facts, List<IndexAdvisory.Unplanned> unplanned) {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOCK = Duration.ofSeconds(5);

    KnownWorkload {
        planned = List.copyOf(planned);
        unplanned = List.copyOf(unplanned);
    }

    /// @throws ServerFailure when the server cannot be reached, does not answer, or plans none of them
    static KnownWorkload of(Database database, List<WorkloadQuery> workload, IndexAdvisory.Watcher watcher) throws ServerFailure {
        var unplanned = new ArrayList<IndexAdvisory.Unplanned>();
        List<PlannedQuery> planned = planned(database, workload, unplanned, watcher);
        if (planned.isEmpty()) {
            throw new ServerFailure(ServerFailure.Kind.OTHER, "No statement of the workload can be planned. "
                    + unplanned.stream().map(each -> each.query() + ": " + each.reason()).findFirst().orElse(""), null);
        }
        return new KnownWorkload(planned, database.catalog(planned.stream().map(PlannedQuery::plan).toList()), unplanned);
    }

    private static List<PlannedQuery> planned(Database database, List<WorkloadQuery> workload, List<IndexAdvisory.Unplanned> unplanned,
            IndexAdvisory.Watcher watcher) throws ServerFailure {
        var planned = new ArrayList<PlannedQuery>();
        for (WorkloadQuery query : workload) {
            watcher.planned(planned.size() + unplanned.size(), workload.size());
            try {
                var request = new ExplainRequest(
                        GuardedStatement.of(query.sql()), false, false, List.of("VERBOSE"), Map.of(), LONGEST, LONGEST_LOCK);
                planned.add(new PlannedQuery(query,
                        PlanParser.parse(SourceText.of(query.name(), database.explain(request))).getFirst()));
            } catch (RefusedStatement | PlanParseException refused) {
                unplanned.add(new IndexAdvisory.Unplanned(query.name(), refused.getMessage()));
            } catch (ServerFailure failure) {
                if (failure.kind().endsConnection() || failure.isWithoutConnection()) {
                    throw failure;
                }
                unplanned.add(new IndexAdvisory.Unplanned(query.name(), failure.getMessage()));
            }
        }
        return planned;
    }
}
