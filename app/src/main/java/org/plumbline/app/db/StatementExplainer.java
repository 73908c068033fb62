package org.plumbline.app.db;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.Analyzer;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.plan.Plan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.workload.WorkloadSnapshot;

/// Explains a statement of a workload without its values, and says what is wrong with its generic plan by what the catalogue knows.
public final class StatementExplainer {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private StatementExplainer() {}

    /// What became of it.
    public sealed interface Outcome {}

    /// It worked.
    ///
    /// @param source what EXPLAIN printed
    /// @param plans at least one; several where a rule of the database rewrites the statement
    /// @param took all of it, the way there and back included
    public record Explained(SourceText source, List<Analysis> plans, Duration took) implements Outcome {
        public Explained {
            plans = List.copyOf(plans);
        }
    }

    /// There is no plan.
    ///
    /// @param sentence why
    public record Failed(String sentence) implements Outcome {}

    /// Explains it; the statement never runs.
    public static Outcome explain(Database database, String sql, WorkloadSnapshot workload) {
        return explain(database, sql, workload, new Canceller());
    }

    /// As above, and may be cancelled meanwhile.
    public static Outcome explain(Database database, String sql, WorkloadSnapshot workload, Canceller canceller) {
        long start = System.nanoTime();
        try {
            String plan = database.explain(
                    new ExplainRequest(GuardedStatement.of(sql), false, false, List.of(), LONGEST, LONGEST_WAIT), canceller);
            SourceText source = SourceText.of(database.profile().place(), plan);
            List<Analysis> plans = Analyzer.analyze(source, sql, each -> facts(database, each, workload));
            return new Explained(source, plans, Duration.ofNanos(System.nanoTime() - start));
        } catch (RefusedStatement | ServerFailure | PlanParseException failure) {
            return new Failed(failure.getMessage());
        }
    }

    /// Without them the plan alone is judged.
    private static Optional<CatalogFacts> facts(Database database, Plan plan, WorkloadSnapshot workload) {
        try {
            return Optional.of(database.catalog(plan, workload));
        } catch (ServerFailure _) {
            return Optional.empty();
        }
    }
}
