package org.plumbline.app.ui.control;

import java.util.AbstractList;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/// A very long text as a list of its lines, which are made as they are looked at. Its items are the lines' numbers, from 0.
public final class PlainLines extends ListView<Integer> {
    private static final double LINE_HEIGHT = 19;
    private static final int LINES_ABOVE = 4;

    private final IntFunction<String> text;
    private final Map<PseudoClass, IntPredicate> states;

    /// @param count of lines
    /// @param text what is shown of a line
    /// @param states looks of lines for which something holds; after [#refresh()] it is asked anew
    public PlainLines(int count, IntFunction<String> text, Map<PseudoClass, IntPredicate> states) {
        this.text = text;
        this.states = Map.copyOf(states);
        setItems(FXCollections.observableList(new LineNumbers(count)));
        setFixedCellSize(LINE_HEIGHT);
        setCellFactory(_ -> new LineCell());
        getStyleClass().add("plain-lines");
    }

    /// Selects a line, and shows it with some of those above it.
    public void goTo(int line) {
        getSelectionModel().clearAndSelect(line);
        scrollTo(Math.max(0, line - LINES_ABOVE));
    }

    /// The numbers 0 to size - 1, without an object for each.
    private static final class LineNumbers extends AbstractList<Integer> implements RandomAccess {
        private final int size;

        LineNumbers(int size) {
            this.size = size;
        }

        @Override
        public Integer get(int index) {
            return index;
        }

        @Override
        public int size() {
            return size;
        }
    }

    private final class LineCell extends ListCell<Integer> {
        @Override
        protected void updateItem(Integer line, boolean empty) {
            super.updateItem(line, empty);
            boolean none = empty || line == null;
            setText(none ? "" : text.apply(line));
            states.forEach((state, holds) -> pseudoClassStateChanged(state, !none && holds.test(line)));
        }
    }
}
