package org.plumbline.app.ui.node;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.HoverText;

/// Terms on the left, values beside them. Labels are kept for the next node's lines, and only a line whose words changed is measured
/// anew: who walks through a plan sees another node in each frame.
final class NodeLines extends Region {
    static final double TERM_WIDTH = 118;
    private static final double GAP = 10;
    private static final double GAP_BELOW = 3;
    private static final double NOT_MEASURED = -1;

    private final List<Line> lines = new ArrayList<>();
    private int count;
    private double measuredFor = NOT_MEASURED;

    NodeLines() {
        getStyleClass().add("node-lines");
    }

    /// Shows these lines in place of the last.
    void show(List<NodeEntry> entries) {
        count = entries.size();
        while (lines.size() < count) {
            var line = new Line();
            lines.add(line);
            getChildren().addAll(line.term, line.value);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (i < count) {
                lines.get(i).show(entries.get(i));
            }
            lines.get(i).setShown(i < count);
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /// Labels that changed ask for this.
    @Override
    public void requestLayout() {
        measuredFor = NOT_MEASURED;
        super.requestLayout();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double used = width < 0 ? computePrefWidth(-1) : width;
        measure(used);
        double height = snappedTopInset() + snappedBottomInset() + Math.max(0, count - 1) * GAP_BELOW;
        for (Line line : lines.subList(0, count)) {
            height += line.height;
        }
        return height;
    }

    @Override
    protected double computePrefWidth(double height) {
        double widest = lines.subList(0, count).stream().mapToDouble(line -> line.value.prefWidth(-1)).max().orElse(0);
        return snappedLeftInset() + TERM_WIDTH + GAP + widest + snappedRightInset();
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + TERM_WIDTH + GAP + snappedRightInset();
    }

    @Override
    protected void layoutChildren() {
        measure(getWidth());
        double left = snappedLeftInset();
        double valueWidth = valueWidth(getWidth());
        double top = snappedTopInset();
        for (Line line : lines.subList(0, count)) {
            layoutInArea(line.term, left, top, TERM_WIDTH, line.height, 0, HPos.LEFT, VPos.TOP);
            layoutInArea(line.value, left + TERM_WIDTH + GAP, top, valueWidth, line.height, 0, HPos.LEFT, VPos.TOP);
            top += line.height + GAP_BELOW;
        }
    }

    private double valueWidth(double width) {
        return Math.max(0, width - snappedLeftInset() - TERM_WIDTH - GAP - snappedRightInset());
    }

    private void measure(double width) {
        if (measuredFor != width) {
            double valueWidth = valueWidth(width);
            lines.subList(0, count).forEach(line -> line.measure(valueWidth));
            measuredFor = width;
        }
    }

    private static final class Line {
        private final Label term = new Label();
        private final Label value = new Label();
        private String explanation = "";
        private String tone = "";
        private double height;
        private double width = NOT_MEASURED;

        Line() {
            term.getStyleClass().add("node-term");
            value.getStyleClass().add("node-value");
            for (Label label : List.of(term, value)) {
                label.setWrapText(true);
                label.setMinHeight(USE_PREF_SIZE);
                HoverText.on(label, () -> explanation);
            }
            value.setOnContextMenuRequested(event -> {
                var copy = new MenuItem("Copy “" + term.getText() + "”");
                String copied = value.getText();
                copy.setOnAction(_ -> CodeBlock.copy(copied));
                new ContextMenu(copy).show(value, event.getScreenX(), event.getScreenY());
            });
        }

        void show(NodeEntry entry) {
            term.setText(entry.term());
            value.setText(entry.value());
            explanation = entry.explanation();
            String wanted = switch (entry.tone()) {
                case PLAIN -> "value-plain";
                case CODE -> "value-code";
                case MUTED -> "value-muted";
                case GOOD -> "value-good";
                case SEVERE -> "value-severe";
            };
            if (!wanted.equals(tone)) {
                value.getStyleClass().remove(tone);
                value.getStyleClass().add(wanted);
                tone = wanted;
            }
        }

        void setShown(boolean shown) {
            for (Label label : List.of(term, value)) {
                label.setManaged(shown);
                label.setVisible(shown);
            }
        }

        /// A label that changed has not been laid out since.
        void measure(double valueWidth) {
            if (width != valueWidth || term.isNeedsLayout() || value.isNeedsLayout()) {
                width = valueWidth;
                height = Math.max(term.prefHeight(TERM_WIDTH), value.prefHeight(valueWidth));
            }
        }
    }
}
