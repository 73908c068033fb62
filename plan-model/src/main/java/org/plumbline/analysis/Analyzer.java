package org.plumbline.analysis;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.advice.rule.RuleBook;
import org.plumbline.plan.Plan;
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
        var analyses = new ArrayList<Analysis>();
        for (Plan plan : PlanParser.parse(source)) {
            MeasuredPlan measured = Measure.of(plan);
            analyses.add(new Analysis(source, analyses.size(), measured, RuleBook.advise(measured)));
        }
        return List.copyOf(analyses);
    }
}
