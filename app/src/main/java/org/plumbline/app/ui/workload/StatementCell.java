package org.plumbline.app.ui.workload;

import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import org.plumbline.app.ui.control.HoverText;

/// A statement's text in one line; the whole of it in its tooltip.
final class StatementCell extends TableCell<StatementRow, String> {
    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");
    private static final int LONGEST = 3_000;

    StatementCell() {
        getStyleClass().add("statement-cell");
        HoverText.on(this, () -> isEmpty() || getTableRow() == null || getTableRow().getItem() == null ? ""
                : shortened(getTableRow().getItem().text()));
    }

    @Override
    protected void updateItem(String line, boolean empty) {
        super.updateItem(line, empty);
        setText(empty ? null : line);
        pseudoClassStateChanged(MUTED, !empty && getTableRow() != null && getTableRow().getItem() != null
                && !getTableRow().getItem().matters());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }
}
