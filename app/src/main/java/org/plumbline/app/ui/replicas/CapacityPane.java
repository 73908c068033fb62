package org.plumbline.app.ui.replicas;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.ChartFrame;
import org.plumbline.app.ui.control.CurveChart;
import org.plumbline.app.ui.control.FigureFields;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.Scale;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.OutlookText;
import org.plumbline.app.work.Background;

/// How busy a primary and its standbys are, by how many there are.
final class CapacityPane extends VBox {
    CapacityPane(CapacityViewModel model, Background background) {
        super(6);
        var chart = new CurveChart();
        var frame = new ChartFrame(chart, "read-capacity.png", background);
        frame.managedProperty().bind(frame.visibleProperty());
        model.curvesProperty().subscribe(curves -> {
            frame.setVisible(!curves.isEmpty());
            if (!curves.isEmpty()) {
                chart.show("How busy the servers are, by the number of standbys",
                        Scale.linear("standbys", Format::figure).told(count -> OutlookText.standbys(Math.round(count))),
                        Scale.linear("busy", CacheText::share), curves);
            }
        });
        Label message = Words.of("", "figure-problem");
        message.managedProperty().bind(message.visibleProperty());
        model.messageProperty().subscribe(words -> {
            message.setText(words);
            message.setVisible(!words.isEmpty());
        });
        getChildren().addAll(Words.of("How many standbys help", "panel-title"),
                FigureFields.of(model.reads, model.writes, model.standbys, model.sticky),
                new Foldable("Times, processors and sessions", () -> FigureFields.of(model.readMs, model.writeMs, model.replayMs,
                        model.processors, model.sessionWrites, model.mostBusy)),
                SmallButton.of("Read from the servers", "What those that are watched counted: pg_stat_statements", model::fill), message,
                OutlookPane.lines(model.linesProperty()), frame);
    }
}
