package org.plumbline.app.ui.indexset;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;
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

    BudgetPane(ChosenSet sets) {
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
        getChildren().addAll(chart, slider, words);
        if (frontier.size() < 2) {
            getChildren().setAll(Words.of("No index would make these statements noticeably cheaper. Below stands what was looked at, "
                    + "and why it was not taken.", "page-words"));
        }
        sets.pointProperty().subscribe(point -> follow(point.intValue()));
        sets.totalProperty().subscribe(this::mark);
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
