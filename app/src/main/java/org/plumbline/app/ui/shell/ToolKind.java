package org.plumbline.app.ui.shell;

/// What one can look at of a connected database; each has a row below the connection and a tab of its own.
enum ToolKind {
    SQL("SQL"),
    WORKLOAD("Workload"),
    ADVICE("Advice"),
    INDEX_SET("Index set"),
    INDEX_HEALTH("Index health"),
    ACTIVITY("Activity"),
    SETTINGS("Settings"),
    HISTORY("History");

    private final String title;

    ToolKind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
