package org.plumbline.app.ui.settings;

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

/// One advice: the setting, from what to what, and why; opened also the figures, the statement, the risk and whose rule it is.
final class AdviceCard {
    private AdviceCard() {}

    static OpeningCard of(AdviceRow row) {
        return new OpeningCard(row.severityWord(), head(row), row.text().reason(), row::script, () -> body(row),
                row.setting() + ", " + row.text().change() + ", " + row.severityWord() + ". " + row.text().reason());
    }

    private static HBox head(AdviceRow row) {
        var severity = new Label(row.severityWord());
        severity.getStyleClass().addAll("severity", "severity-" + row.severityWord());
        severity.setMinWidth(Region.USE_PREF_SIZE);
        var setting = new Label(row.setting());
        setting.getStyleClass().add("finding-headline");
        setting.setMinWidth(Region.USE_PREF_SIZE);
        HoverText.on(setting, row.advice().setting().description());
        var change = new Label(row.text().change());
        change.getStyleClass().add("finding-where");
        change.setMinWidth(0);
        change.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(change, Priority.ALWAYS);
        HoverText.on(change, row.text().change());
        var effect = new Label(row.needsRestart() ? "needs a restart" : "");
        effect.getStyleClass().add("finding-where");
        effect.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(8, severity, setting, change, effect);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static List<Node> body(AdviceRow row) {
        var body = new ArrayList<Node>();
        if (!row.text().evidence().isEmpty()) {
            body.add(Words.of(String.join("  ·  ", row.text().evidence()), "finding-evidence"));
        }
        row.text().sql().ifPresent(sql -> body.add(CodeBlock.withCopy(sql)));
        if (!row.text().applying().isEmpty()) {
            body.add(Words.of(row.text().applying(), "finding-remedy"));
        }
        body.add(Words.of("Risk: " + row.text().risk(), "finding-doubt"));
        body.add(Words.of("Source: " + row.text().source(), "finding-doubt"));
        return body;
    }
}
