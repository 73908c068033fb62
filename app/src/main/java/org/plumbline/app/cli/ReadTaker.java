package org.plumbline.app.cli;

import org.plumbline.analysis.UnadvisedPlan;
import org.plumbline.app.report.InputFailure;

/// Takes what is read of an input, in its order, before any rule is asked.
interface ReadTaker {
    void read(UnadvisedPlan plan);

    void failed(InputFailure failure);
}
