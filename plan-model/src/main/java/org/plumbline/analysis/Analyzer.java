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
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

/// The whole pipeline: text, plans, figures, findings. The window and the command line both call this: the command line has it all done at
/// once, the window shows what was read before it asks for the findings.
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
        return analyses(source, PlanParser.parse(source), facts);
    }

    /// The plans of a statement that was just explained, which they then name.
    ///
    /// @param facts what the server says for a plan
    /// @throws PlanParseException when there is no plan in it
    public static List<Analysis> analyze(SourceText source, String statement, Function<Plan, Optional<CatalogFacts>> facts)
            throws PlanParseException {
        return analyses(source, ofStatement(PlanParser.parse(source), statement), facts);
    }

    /// Every plan in this text with its figures, before any rule is asked; at least one.
    ///
    /// @throws PlanParseException when there is no plan in it
    public static List<UnadvisedPlan> read(SourceText source) throws PlanParseException {
        return measured(source, PlanParser.parse(source), 0);
    }

    /// Likewise the plans of a statement, which they then name.
    ///
    /// @throws PlanParseException when there is no plan in it
    public static List<UnadvisedPlan> read(SourceText source, String statement) throws PlanParseException {
        return measured(source, ofStatement(PlanParser.parse(source), statement), 0);
    }

    /// Likewise the plans of one entry of a log, which are the log's plans number `index` and following.
    ///
    /// @throws PlanParseException when there is no plan in it
    public static List<UnadvisedPlan> read(String log, LogEntry entry, int index) throws PlanParseException {
        return measured(SourceText.of(log, entry.asLogged()), PlanParser.parse(entry), index);
    }

    /// What the rules say of a plan, of which nothing but its text is known.
    public static Analysis advise(UnadvisedPlan plan) {
        return advise(plan, Optional.empty());
    }

    private static Analysis advise(UnadvisedPlan plan, Optional<CatalogFacts> facts) {
        return new Analysis(plan.source(), plan.index(), plan.measured(), RuleBook.advise(plan.measured(), facts));
    }

    private static List<Plan> ofStatement(List<Plan> plans, String statement) {
        return plans.stream().map(plan -> plan.ofStatement(statement)).toList();
    }

    private static List<UnadvisedPlan> measured(SourceText source, List<Plan> plans, int firstIndex) {
        var measured = new ArrayList<UnadvisedPlan>();
        for (Plan plan : plans) {
            measured.add(new UnadvisedPlan(source, firstIndex + measured.size(), Measure.of(plan)));
        }
        return List.copyOf(measured);
    }

    private static List<Analysis> analyses(SourceText source, List<Plan> plans, Function<Plan, Optional<CatalogFacts>> facts) {
        return measured(source, plans, 0).stream().map(plan -> advise(plan, facts.apply(plan.plan()))).toList();
    }
}
