package org.plumbline.app.ui.summary;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.StackedBar;

/// The summary strip.
public final class SummaryView extends VBox {
    public SummaryView(SummaryViewModel model) {
        getStyleClass().add("summary");
        var figures = new FlowPane();
        figures.getStyleClass().add("summary-figures");
        figures.setRowValignment(javafx.geometry.VPos.BASELINE);
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
