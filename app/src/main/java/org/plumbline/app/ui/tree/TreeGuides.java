package org.plumbline.app.ui.tree;

import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.plumbline.app.ui.state.PlanItem;

/// The lines left of a row that tie it to its parent and siblings. Style class `tree-guide`.
final class TreeGuides extends Region {
    static final double STEP = 16;
    private static final double STEM = 9.5;

    private final Path lines = new Path();
    private TreeRow row = new TreeRow(new PlanItem.Siblings(0), 0, 0, false, false);
    private int indent;

    TreeGuides() {
        lines.getStyleClass().add("tree-guide");
        lines.setManaged(false);
        getChildren().add(lines);
        setMouseTransparent(true);
    }

    /// @param deepest indentation ends here
    void show(TreeRow shown, int deepest) {
        row = shown;
        indent = shown.indent(deepest);
        double width = indent * STEP;
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
        for (int level = 1; level < indent; level++) {
            if (row.hasGuide(level)) {
                line(x(level), 0, x(level), bottom);
            }
        }
        if (row.depth() > 0) {
            double x = x(indent);
            boolean more = row.hasGuide(row.depth());
            line(x, 0, x, more ? bottom : middle);
            line(x, middle, indent * STEP + 1, middle);
        }
    }

    private static double x(int level) {
        return (level - 1) * STEP + STEM;
    }

    private void line(double fromX, double fromY, double toX, double toY) {
        lines.getElements().addAll(new MoveTo(fromX, fromY), new LineTo(toX, toY));
    }
}
