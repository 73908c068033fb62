package org.plumbline.app.ui.indexset;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.plumbline.advisor.AdvisedSet;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.StepChart;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;

/// What each budget reaches, drawn, and the slider that picks one.
final class BudgetPane extends VBox {
    private final ChosenSet sets;
    private final StepChart chart = new StepChart();
    private final Slider slider = new Slider();
    private final Label words = new Label();
    private boolean following;

    /// @param limit takes the largest number of indexes that a set may have
    BudgetPane(ChosenSet sets, IntConsumer limit) {
        this.sets = sets;
        getStyleClass().add("budget-pane");
        List<AdvisedSet> frontier = sets.frontier();
        chart.show(frontier.stream().map(this::step).toList(), "100 % of today's planned cost", "Planned cost by budget");
        chart.onChosen(sets::choosePoint);
        slider.setMax(Math.max(1, frontier.getLast().size().count()));
        slider.setAccessibleText("Budget for new indexes");
        slider.setDisable(frontier.size() < 2);
        slider.valueProperty().subscribe((_, value) -> {
            if (!following) {
                sets.chooseBudget(value.doubleValue());
            }
        });
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        HoverText.on(slider, "The best set of indexes that takes no more (arrow keys: the next set)");
        words.getStyleClass().add("summary-label");
        VBox.setVgrow(chart, Priority.ALWAYS);
        chart.setMinHeight(90);
        Node most = most(limit);
        var line = new FlowPane(14, 4, words, most);
        line.setRowValignment(VPos.CENTER);
        getChildren().addAll(chart, slider, line);
        if (frontier.size() < 2) {
            getChildren().setAll(Words.of("No index would make these statements noticeably cheaper."
                    + (sets.lists().rejected().isEmpty() ? "" : " Not taken, below, names what was looked at, and why it was not taken."),
                    "page-words"));
            if (sets.found().mostIndexes() != Integer.MAX_VALUE) {
                getChildren().add(most);
            }
        }
        sets.pointProperty().subscribe(point -> follow(point.intValue()));
        sets.totalProperty().subscribe(this::mark);
    }

    /// Enter looks once more where another number leads to other sets.
    private Node most(IntConsumer limit) {
        int now = sets.found().mostIndexes();
        var field = new TextField(now == Integer.MAX_VALUE ? "" : Integer.toString(now));
        field.setPromptText("any");
        field.setPrefColumnCount(3);
        field.setAccessibleText("Largest number of indexes in a set; empty for any. Enter searches with it");
        field.setTextFormatter(new TextFormatter<>(change -> change.getControlNewText().matches("|[1-9][0-9]{0,3}") ? change : null));
        field.setOnAction(_ -> limit.accept(field.getText().isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(field.getText())));
        HoverText.on(field, "The largest number of indexes that a set may have (Enter: search with it); empty for any");
        var box = new HBox(6, word("At most"), field, word("indexes"));
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("index-limit");
        return box;
    }

    private static Label word(String text) {
        var label = new Label(text);
        label.getStyleClass().add("summary-label");
        return label;
    }

    private StepChart.Step step(AdvisedSet set) {
        return step(set.indexes().size(), set.size(), Share.of(set.cost(), sets.frontier().getFirst().cost()));
    }

    private static StepChart.Step step(int indexes, Bytes size, Share cost) {
        return new StepChart.Step(size.count(), cost.value(), AdviceText.set(indexes, size, Optional.of(cost)));
    }

    private void follow(int point) {
        chart.choose(point);
        Bytes size = sets.frontier().get(point).size();
        words.setText("Budget " + Format.bytes(size) + " of " + Format.bytes(sets.frontier().getLast().size()));
        following = true;
        if (!slider.isValueChanging()) {
            slider.setValue(size.count());
        }
        following = false;
    }

    private void mark(SetTotal total) {
        chart.mark(total.own() ? total.cost().map(cost -> step(total.indexes(), total.size(), cost)) : Optional.empty());
    }

    /// By sets, not by bytes, of which most change nothing.
    private void key(KeyEvent event) {
        int now = sets.pointProperty().get();
        int wanted = switch (event.getCode()) {
            case LEFT, DOWN -> now - 1;
            case RIGHT, UP -> now + 1;
            case HOME -> 0;
            case END -> sets.frontier().size() - 1;
            default -> -1;
        };
        if (wanted >= 0 && wanted < sets.frontier().size()) {
            sets.choosePoint(wanted);
            event.consume();
        }
    }
}
