package org.plumbline.app.ui.shell;

/// What is in a tab.
sealed interface OpenDocument permits OpenPlan, OpenLog, OpenSql, OpenTool, OpenHistory, OpenComparison {
    String title();

    /// Where it is from, for a tooltip.
    String place();
}
