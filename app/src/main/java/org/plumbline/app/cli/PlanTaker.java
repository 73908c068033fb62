package org.plumbline.app.cli;

import org.plumbline.analysis.Analysis;
import org.plumbline.app.report.InputFailure;

/// Takes what becomes of an input, in its order.
interface PlanTaker {
    void plan(Analysis analysis);

    void failed(InputFailure failure);
}
