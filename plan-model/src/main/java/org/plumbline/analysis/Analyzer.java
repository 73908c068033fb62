package org.plumbline.analysis;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.advice.rule.RuleBook;
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
        return analyses(source, PlanParser.parse(source), 0);
    }

    /// The plans of one entry of a log, which are the log's plans number `index` and following.
    ///
    /// @throws PlanParseException when there is no plan in it
    public static List<Analysis> analyze(String log, LogEntry entry, int index) throws PlanParseException {
        return analyses(SourceText.of(log, entry.asLogged()), PlanParser.parse(entry), index);
    }

    private static List<Analysis> analyses(SourceText source, List<Plan> plans, int firstIndex) {
        var analyses = new ArrayList<Analysis>();
        for (Plan plan : plans) {
            MeasuredPlan measured = Measure.of(plan);
            analyses.add(new Analysis(source, firstIndex + analyses.size(), measured, RuleBook.advise(measured)));
        }
        return List.copyOf(analyses);
    }
}
