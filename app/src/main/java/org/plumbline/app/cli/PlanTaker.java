package org.plumbline.app.cli;

import org.plumbline.analysis.Analysis;

/// Takes what becomes of an input, in its order.
interface PlanTaker {
    void plan(Analysis analysis);

    void failed(InputFailure failure);
}
