package org.plumbline.app.ui.shell;

import org.plumbline.analysis.Analysis;

/// One plan in a tab.
record OpenPlan(OpenSource source, PreparedDocument prepared) implements OpenDocument {
    Analysis analysis() {
        return prepared.document().analysis();
    }

    int number() {
        return analysis().index();
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
