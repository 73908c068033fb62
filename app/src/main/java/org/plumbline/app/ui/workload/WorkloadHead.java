package org.plumbline.app.ui.workload;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.SearchField;
import org.plumbline.app.ui.control.Segments;
import org.plumbline.app.ui.text.WorkloadText;

/// What was counted and since when; below it what one sees of it and what one can do with it.
final class WorkloadHead extends VBox {
    private static final int USUAL_TOP = 20;
    private static final List<Integer> TOPS = List.of(10, USUAL_TOP, 50, 100);
    private static final List<Boolean> MATTERS_OR_ALL = List.of(false, true);

    private final WorkloadViewModel model;
    private final SearchField search;

    /// @param leave gives the keyboard to the statements
    WorkloadHead(WorkloadViewModel model, Runnable leave) {
        this.model = model;
        search = new SearchField(model.queryProperty(), "Find a statement",
                "Words of a statement, a table's name (Ctrl+F)\nEsc: end, and once more: back to the statements", leave);
        getStyleClass().add("workload-head");
        var title = new Label();
        title.getStyleClass().add("summary-main");
        var notes = new Label();
        notes.getStyleClass().add("summary-label");
        notes.setMinWidth(0);
        HoverText.on(notes, () -> model.stateProperty().get() instanceof WorkloadState.Counted counted
                ? String.join("\n", counted.notes()) : "");
        HBox tools = tools();
        model.stateProperty().subscribe(state -> {
            boolean counted = state instanceof WorkloadState.Counted;
            setVisible(counted);
            setManaged(counted);
            if (state instanceof WorkloadState.Counted now) {
                title.setText(WorkloadText.title(now.workload()));
                notes.setText(String.join(" ", now.notes()));
            }
        });
        getChildren().addAll(title, notes, tools);
    }

    void focusSearch() {
        search.begin();
    }

    private HBox tools() {
        var which = new Segments<>(MATTERS_OR_ALL, all -> all ? "All" : "Those that matter", model.allProperty().get(),
                model.allProperty()::set);
        HoverText.on(which, "Those with a mean time above the threshold, or more than 5 % of the time, reads, I/O, work files, WAL or "
                + "calls; or all of them");
        var since = new ToggleButton("Since now");
        since.getStyleClass().add("quiet-toggle");
        since.selectedProperty().bindBidirectional(model.sinceNowProperty());
        HoverText.on(since, "Shows what runs from now on: each refresh adds what ran since");
        var refresh = new Button("Refresh");
        refresh.setOnAction(_ -> model.refresh());
        HoverText.on(refresh, "Reads the figures again (F5)");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var tools = new HBox(8, which, new Label("Mean above"), threshold(), new Label("ms"), since, refresh, analyse(), space, search);
        tools.getChildren().forEach(node -> ((Region) node).setMinWidth(node == space ? 0 : USE_PREF_SIZE));
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private SplitMenuButton analyse() {
        var analyse = new SplitMenuButton();
        analyse.setText("Analyse top " + USUAL_TOP);
        analyse.setOnAction(_ -> model.analyse(USUAL_TOP));
        for (int most : TOPS) {
            var item = new MenuItem("Top " + most);
            item.setOnAction(_ -> model.analyse(most));
            analyse.getItems().add(item);
        }
        HoverText.on(analyse, "Explains the statements with the most time of those listed, one after the other; none of them is run");
        model.top().jobProperty().subscribe(job -> analyse.setDisable(job.isPresent()));
        return analyse;
    }

    private TextField threshold() {
        var field = new TextField();
        field.setPrefColumnCount(4);
        field.setAlignment(Pos.CENTER_RIGHT);
        field.setAccessibleText("Mean time in milliseconds above which a statement matters");
        HoverText.on(field, "A statement whose calls take longer on average matters");
        model.thresholdProperty().subscribe(time -> field.setText(plain(time)));
        field.setOnAction(_ -> take(field));
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                take(field);
            }
        });
        return field;
    }

    private void take(TextField field) {
        ms(field.getText()).ifPresent(model.thresholdProperty()::set);
        field.setText(plain(model.thresholdProperty().get()));
    }

    private static String plain(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 6).stripTrailingZeros().toPlainString();
    }

    private static Optional<Duration> ms(String text) {
        try {
            return Optional.of(Duration.ofNanos(new BigDecimal(text.strip()).movePointRight(6).longValueExact()))
                    .filter(time -> !time.isNegative());
        } catch (ArithmeticException _) {
            return Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
