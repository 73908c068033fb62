package org.plumbline.app.ui.history;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import org.plumbline.app.ui.control.DotChart;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.text.HistoryText;

/// How often a plan's statement was run, as a link to the history, with a chart as small as a word. Not there while it was run once.
public final class RunsLine extends HBox {
    private static final double WIDTH = 56;
    private static final double HEIGHT = 22;

    /// @param open shows the runs in the history
    public RunsLine(RunSeries series, Runnable open) {
        super(4);
        getStyleClass().add("runs-line");
        setAlignment(Pos.CENTER_LEFT);
        var link = new Hyperlink(HistoryText.runs(series.runs()));
        link.setMinWidth(USE_PREF_SIZE);
        link.setOnAction(_ -> open.run());
        link.setAccessibleText(HistoryText.runsOfStatement(series.runs()));
        HoverText.on(link, HistoryText.runsOfStatement(series.runs()) + " on this connection; the history has them");
        DotChart chart = DotChart.small();
        chart.show(series.dots(), "", series.title());
        chart.setPrefSize(WIDTH, HEIGHT);
        chart.setMinSize(WIDTH, HEIGHT);
        chart.setMaxSize(WIDTH, HEIGHT);
        getChildren().addAll(chart, link);
        setMinWidth(USE_PREF_SIZE);
    }
}
