package org.plumbline.app.ui.history;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.DotChart;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.Words;

/// The chosen run: what it was, and how the runs of its statement went.
final class RunDetails extends VBox {
    private static final double LEAST_WIDTH = 280;

    private final HistoryViewModel model;
    private final Label times = Words.of("", "summary-value");
    private final Label how = Words.of("", "summary-label");
    private final Label rules = Words.of("", "summary-label");
    private final Label series = Words.of("", "history-title");
    private final DotChart chart = new DotChart();
    private final ScrollPane statement = new ScrollPane();

    RunDetails(HistoryViewModel model) {
        this.model = model;
        getStyleClass().add("history-details");
        setMinWidth(LEAST_WIDTH);
        var openPlan = button("Open plan", model::open);
        openPlan.getStyleClass().add("accent");
        HoverText.on(openPlan, "The plan as it was then, in a tab (Enter)");
        var only = button("Only this statement", () -> model.statementProperty().set(model.chosenProperty().get()
                .map(row -> StatementOn.of(row.run()))));
        HoverText.on(only, "Lists the runs of this statement on this connection alone, with whatever values");
        only.disableProperty().bind(model.statementProperty().map(Optional::isPresent));
        statement.setFitToWidth(true);
        VBox.setVgrow(statement, Priority.ALWAYS);
        chart.onChosen(model::chooseDot);
        getChildren().addAll(new FlowPane(8, 6, openPlan, compare(), only), series, chart, times, rules, how, statement);
        model.chosenProperty().subscribe(chosen -> {
            setVisible(chosen.isPresent());
            chosen.ifPresent(this::show);
        });
        model.seriesProperty().subscribe(this::show);
    }

    /// With the run before it, or all that are chosen together.
    private Button compare() {
        var compare = button("Compare", model::compare);
        HoverText.on(compare, "The runs that are chosen together (Ctrl+click, Shift+↓), or this one and the one before it, side by side");
        Runnable look = () -> {
            int count = model.comparable().size();
            compare.setDisable(count < 2);
            compare.setText(model.markedProperty().get().size() > 1 ? "Compare " + count + " runs" : "Compare with previous");
        };
        model.markedProperty().subscribe(_ -> look.run());
        model.seriesProperty().subscribe(_ -> look.run());
        return compare;
    }

    private void show(RunRow row) {
        times.setText(row.when() + "\n" + row.times());
        how.setText(row.how());
        rules.setText(row.rules().isEmpty() ? "Nothing was found." : "Found: " + row.rules().replace("\n", ", "));
        statement.setContent(new CodeBlock(row.written()));
        mark();
    }

    private void show(RunSeries now) {
        series.setText(now.title());
        chart.show(now.dots(), now.highest(), now.title());
        mark();
    }

    private void mark() {
        chart.choose(model.chosenDot().map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    private static Button button(String text, Runnable action) {
        var button = new Button(text);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
