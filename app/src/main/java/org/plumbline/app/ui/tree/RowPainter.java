package org.plumbline.app.ui.tree;

import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.TableColumn;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.draw.CanvasPen;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.RowSize;
import org.plumbline.app.ui.draw.TablePicture;
import org.plumbline.app.ui.draw.ThemeColours;

/// Paints the rows of the tree's table and tells what is at a place of them. As cells with labels in them, one for each column, rows took
/// several times as long: JavaFX styles and lays out each of these parts whenever the row shows another node.
final class RowPainter {
    private static final double LEAST_HEIGHT = 27;
    /// Of a letter's size.
    private static final double ROW = 1.9;
    private static final double PADDING = 6;

    private final TreeViewModel model;
    private final ThemeColours colours;

    RowPainter(TreeViewModel model, ThemeColours colours) {
        this.model = model;
        this.colours = colours;
    }

    /// Which figure this column shows; nothing for that of the nodes.
    static Optional<TreeColumn> figure(TableColumn<?, ?> column) {
        return column.getUserData() instanceof TreeColumn figure ? Optional.of(figure) : Optional.empty();
    }

    /// What a figure looks like.
    static TablePicture.Cell cell(TreeViewModel model, TreeColumn column, TreeRow row) {
        TreeFigure figure = model.figure(column, row);
        Ink ink = switch (figure.tone()) {
            case PLAIN -> Ink.TEXT;
            case MUTED -> Ink.MUTED;
            case SEVERE -> Ink.SEVERE;
        };
        return model.hasBars(column)
                ? new TablePicture.Cell(figure.text(), ink, model.bar(column, row).value(), Ink.heat(BarLabel.heat(model.heat(row))))
                : new TablePicture.Cell(figure.text(), ink);
    }

    /// Of a row, in pixels: it grows with the window's text.
    double height() {
        return Math.max(LEAST_HEIGHT, Math.ceil(colours.textSize() * ROW));
    }

    /// Paints a row.
    ///
    /// @param canvas the part of it that is seen
    /// @param columns those that are shown, from the left
    void paint(Canvas canvas, TreeRow row, List<? extends TableColumn<TreeRow, ?>> columns) {
        RowSize size = size();
        var pen = new CanvasPen(canvas.getGraphicsContext2D(), colours.palette(), canvas.getWidth(), size.height());
        double x = -canvas.getLayoutX();
        for (TableColumn<TreeRow, ?> column : columns) {
            double width = column.getWidth();
            double begins = x;
            x += width;
            if (x > 0 && begins < canvas.getWidth()) {
                figure(column).ifPresentOrElse(figure -> cell(model, figure, row).draw(pen, begins, 0, width, size, size.figures()),
                        () -> lead(row, column).draw(pen, begins + PADDING, 0, width - 2 * PADDING));
            }
        }
    }

    /// How wide the cell of this column would like to be.
    double width(TableColumn<TreeRow, ?> column, TreeRow row) {
        RowSize size = size();
        return figure(column).map(figure -> size.figures().width(model.figure(figure, row).text()) + 2 * PADDING)
                .orElseGet(() -> lead(row, column).width() + 2 * PADDING);
    }

    /// The arrow that opens and closes the row is there.
    boolean isArrow(TreeRow row, List<? extends TableColumn<TreeRow, ?>> columns, double x) {
        double begins = 0;
        for (TableColumn<TreeRow, ?> column : columns) {
            if (figure(column).isEmpty()) {
                double arrow = begins + PADDING + NodeLead.arrowAt(row, deepest(column));
                return row.expandable() && x >= arrow - PADDING && x < arrow + NodeLead.ARROW;
            }
            begins += column.getWidth();
        }
        return false;
    }

    /// More of what is said there, for a tooltip.
    String hover(TreeRow row, List<? extends TableColumn<TreeRow, ?>> columns, double x) {
        double ends = 0;
        for (TableColumn<TreeRow, ?> column : columns) {
            ends += column.getWidth();
            if (x < ends) {
                return figure(column).map(figure -> model.figure(figure, row).full()).orElseGet(() -> words(row, deepest(column)));
            }
        }
        return "";
    }

    private String words(TreeRow row, int deepest) {
        var words = new StringBuilder(model.name(row)).append(' ').append(model.target(row));
        model.highlights(row).forEach(mark -> words.append("\nHighlighted: ").append(mark.title()));
        model.badges(row).forEach(badge -> words.append("\n").append(badge.full()));
        if (row.deeperThan(deepest)) {
            words.append("\nLevel ").append(row.depth()).append(" below the root");
        }
        return words.toString();
    }

    private NodeLead lead(TreeRow row, TableColumn<TreeRow, ?> column) {
        return new NodeLead(model, row, size(), deepest(column));
    }

    private static int deepest(TableColumn<TreeRow, ?> column) {
        return TreeRow.deepest(column.getWidth(), NodeLead.STEP);
    }

    private RowSize size() {
        return new RowSize(height(), colours.textSize(), PADDING);
    }
}
