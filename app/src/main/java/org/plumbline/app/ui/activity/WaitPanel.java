package org.plumbline.app.ui.activity;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plumbline.activity.WaitEvent;
import org.plumbline.activity.WaitHistory;
import org.plumbline.activity.WaitKind;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.text.ActivityText;

/// The chart of what running sessions were at, with its legend and the events that were seen most.
final class WaitPanel extends VBox {
    private static final int MOST_EVENTS = 4;

    private final WaitChart chart = new WaitChart();
    private final Map<WaitKind, Label> averages = new EnumMap<>(WaitKind.class);
    private final Label events = new Label();

    WaitPanel(ActivityViewModel model) {
        super(2);
        getStyleClass().add("wait-panel");
        var legend = new FlowPane(14, 2);
        for (WaitKind kind : WaitKind.values()) {
            var label = new Label();
            averages.put(kind, label);
            var colour = new Region();
            colour.getStyleClass().addAll("wait-colour", WaitChart.styleClass(kind));
            var entry = new HBox(5, colour, label);
            entry.setAlignment(Pos.CENTER_LEFT);
            HoverText.on(entry, ActivityText.explanation(kind));
            legend.getChildren().add(entry);
        }
        events.getStyleClass().add("summary-label");
        events.setMinWidth(0);
        HoverText.on(events, events::getText);
        getChildren().addAll(chart, legend, events);
        model.waitsProperty().subscribe(this::show);
    }

    private void show(WaitHistory history) {
        chart.show(history);
        averages.forEach((kind, label) -> label.setText(ActivityText.kind(kind) + history.average(kind)
                .map(average -> "  " + String.format(Locale.ROOT, "%.1f", average)).orElse("")));
        List<WaitEvent> top = history.top(MOST_EVENTS);
        events.setText(top.isEmpty() ? "Sessions that run at once, on average over the chart. Nothing was waited for yet."
                : "Sessions that run at once, on average over the chart. Waited for most often since this was opened: "
                        + top.stream().map(ActivityText::event).collect(Collectors.joining(", ")));
    }
}
