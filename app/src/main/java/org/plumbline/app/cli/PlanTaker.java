package org.plumbline.app.cli;

import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.Analyzer;
import org.plumbline.analysis.UnadvisedPlan;

/// Takes what becomes of an input, in its order.
interface PlanTaker extends ReadTaker {
    void plan(Analysis analysis);

    @Override
    default void read(UnadvisedPlan plan) {
        plan(Analyzer.advise(plan));
    }
}
