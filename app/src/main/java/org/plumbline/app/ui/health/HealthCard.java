package org.plumbline.app.ui.health;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.OpeningCard;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.RemedyText;

/// One finding: what it is about and how large that is; opened also the evidence, what would mend it, and the doubts.
final class HealthCard {
    private HealthCard() {}

    static OpeningCard of(HealthRow row) {
        return new OpeningCard(row.severityWord(), head(row), row.text().sentence(), row::script, () -> body(row),
                row.object() + ", " + row.severityWord() + ", " + row.size() + ". " + row.text().sentence());
    }

    private static HBox head(HealthRow row) {
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

    private static List<Node> body(HealthRow row) {
        var body = new ArrayList<Node>();
        body.add(Words.of(String.join("  ·  ", row.text().evidence()), "finding-evidence"));
        for (RemedyText remedy : row.text().remedies()) {
            body.add(Words.of("→ " + remedy.text(), "finding-remedy"));
            remedy.sql().ifPresent(sql -> body.add(CodeBlock.withCopy(sql + ";")));
        }
        if (!row.text().doubts().isEmpty()) {
            body.add(Words.of("Might be wrong: " + String.join(" ", row.text().doubts()), "finding-doubt"));
        }
        return body;
    }
}
