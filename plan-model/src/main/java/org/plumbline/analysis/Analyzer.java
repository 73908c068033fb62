package org.plumbline.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.plumbline.advice.rule.RuleBook;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.plan.Plan;
import org.plumbline.plan.log.LogEntry;
import org.plumbline.plan.measure.Measure;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

/// The whole pipeline: text, plans, figures, findings. The window and the command line both call this.
public final class Analyzer {
    private Analyzer() {}

    /// Every plan in this text, analysed; at least one.
    ///
    /// @throws PlanParseException when there is no plan in it
    public static List<Analysis> analyze(SourceText source) throws PlanParseException {
        return analyze(source, _ -> Optional.empty());
    }

    /// Every plan in this text, analysed with what is known of the database that it came from; at least one.
    ///
    /// @param facts what a server says for a plan; none without a connection
    /// @throws PlanParseException when there is no plan in it
    public static List<Analysis> analyze(SourceText source, Function<Plan, Optional<CatalogFacts>> facts) throws PlanParseException {
        return analyses(source, PlanParser.parse(source), 0, facts);
    }

    /// The plans of a statement that was just explained, which they then name.
    ///
    /// @param facts what the server says for a plan
    /// @throws PlanParseException when there is no plan in it
    public static List<Analysis> analyze(SourceText source, String statement, Function<Plan, Optional<CatalogFacts>> facts)
            throws PlanParseException {
        return analyses(source, PlanParser.parse(source).stream().map(plan -> plan.ofStatement(statement)).toList(), 0, facts);
    }

    /// The plans of one entry of a log, which are the log's plans number `index` and following.
    ///
    /// @throws PlanParseException when there is no plan in it
    public static List<Analysis> analyze(String log, LogEntry entry, int index) throws PlanParseException {
        return analyses(SourceText.of(log, entry.asLogged()), PlanParser.parse(entry), index, _ -> Optional.empty());
    }

    private static List<Analysis> analyses(
            SourceText source, List<Plan> plans, int firstIndex, Function<Plan, Optional<CatalogFacts>> facts) {
        var analyses = new ArrayList<Analysis>();
        for (Plan plan : plans) {
            MeasuredPlan measured = Measure.of(plan);
            analyses.add(new Analysis(source, firstIndex + analyses.size(), measured, RuleBook.advise(measured, facts.apply(plan))));
        }
        return List.copyOf(analyses);
    }
}
