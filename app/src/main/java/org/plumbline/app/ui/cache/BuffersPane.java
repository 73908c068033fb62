package org.plumbline.app.ui.cache;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.plumbline.app.db.BufferUse;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.BufferText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.capacity.cache.BufferHits;

/// How a server's own memory serves its tables: sentences, and the tables that it serves worst.
final class BuffersPane extends VBox {
    private static final double FIGURE_WIDTH = 62;

    BuffersPane(BufferUse use) {
        super(6);
        BufferText.sentences(use).forEach(sentence -> getChildren().add(Words.of(sentence)));
        if (!use.tables().isEmpty()) {
            getChildren().add(table(use.tables()));
        }
        if (!use.indexes().isEmpty()) {
            getChildren().add(indexes(use.indexes()));
        }
    }

    private static GridPane table(List<BufferHits> tables) {
        GridPane grid = grid(head("Most pages not there"), head("Table"), head("Indexes"), head("Not there"));
        for (BufferHits each : tables) {
            grid.addRow(grid.getRowCount(), name(each.name(), BufferText.table(each)), new Label(BufferText.share(each.tableShare())),
                    new Label(BufferText.share(each.indexShare())), new Label(Format.count(each.read())));
        }
        return grid;
    }

    private static GridPane indexes(List<BufferHits> indexes) {
        GridPane grid = grid(head("Single indexes"), new Label(), head("There"), head("Not there"));
        for (BufferHits each : indexes) {
            grid.addRow(grid.getRowCount(), name(each.name(), BufferText.index(each)), new Label(),
                    new Label(BufferText.share(each.indexShare())), new Label(Format.count(each.read())));
        }
        return grid;
    }

    private static GridPane grid(Label... heads) {
        var grid = new GridPane(10, 4);
        grid.getStyleClass().add("buffer-table");
        var names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(names);
        for (int i = 1; i < heads.length; i++) {
            var figures = new ColumnConstraints(FIGURE_WIDTH);
            figures.setHalignment(HPos.RIGHT);
            grid.getColumnConstraints().add(figures);
        }
        grid.addRow(0, heads);
        return grid;
    }

    private static Label name(String text, String all) {
        var name = new Label(text);
        name.setMinWidth(0);
        name.setAccessibleText(all);
        HoverText.on(name, all);
        return name;
    }

    private static Label head(String title) {
        var label = new Label(title);
        label.getStyleClass().add("panel-subtitle");
        return label;
    }
}
