package org.plumbline.app.ui.shell;

import org.plumbline.analysis.ReadPlan;
import org.plumbline.app.ui.state.PlanAdvice;

/// One plan in a tab.
record OpenPlan(OpenSource source, PreparedDocument prepared) implements OpenDocument {
    ReadPlan read() {
        return prepared.document().read();
    }

    /// What is wrong with it, as far as it is known.
    PlanAdvice advice() {
        return prepared.document().advice();
    }

    int number() {
        return read().index();
    }

    @Override
    public String title() {
        return source.hasSeveralPlans() ? source.name() + " · " + (number() + 1) : source.name();
    }

    @Override
    public String place() {
        return source.place();
    }

    boolean shows(OpenSource other, int index) {
        return source.key().equals(other.key()) && number() == index;
    }
}
