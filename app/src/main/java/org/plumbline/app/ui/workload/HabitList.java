package org.plumbline.app.ui.workload;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.WorkloadText;
import org.plumbline.workload.Habit;

/// What an application sends row by row: a line each, which unfolds to the statements to send instead.
final class HabitList extends ScrollPane {
    private static final double MOST_HEIGHT = 210;

    private final VBox list = new VBox();
    private List<Habit> shown = List.of();

    HabitList(WorkloadViewModel model) {
        super();
        getStyleClass().addAll("workload-habits", "edge-to-edge");
        list.getStyleClass().add("workload-habit-list");
        setContent(list);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMaxHeight(MOST_HEIGHT);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        model.stateProperty().subscribe(state -> show(state instanceof WorkloadState.Counted counted ? counted.habits() : List.of()));
    }

    private void show(List<Habit> habits) {
        setVisible(!habits.isEmpty());
        if (!habits.equals(shown)) {
            shown = habits;
            list.getChildren().setAll(habits.stream().map(HabitList::line).toList());
        }
    }

    private static Node line(Habit habit) {
        var line = new Foldable(WorkloadText.habitTitle(habit) + ":  " + oneLine(habit), () -> body(habit));
        line.getStyleClass().add("workload-habit");
        HoverText.on(line.getChildren().getFirst(), habit.statement().text());
        return line;
    }

    private static String oneLine(Habit habit) {
        String text = habit.statement().text();
        return text.substring(0, Math.min(text.length(), 300)).replaceAll("\\s+", " ").strip();
    }

    private static Node body(Habit habit) {
        var body = new VBox(6);
        body.getStyleClass().add("workload-habit-body");
        body.getChildren().add(Words.of(WorkloadText.habit(habit)));
        if (habit instanceof Habit.LookUpForEachRow lookup) {
            body.getChildren().addAll(Words.of("The list:"), CodeBlock.withCopy(lookup.list().text()));
        }
        body.getChildren().add(Words.of("To send instead, the best first:"));
        WorkloadText.sql(habit).forEach(sql -> body.getChildren().add(CodeBlock.withCopy(sql)));
        return body;
    }
}
