package org.plumbline.app.ui.compare;

import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.control.FilledCell;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.text.ChangeText;
import org.plumbline.app.ui.text.CompareText;
import org.plumbline.plan.compare.AlignedRow;
import org.plumbline.plan.compare.Amount;
import org.plumbline.plan.compare.NodeFigures;
import org.plumbline.plan.compare.NodeState;
import org.plumbline.plan.compare.Trend;
import org.plumbline.plan.unit.Share;

/// The table's cells beside the nodes.
final class CompareCells {
    private CompareCells() {}

    /// What became of a node: a mark and a word.
    static final class State extends TableCell<CompareRow, CompareRow> {
        private final Label word = new Label();

        State() {
            word.getStyleClass().add("change-state");
            HoverText.on(this, () -> getItem() == null || isEmpty() ? "" : getItem().what() + (isApart(getItem())
                    ? "\nIts other half stands in another row, where the other tree has it." : ""));
        }

        @Override
        protected void updateItem(CompareRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            word.setText(row.state());
            NodeState look = row.look() == NodeState.SAME && row.hidden() > 0 ? NodeState.CHANGED : row.look();
            String style = "change-is-" + ChangeText.word(look).toLowerCase(Locale.ROOT);
            if (!word.getStyleClass().contains(style)) {
                word.getStyleClass().removeIf(each -> each.startsWith("change-is-"));
                word.getStyleClass().add(style);
            }
            if (getGraphic() == null) {
                setGraphic(word);
            }
        }
    }

    /// A figure of one tree; where it differs beyond noise, the plan after has an arrow with it.
    static final class Figure extends TableCell<CompareRow, CompareRow> {
        private final PlanSide side;
        private final CompareFigure figure;

        Figure(PlanSide side, CompareFigure figure) {
            this.side = side;
            this.figure = figure;
            setAlignment(Pos.CENTER_RIGHT);
            getStyleClass().add("compare-figure");
            HoverText.on(this, this::hover);
        }

        @Override
        protected void updateItem(CompareRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null || row.shown(side).isEmpty()) {
                setText(null);
                return;
            }
            NodeFigures figures = row.figures();
            boolean differs = side == PlanSide.AFTER && figure.trend(figures).differs() && row.any(PlanSide.BEFORE).isPresent();
            setText(figure.text(side, figures).map(text -> differs ? arrow(figure.trend(figures)) + " " + text : text).orElse(""));
        }

        private String hover() {
            if (isEmpty() || getItem() == null || getItem().shown(side).isEmpty()) {
                return "";
            }
            NodeFigures figures = getItem().figures();
            return figure.full(side, figures).map(text -> figure.fullName() + ": " + text).orElse("");
        }
    }

    /// By how much a node's own part differs, with a bar: green and leftwards signed where it became less.
    static final class Change extends FilledCell<CompareRow, CompareRow> {
        private static final PseudoClass LESS = PseudoClass.getPseudoClass("less");

        private final CompareViewModel model;
        private final BarLabel bar = new BarLabel();

        Change(CompareViewModel model) {
            this.model = model;
            getStyleClass().addAll("figure-cell", "change-cell");
            HoverText.on(this, this::hover);
        }

        @Override
        protected void updateItem(CompareRow row, boolean empty) {
            super.updateItem(row, empty);
            Optional<Compared> now = model.comparedProperty().get();
            if (empty || row == null || now.isEmpty() || !shown(row)) {
                setGraphic(null);
                return;
            }
            Amount change = now.get().change(row);
            double size = change.size().value();
            boolean counts = now.get().counts(row);
            bar.show(counts ? CompareText.signed(change) : "", counts && now.get().largest() > 0 ? size / now.get().largest() : 0,
                    BarLabel.heat(Share.of(size, Math.max(now.get().difference(), now.get().largest()))));
            pseudoClassStateChanged(LESS, change.value() < 0);
            if (getGraphic() == null) {
                setGraphic(bar);
            }
        }

        private static boolean shown(CompareRow row) {
            return !isApart(row) || row.shown(PlanSide.AFTER).isPresent();
        }

        private String hover() {
            if (isEmpty() || getItem() == null || !shown(getItem())) {
                return "";
            }
            return model.comparedProperty().get().map(now -> CompareText.signed(now.change(getItem())) + ": "
                    + getItem().what()).orElse("");
        }
    }

    private static boolean isApart(CompareRow row) {
        return row.aligned().filter(AlignedRow::isApart).isPresent();
    }

    static String arrow(Trend trend) {
        return trend == Trend.LESS ? "▼" : trend == Trend.MORE ? "▲" : "";
    }
}
