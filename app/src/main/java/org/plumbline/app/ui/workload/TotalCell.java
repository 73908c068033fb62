package org.plumbline.app.ui.workload;

import javafx.scene.control.ContentDisplay;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.control.FilledCell;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.text.Format;

/// The time of all calls, with a bar as long as its share of the whole.
final class TotalCell extends FilledCell<StatementRow, StatementRow> {
    private final BarLabel bar = new BarLabel();

    TotalCell() {
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        HoverText.on(this, () -> isEmpty() || getItem() == null ? "" : Format.timeFull(getItem().counters().totalTime()) + ", "
                + Format.shareFull(getItem().share()) + " of all");
    }

    @Override
    protected void updateItem(StatementRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            setGraphic(null);
        } else {
            String total = Format.time(row.counters().totalTime());
            setText(total);
            bar.show(total, row.share().value(), BarLabel.heat(row.share()));
            setGraphic(bar);
        }
    }
}
