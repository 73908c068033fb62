package org.plumbline.app.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
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
import org.plumbline.app.ui.state.NodeIcon;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.plan.NodeConditions;
import org.plumbline.plan.PlanNode;

/// A node of one of the trees, indented. Past some levels the depth is a number. What only this tree has, or has elsewhere, is marked.
final class CompareNodeCell extends FilledCell<CompareRow, CompareRow> {
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");
    private static final double STEP = 14;
    private static final double PART_FOR_INDENT = 0.3;

    private static final double LEAST_NAME = 60;
    /// An icon, a depth and the first letters behind.
    private static final double BESIDE_NAME = 86;

    private final PlanSide side;
    private final TreeArrow arrow;
    private final Region indent = new Region();
    private final SVGPath icon = new SVGPath();
    private final Label depth = new Label();
    private final Label name = new Label();
    private final Label behind = new Label();
    private final HBox content = new HBox();
    private final Rectangle clip = new Rectangle();
    private int deepest;

    CompareNodeCell(PlanSide side, CompareViewModel model) {
        this.side = side;
        arrow = new TreeArrow(() -> model.toggle(getIndex()));
        getStyleClass().add("node-cell");
        content.getStyleClass().add("node-content");
        content.setAlignment(Pos.CENTER_LEFT);
        content.setClip(clip);
        icon.getStyleClass().add("node-icon");
        depth.getStyleClass().add("tree-depth");
        name.getStyleClass().add("node-name");
        behind.getStyleClass().add("node-target");
        depth.setMinWidth(Region.USE_PREF_SIZE);
        behind.setMinWidth(16);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        HoverText.on(content, this::hover);
    }

    @Override
    protected void updateItem(CompareRow row, boolean empty) {
        super.updateItem(row, empty);
        Optional<PlanNode> node = empty || row == null ? Optional.empty() : row.shown(side);
        if (node.isEmpty()) {
            setGraphic(null);
            return;
        }
        show(row, node.get());
        if (getGraphic() == null) {
            setGraphic(content);
        }
    }

    private void show(CompareRow row, PlanNode node) {
        deepest = deepest();
        int level = row.level(side);
        indent.setMinWidth(STEP * Math.min(level, deepest));
        indent.setPrefWidth(indent.getMinWidth());
        arrow.show(row.expandable(), row.expanded());
        icon.setContent(NodeIcon.path(node));
        name.setText(row.name(side));
        behind.setText(row.behind(side));
        for (Node part : List.of(icon, name, behind)) {
            part.pseudoClassStateChanged(QUIET, !row.differs());
            part.pseudoClassStateChanged(GROUP, row.group().isPresent());
        }
        var parts = new ArrayList<Node>(List.of(indent, arrow, icon));
        if (level > deepest) {
            depth.setText(Integer.toString(level));
            parts.add(depth);
        }
        parts.add(name);
        if (!behind.getText().isEmpty()) {
            parts.add(behind);
        }
        if (!content.getChildren().equals(parts)) {
            content.getChildren().setAll(parts);
        }
    }

    /// From which level on there is no room to indent: as wide as the column is now.
    private int deepest() {
        return Math.clamp((int) (getTableColumn().getWidth() * PART_FOR_INDENT / STEP), 3, 20);
    }

    private String hover() {
        return Optional.ofNullable(getItem()).map(row -> row.group().isPresent()
                ? row.name(side) + "\n" + row.what() : row.shown(side).map(CompareNodeCell::words).orElse("")).orElse("");
    }

    private static String words(PlanNode node) {
        var words = new StringBuilder(NodeText.title(node));
        node.subplanName().ifPresent(subplan -> words.append(" · ").append(subplan));
        NodeConditions.of(node.operation()).forEach(condition ->
                words.append('\n').append(condition.name()).append(": ").append(condition.text()));
        return words.append("\nLevel ").append(node.depth()).append(" below the root").toString();
    }

    @Override
    protected void fill(Node graphic) {
        if (deepest != deepest()) {
            getItem().shown(side).ifPresent(node -> show(getItem(), node));
        }
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        // what stands behind it gives way first
        name.setMinWidth(Math.min(name.prefWidth(-1), Math.max(LEAST_NAME, width - indent.getMinWidth() - BESIDE_NAME)));
        graphic.resizeRelocate(snappedLeftInset(), 0, width, getHeight());
        clip.setWidth(width);
        clip.setHeight(getHeight());
    }
}
