package org.plumbline.app.ui.compare;

/// Where a plan to compare can come from, beside the open ones.
public enum PlanOrigin {
    FILE("File or Log…"),
    CLIPBOARD("Clipboard"),
    HISTORY("Run of the History…");

    private final String title;

    PlanOrigin(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
