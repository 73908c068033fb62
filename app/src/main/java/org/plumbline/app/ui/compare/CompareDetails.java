package org.plumbline.app.ui.compare;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.plan.NodeConditions;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.compare.NodeFigures;
import org.plumbline.plan.compare.Trend;

/// The chosen row: what the node is in both plans, by what it searches and filters, and all its figures side by side.
final class CompareDetails extends ScrollPane {
    /// Of the width, in percent.
    private static final double NAMES = 16;
    private static final double SIDE = 42;

    private final CompareViewModel model;
    private final GridPane grid = new GridPane(18, 3);

    CompareDetails(CompareViewModel model) {
        this.model = model;
        getStyleClass().add("compare-details");
        setFitToWidth(true);
        grid.getStyleClass().add("compare-grid");
        grid.getColumnConstraints().addAll(column(NAMES), column(SIDE), column(SIDE));
        setContent(grid);
        model.chosenProperty().subscribe(this::show);
    }

    private static ColumnConstraints column(double percent) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }

    private void show(Optional<CompareRow> chosen) {
        grid.getChildren().clear();
        if (chosen.isEmpty()) {
            grid.add(Words.of("Choose a row: what its node is in both plans stands here. N and P go to the next and the previous change, "
                    + "arrows fold and unfold, Enter shows the node in its plan.", "summary-note"), 0, 0, 3, 1);
            return;
        }
        CompareRow row = chosen.get();
        grid.add(word(row.what(), "pl-strong"), 0, 0, 3, 1);
        add(word("Node", "summary-label"), head(row, PlanSide.BEFORE), head(row, PlanSide.AFTER));
        Map<PlanSide, Map<String, String>> conditions = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (PlanSide side : PlanSide.values()) {
            Map<String, String> own = new LinkedHashMap<>();
            row.node().flatMap(_ -> row.any(side)).ifPresent(node ->
                    NodeConditions.of(node.operation()).forEach(each -> own.put(each.name(), each.text())));
            conditions.put(side, own);
            names.addAll(own.keySet());
        }
        names.forEach(name -> add(word(name, "summary-label"), code(conditions.get(PlanSide.BEFORE).get(name)),
                code(conditions.get(PlanSide.AFTER).get(name))));
        NodeFigures figures = row.figures();
        for (CompareFigure figure : CompareFigure.values()) {
            Optional<String> before = figure.full(PlanSide.BEFORE, figures);
            Optional<String> after = figure.full(PlanSide.AFTER, figures);
            if (before.or(() -> after).isPresent()) {
                Label name = word(figure.fullName(), "summary-label");
                HoverText.on(name, figure.explanation());
                Trend trend = figure.trend(figures);
                add(name, word(before.orElse("-"), ""),
                        word(after.map(text -> text + trend(trend)).orElse("-"), trend.differs() ? "pl-strong" : ""));
            }
        }
    }

    private static String trend(Trend trend) {
        return trend.differs() ? "  " + CompareCells.arrow(trend) + (trend == Trend.LESS ? " less" : " more") : "";
    }

    private Node head(CompareRow row, PlanSide side) {
        if (row.group().isPresent()) {
            String words = (row.name(side) + " " + row.behind(side)).strip();
            return words.isEmpty() ? word("Not in this plan", "summary-note") : word(words, "pl-strong");
        }
        Optional<PlanNode> node = row.any(side);
        if (node.isEmpty()) {
            return word("Not in this plan", "summary-note");
        }
        var link = new Hyperlink(NodeText.title(node.get()));
        link.getStyleClass().add("compare-title");
        link.setWrapText(true);
        link.setOnAction(_ -> model.showInPlan(side));
        HoverText.on(link, "Shows the node in its own plan");
        return link;
    }

    private static Label word(String text, String style) {
        Label label = Words.of(text);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        return label;
    }

    private static Label code(String condition) {
        return condition == null ? word("-", "summary-label") : word(condition, "pl-code");
    }

    private void add(Node name, Node before, Node after) {
        int at = grid.getRowCount();
        grid.addRow(at, name, before, after);
        for (Node each : java.util.List.of(name, before, after)) {
            GridPane.setValignment(each, VPos.TOP);
        }
    }
}
