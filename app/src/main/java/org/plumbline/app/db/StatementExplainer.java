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
    ///
    /// @param plans at least one, where it worked; several where a rule of the database rewrites the statement
    /// @param failure why there is none
    public record Outcome(List<Analysis> plans, Optional<String> failure) {
        public Outcome {
            plans = List.copyOf(plans);
        }
    }

    /// Explains it; the statement never runs.
    public static Outcome explain(Database database, String sql, WorkloadSnapshot workload) {
        try {
            String plan = database.explain(
                    new ExplainRequest(GuardedStatement.of(sql), false, false, List.of(), LONGEST, LONGEST_WAIT));
            return new Outcome(
                    Analyzer.analyze(SourceText.of(database.profile().place(), plan), sql, each -> facts(database, each, workload)),
                    Optional.empty());
        } catch (RefusedStatement | ServerFailure | PlanParseException failure) {
            return new Outcome(List.of(), Optional.of(failure.getMessage()));
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
