package org.plumbline.app.ui.compare;

/// Which of the two plans.
public enum PlanSide {
    BEFORE("Before"),
    AFTER("After");

    private final String title;

    PlanSide(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
