package org.plumbline.app.ui.shell;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.look.Look;

/// Every key of the window, on one card.
final class KeyboardSheet {
    private record Keys(String keys, String meaning) {}

    private static final List<Keys> OPENING = List.of(
            new Keys("Ctrl+O", "Open files"),
            new Keys("Ctrl+V", "Paste a plan"),
            new Keys("Ctrl+Shift+O", "Connect to a database"),
            new Keys("Ctrl+S", "Save a report"),
            new Keys("Ctrl+Shift+E", "Export DDL"),
            new Keys("Ctrl+Shift+A", "Anonymised copy"),
            new Keys("Ctrl+E", "Export the view as a picture"),
            new Keys("Ctrl+P", "Print the view"),
            new Keys("Ctrl+N", "New SQL"),
            new Keys("Ctrl+Shift+I", "Find indexes"),
            new Keys("Ctrl+D", "Compare plans"),
            new Keys("Ctrl+Shift+H", "History of runs"),
            new Keys("Ctrl+W", "Close the tab"),
            new Keys("Ctrl+Tab", "Next tab"),
            new Keys("Ctrl+Shift+Tab", "Previous tab"),
            new Keys("Ctrl+Q", "Quit"));
    private static final List<Keys> WINDOW = List.of(
            new Keys("Ctrl+B", "Show or hide Sources"),
            new Keys("F2, Del", "Edit or disconnect a connection in Sources"),
            new Keys("Ctrl+I", "Show or hide Indexes"),
            new Keys("Ctrl+R", "Show or hide Rewrites"),
            new Keys("Ctrl+Shift+P", "Show or hide Pool"),
            new Keys("Ctrl+Shift+D", "Show or hide Shards"),
            new Keys("Ctrl+Shift+C", "Show or hide Cache"),
            new Keys("Ctrl+Shift+R", "Show or hide Replicas"),
            new Keys("Ctrl++", "Larger text"),
            new Keys("Ctrl+-", "Smaller text"),
            new Keys("Ctrl+0", "Text size of the system"),
            new Keys("F1", "This sheet"));
    private static final List<Keys> WORKLOAD = List.of(
            new Keys("Enter", "Explain the statement"),
            new Keys("Shift+Enter", "Open it in the SQL editor"),
            new Keys("F5", "Read the figures again"));
    private static final List<Keys> INDEX_SET = List.of(
            new Keys("← →", "Another budget"),
            new Keys("Space", "Take an index out, or put it back"),
            new Keys("Enter", "Plan with the set, or put an index in"),
            new Keys("F5", "Search again"));
    private static final List<Keys> COMPARISON = List.of(
            new Keys("N", "Next change"),
            new Keys("P", "Previous change"),
            new Keys("← →", "Fold and unfold"),
            new Keys("O", "Only changes, or all"),
            new Keys("S", "Swap both plans"),
            new Keys("Enter", "Show the node in the plan after"),
            new Keys("Shift+Enter", "Show it in the plan before"));
    private static final List<Keys> CHART = List.of(
            new Keys("← →", "Read the values of a chart"),
            new Keys("Enter", "Choose the value"));
    private static final List<Keys> VIEWS = Stream.of(PlanDocumentView.View.values())
            .map(view -> new Keys("Ctrl+" + view.digit(), view.title())).toList();
    private static final List<Keys> PLAN = List.of(
            new Keys("Ctrl+F", "Find a node, or a statement"),
            new Keys("N", "Next finding"),
            new Keys("P", "Previous finding"),
            new Keys("↑ ↓", "Previous and next node"),
            new Keys("← →", "Fold and unfold"),
            new Keys("Ctrl+C", "Copy"),
            new Keys("Esc", "Leave the search, close a card"));

    private static final List<Keys> DIAGRAM = List.of(
            new Keys("↑ ↓ ← →", "To the card that is drawn there"),
            new Keys("Enter", "Fold or open the card"),
            new Keys("+ −", "Larger, smaller"),
            new Keys("F", "The whole plan"),
            new Keys("1", "Full size"),
            new Keys("S", "The selected node at full size"),
            new Keys("Shift+↑ ↓ ← →", "Pan"));

    private static final List<Keys> ICICLE = List.of(
            new Keys("↑ ↓", "Parent, and widest child"),
            new Keys("← →", "Siblings"),
            new Keys("Enter", "Zoom into the node, and out again"),
            new Keys("Esc", "Back to what was shown before"),
            new Keys("+ - 0", "Wider, narrower, the whole"));

    private static final List<Keys> OTHER_VIEWS = List.of(
            new Keys("↑ ↓ Pg Home", "Text: from line to line"),
            new Keys("Shift+↑ ↓", "Text: choose lines, to copy"),
            new Keys("↑ ↓ ← →", "SQL: the caret's part selects its node"),
            new Keys("Enter", "SQL, Statistics: the next node of it"),
            new Keys("Shift+Enter", "The one before"));

    private static final List<Keys> SQL = List.of(
            new Keys("Ctrl+Enter", "Explain the statement at the caret"),
            new Keys("Ctrl+Shift+Enter", "Run it to measure it, and roll back"),
            new Keys("Ctrl+H", "Find and replace"),
            new Keys("Ctrl+/", "Make the lines a comment, or none"),
            new Keys("Esc", "Stop the statement"));

    private KeyboardSheet() {}

    static Region build() {
        List<Keys> plan = Stream.concat(VIEWS.stream(), PLAN.stream()).toList();
        var columns = new HBox(
                column(group("Open and close", OPENING), group("In the SQL editor", SQL), group("In the Icicle", ICICLE)),
                column(group("In a plan", plan), group("In the Diagram", DIAGRAM), group("In Text, SQL and Statistics", OTHER_VIEWS),
                        group("In a chart", CHART)),
                column(group("Window", WINDOW), group("In Workload and Activity", WORKLOAD), group("In Index set", INDEX_SET),
                        group("In a comparison", COMPARISON)));
        columns.getStyleClass().add("key-columns");
        return columns;
    }

    private static VBox column(VBox... groups) {
        return new VBox(14, groups);
    }

    private static VBox group(String title, List<Keys> rows) {
        var heading = new Label(title);
        heading.getStyleClass().add(Look.STRONG);
        var grid = new GridPane(10, 3);
        var left = new ColumnConstraints();
        left.setHalignment(HPos.RIGHT);
        left.setMinWidth(Region.USE_PREF_SIZE);
        var right = new ColumnConstraints();
        right.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().addAll(left, right);
        for (Keys row : rows) {
            var keys = new Label(row.keys());
            keys.getStyleClass().add(Look.KEYS);
            grid.addRow(grid.getRowCount(), keys, new Label(row.meaning()));
        }
        return new VBox(6, heading, grid);
    }
}
