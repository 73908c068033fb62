package org.plumbline.app.ui.workload;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.text.Format;

/// The time of a call, marked where it is above the threshold.
final class MeanCell extends TableCell<StatementRow, StatementRow> {
    private static final PseudoClass SEVERE = PseudoClass.getPseudoClass("severe");

    MeanCell(WorkloadViewModel model) {
        getStyleClass().add("mean-cell");
        setAlignment(Pos.CENTER_RIGHT);
        HoverText.on(this, () -> isEmpty() || getItem() == null ? "" : getItem().counters().meanTime().map(Format::timeFull).orElse("")
                + (getItem().isSlow() ? " a call, above the threshold of " + Format.time(model.thresholdProperty().get()) : " a call"));
    }

    @Override
    protected void updateItem(StatementRow row, boolean empty) {
        super.updateItem(row, empty);
        boolean slow = !empty && row != null && row.isSlow();
        setText(empty || row == null ? null : (slow ? "▲ " : "") + row.counters().meanTime().map(Format::time).orElse(""));
        pseudoClassStateChanged(SEVERE, slow);
    }
}
