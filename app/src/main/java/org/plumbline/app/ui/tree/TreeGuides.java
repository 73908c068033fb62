package org.plumbline.app.ui.tree;

import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/// The lines left of a row that tie it to its parent and siblings. Style class `tree-guide`.
final class TreeGuides extends Region {
    static final double STEP = 16;
    private static final double STEM = 9.5;

    private final Path lines = new Path();
    private TreeRow row = new TreeRow(new TreeItem.Siblings(0), 0, 0, false, false);

    TreeGuides() {
        lines.getStyleClass().add("tree-guide");
        lines.setManaged(false);
        getChildren().add(lines);
        setMouseTransparent(true);
    }

    void show(TreeRow shown) {
        row = shown;
        double width = shown.indent() * STEP;
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double bottom = Math.ceil(getHeight());
        double middle = Math.floor(bottom / 2) + 0.5;
        lines.getElements().clear();
        for (int level = 1; level < row.indent(); level++) {
            if (row.hasGuide(level)) {
                line(x(level), 0, x(level), bottom);
            }
        }
        if (row.depth() > 0) {
            double x = x(row.indent());
            boolean more = row.hasGuide(row.depth());
            line(x, 0, x, more ? bottom : middle);
            line(x, middle, row.indent() * STEP + 1, middle);
        }
    }

    private static double x(int level) {
        return (level - 1) * STEP + STEM;
    }

    private void line(double fromX, double fromY, double toX, double toY) {
        lines.getElements().addAll(new MoveTo(fromX, fromY), new LineTo(toX, toY));
    }
}
