package org.plumbline.app.ui.node;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.control.HoverText;

/// The processes that ran a node, one above the other, their times as bars. Labels are kept for the next node's processes.
final class WorkerBars extends GridPane {
    private static final double BAR_HEIGHT = 20;

    private final List<Line> lines = new ArrayList<>();

    WorkerBars() {
        getStyleClass().add("node-grid");
        var bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        bars.setFillWidth(true);
        var last = new ColumnConstraints();
        last.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(new ColumnConstraints(NodeLines.TERM_WIDTH), bars, last);
    }

    /// Shows these processes in place of the last.
    void show(List<WorkerRow> rows) {
        for (int i = lines.size(); i < rows.size(); i++) {
            var line = new Line();
            lines.add(line);
            addRow(i, line.name, line.bar, line.made);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (i < rows.size()) {
                lines.get(i).show(rows.get(i));
            }
            lines.get(i).setShown(i < rows.size());
        }
    }

    private static final class Line {
        private final Label name = new Label();
        private final BarLabel bar = new BarLabel();
        private final Label made = new Label();
        private String full = "";

        Line() {
            name.getStyleClass().add("node-term");
            made.getStyleClass().add("node-term");
            bar.setPrefHeight(BAR_HEIGHT);
            parts().forEach(part -> HoverText.on(part, () -> full));
        }

        private List<Node> parts() {
            return List.of(name, bar, made);
        }

        void show(WorkerRow row) {
            name.setText(row.name());
            bar.show(row.time(), row.share(), row.slowest() ? 3 : 1);
            made.setText(row.rows());
            full = row.full();
        }

        void setShown(boolean shown) {
            parts().forEach(part -> {
                part.setVisible(shown);
                part.setManaged(shown);
            });
        }
    }
}
