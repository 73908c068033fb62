package org.plumbline.app.ui.summary;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.StackedBar;
import org.plumbline.plan.NodeId;

/// The summary strip.
public final class SummaryView extends VBox {
    private static final double WIDEST_LANDMARK = 360;

    /// @param choose goes to a node
    public SummaryView(SummaryViewModel model, Consumer<NodeId> choose) {
        getStyleClass().add("summary");
        var figures = new FlowPane();
        figures.getStyleClass().add("summary-figures");
        figures.setRowValignment(VPos.BASELINE);
        show(model, figures);
        model.onFigures(() -> show(model, figures));
        getChildren().add(figures);
        List<SummaryPart> parts = model.parts();
        if (!parts.isEmpty()) {
            var bar = new StackedBar();
            bar.show(parts.stream().map(part -> new StackedBar.Part(part.share(), part.styleClass(), part.explanation())).toList());
            var legend = new FlowPane();
            legend.getStyleClass().add("summary-legend");
            bar.setAccessibleRoleDescription(model.barTitle());
            parts.forEach(part -> legend.getChildren().add(legend(part)));
            getChildren().addAll(bar, legend);
        }
        if (!model.landmarks().isEmpty()) {
            var landmarks = new FlowPane();
            landmarks.getStyleClass().add("summary-landmarks");
            landmarks.setRowValignment(VPos.BASELINE);
            model.landmarks().forEach(each -> landmarks.getChildren().add(landmark(each, choose)));
            getChildren().add(landmarks);
        }
        for (String note : model.notes()) {
            var label = new Label(note);
            label.getStyleClass().add("summary-note");
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            getChildren().add(label);
        }
    }

    private static void show(SummaryViewModel model, FlowPane figures) {
        figures.getChildren().setAll(model.figures().stream().map(SummaryView::figure).toList());
    }

    private static Node figure(SummaryFigure figure) {
        var value = new Label(figure.value());
        value.getStyleClass().addAll("summary-value", switch (figure.role()) {
            case MAIN -> "summary-main";
            case PLAIN -> "summary-plain";
            case GOOD -> "summary-good";
            case WARNING -> "summary-warning";
            case SEVERE -> "summary-severe";
        });
        var label = new Label(figure.label());
        label.getStyleClass().add("summary-label");
        var box = new HBox(5, value, label);
        box.setAlignment(Pos.BASELINE_LEFT);
        HoverText.on(box, figure.explanation());
        return box;
    }

    private static Node landmark(SummaryLandmark landmark, Consumer<NodeId> choose) {
        var label = new Label(landmark.label());
        label.getStyleClass().add("summary-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        var figure = new Label(landmark.figure());
        figure.getStyleClass().add("landmark");
        figure.setMinWidth(Region.USE_PREF_SIZE);
        Labeled answer = landmark.node().<Labeled>map(node -> {
            var link = new Hyperlink(landmark.name());
            link.setOnAction(_ -> {
                choose.accept(node);
                link.setVisited(false);
            });
            link.setAccessibleText(words(landmark));
            return link;
        }).orElseGet(() -> new Label(landmark.name()));
        answer.setMaxWidth(WIDEST_LANDMARK);
        answer.getStyleClass().add("landmark");
        var box = new HBox(5, label, answer);
        if (!landmark.figure().isEmpty()) {
            box.getChildren().add(1, figure);
        }
        box.setAlignment(Pos.BASELINE_LEFT);
        HoverText.on(box, words(landmark) + "\n" + landmark.explanation());
        return box;
    }

    private static String words(SummaryLandmark landmark) {
        return landmark.label() + ": " + (landmark.figure().isEmpty() ? "" : landmark.figure() + ", ") + landmark.name();
    }

    private static Node legend(SummaryPart part) {
        var patch = new Region();
        patch.getStyleClass().addAll("legend-patch", part.styleClass());
        var label = new Label(part.label());
        label.getStyleClass().add("legend-label");
        var value = new Label(part.value());
        value.getStyleClass().add("legend-value");
        var box = new HBox(5, patch, label, value);
        box.setAlignment(Pos.CENTER_LEFT);
        HoverText.on(box, part.explanation());
        return box;
    }
}
