package org.plumbline.app.ui.health;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.RemedyText;

/// One finding: what it is about and how large that is; opened also the evidence, what would mend it, and the doubts.
final class HealthCard extends VBox {
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    private final HealthRow row;
    private final VBox body = new VBox();
    private boolean open;

    HealthCard(HealthRow row) {
        this.row = row;
        getStyleClass().addAll("finding", "finding-" + row.severityWord());
        body.getStyleClass().add("finding-body");
        getChildren().addAll(head(), Words.of(row.text().sentence(), "finding-sentence"));
        setFocusTraversable(true);
        setAccessibleText(row.object() + ", " + row.severityWord() + ", " + row.size() + ". " + row.text().sentence());
        setOnMouseClicked(_ -> {
            requestFocus();
            toggle();
        });
        setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                CodeBlock.copy(row.script());
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                toggle();
                event.consume();
            }
        });
    }

    void toggle() {
        open = !open;
        if (open) {
            fillBody();
            getChildren().add(body);
        } else {
            getChildren().remove(body);
        }
    }

    private HBox head() {
        var severity = new Label(row.severityWord());
        severity.getStyleClass().addAll("severity", "severity-" + row.severityWord());
        severity.setMinWidth(Region.USE_PREF_SIZE);
        var object = new Label(row.object());
        object.getStyleClass().add("finding-headline");
        object.setMinWidth(0);
        HoverText.on(object, row.object());
        var table = new Label(row.table());
        table.getStyleClass().add("finding-where");
        table.setMinWidth(0);
        table.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(table, Priority.ALWAYS);
        HoverText.on(table, row.table());
        var size = new Label(row.size());
        size.getStyleClass().add("finding-stake");
        size.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(8, severity, object, table, size);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void fillBody() {
        if (!body.getChildren().isEmpty()) {
            return;
        }
        body.getChildren().add(Words.of(String.join("  ·  ", row.text().evidence()), "finding-evidence"));
        for (RemedyText remedy : row.text().remedies()) {
            body.getChildren().add(Words.of("→ " + remedy.text(), "finding-remedy"));
            remedy.sql().ifPresent(sql -> body.getChildren().add(CodeBlock.withCopy(sql + ";")));
        }
        if (!row.text().doubts().isEmpty()) {
            body.getChildren().add(Words.of("Might be wrong: " + String.join(" ", row.text().doubts()), "finding-doubt"));
        }
    }
}
