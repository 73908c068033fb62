package org.plumbline.app.ui.tree;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import org.plumbline.app.ui.control.FilledCell;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.TreeArrow;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.NodeIcon;
import org.plumbline.plan.Execution;

/// The tree's first column: guides, arrow, icon, name, what it works on, badges.
final class NodeCell extends FilledCell<TreeRow, TreeRow> implements Refreshable {
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");

    private final TreeViewModel model;
    private final TreeGuides guides = new TreeGuides();
    private final TreeArrow arrow;
    private final SVGPath icon = new SVGPath();
    private final Label depth = new Label();
    private final Label name = new Label();
    private final Label target = new Label();
    private final BadgeLine badges = new BadgeLine();
    private final Region mark = new Region();
    private final HBox content = new HBox();
    private final Rectangle clip = new Rectangle();

    NodeCell(TreeViewModel model) {
        this.model = model;
        getStyleClass().add("node-cell");
        arrow = new TreeArrow(() -> model.toggle(getIndex()));
        icon.getStyleClass().add("node-icon");
        depth.getStyleClass().add("tree-depth");
        name.getStyleClass().add("node-name");
        target.getStyleClass().add("node-target");
        depth.setMinWidth(Region.USE_PREF_SIZE);
        name.setMinWidth(Region.USE_PREF_SIZE);
        target.setMinWidth(24);
        content.setAlignment(Pos.CENTER_LEFT);
        content.setFillHeight(true);
        content.setClip(clip);
        content.getStyleClass().add("node-content");
        mark.getStyleClass().add("node-mark");
        mark.setManaged(false);
        content.getChildren().addAll(mark, guides, arrow, icon, depth, name, target);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        HoverText.on(content, this::hover);
    }

    @Override
    protected void updateItem(TreeRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
        } else {
            show(row);
            if (getGraphic() == null) {
                setGraphic(content);
            }
        }
    }

    @Override
    public void refresh() {
        if (!isEmpty() && getItem() != null) {
            show(getItem());
        }
    }

    private void show(TreeRow row) {
        int deepest = deepest();
        guides.show(row, deepest);
        arrow.show(row.expandable(), row.expanded());
        icon.setContent(NodeIcon.path(model.drawn(row)));
        name.setText(model.name(row));
        target.setText(model.target(row));
        List<Highlight> marks = model.highlights(row);
        mark.setVisible(!marks.isEmpty());
        boolean quiet = model.node(row).map(node -> node.execution() instanceof Execution.NeverExecuted).orElse(false);
        for (Node part : List.of(icon, name, target)) {
            part.pseudoClassStateChanged(MARKED, !marks.isEmpty());
            part.pseudoClassStateChanged(QUIET, quiet);
            part.pseudoClassStateChanged(GROUP, model.node(row).isEmpty());
        }
        setShown(depth, row.deeperThan(deepest));
        if (row.deeperThan(deepest)) {
            depth.setText(Integer.toString(row.depth()));
        }
        setShown(target, !target.getText().isEmpty());
        content.getChildren().addAll(badges.show(model.badges(row)));
    }

    /// What is not to be seen stays in its place: putting it there again costs a frame.
    private static void setShown(Node part, boolean shown) {
        part.setManaged(shown);
        part.setVisible(shown);
    }

    private int deepest() {
        return TreeRow.deepest(getTableColumn().getWidth(), TreeGuides.STEP);
    }

    /// What all but the badges would like to have, each with the gap after it.
    private double needed() {
        double sum = 0;
        for (Node part : content.getChildren()) {
            if (part.isManaged() && !badges.contains(part)) {
                sum += part.prefWidth(-1) + content.getSpacing();
            }
        }
        return sum;
    }

    private String hover() {
        TreeRow row = getItem();
        if (row == null) {
            return "";
        }
        var words = new StringBuilder(model.name(row)).append(' ').append(model.target(row));
        model.highlights(row).forEach(mark -> words.append("\nHighlighted: ").append(mark.title()));
        model.badges(row).forEach(badge -> words.append("\n").append(badge.full()));
        if (row.deeperThan(deepest())) {
            words.append("\nLevel ").append(row.depth()).append(" below the root");
        }
        return words.toString();
    }

    /// A screen reader that goes from cell to cell hears the row first.
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT && !isEmpty() && getItem() != null ? model.spoken(getItem())
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    protected void fill(Node graphic) {
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        badges.fit(width - needed());
        graphic.resizeRelocate(snappedLeftInset(), 0, width, getHeight());
        mark.resizeRelocate(0, 3, 3, getHeight() - 7);
        clip.setWidth(width);
        clip.setHeight(getHeight());
    }
}
