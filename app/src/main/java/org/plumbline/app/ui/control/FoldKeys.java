package org.plumbline.app.ui.control;

import java.util.Optional;
import javafx.scene.input.KeyEvent;

/// The keys by which a table of rows that fold is walked: arrows right and left, plus and minus, the asterisk for all below, Home and End.
public final class FoldKeys {
    private FoldKeys() {}

    /// The table.
    public interface Rows {
        int size();

        /// Something can be shown below this row.
        boolean isExpandable(int row);

        boolean isExpanded(int row);

        void setExpanded(int row, boolean open);

        void setExpandedBelow(int row, boolean open);

        /// The row under which this one stands; none for a root's.
        Optional<Integer> parent(int row);

        /// Chooses a row and has it seen.
        void go(int row);
    }

    /// Does what the key asks for at this row, and consumes it.
    public static void press(KeyEvent event, int row, Rows rows) {
        if (row < 0 || row >= rows.size() || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        boolean open = rows.isExpandable(row) && rows.isExpanded(row);
        boolean done = true;
        switch (event.getCode()) {
            case RIGHT -> {
                if (open) {
                    rows.go(row + 1);
                } else {
                    rows.setExpanded(row, true);
                }
            }
            case LEFT -> {
                if (open) {
                    rows.setExpanded(row, false);
                } else {
                    rows.parent(row).ifPresent(rows::go);
                }
            }
            case ADD, PLUS, EQUALS -> rows.setExpanded(row, true);
            case SUBTRACT, MINUS -> rows.setExpanded(row, false);
            case MULTIPLY, ASTERISK -> rows.setExpandedBelow(row, true);
            case DIGIT8 -> {
                done = event.isShiftDown();
                if (done) {
                    rows.setExpandedBelow(row, true);
                }
            }
            case HOME -> rows.go(0);
            case END -> rows.go(rows.size() - 1);
            default -> done = false;
        }
        if (done) {
            event.consume();
        }
    }
}
