package org.plumbline.app.ui.workload;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.text.SeverityWord;

/// How many findings a statement's plan has, and how bad the worst is.
final class VerdictCell extends TableCell<StatementRow, Verdict> {
    private final Label badge = new Label();

    VerdictCell() {
        setAlignment(Pos.CENTER_RIGHT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        HoverText.on(this, () -> isEmpty() || getItem() == null ? "" : getItem().full());
    }

    @Override
    protected void updateItem(Verdict verdict, boolean empty) {
        super.updateItem(verdict, empty);
        if (empty || verdict == null) {
            setText(null);
            setGraphic(null);
        } else {
            setText(verdict.words());
            badge.setText(verdict.words());
            Optional<String> severity = verdict.worst().map(worst -> "severity-" + SeverityWord.of(worst));
            badge.getStyleClass().setAll("label", severity.isPresent() ? "severity" : "verdict-quiet", severity.orElse("verdict"));
            setGraphic(badge);
        }
    }
}
