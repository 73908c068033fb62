package org.plumbline.app.ui.activity;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.DetailFrame;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.EndingText;

/// The chosen session: who it is, what it waits for, its statement, and what ending it would mean.
final class SessionDetail extends StackPane {
    private final ActivityViewModel model;
    private final VBox lines = new VBox(2);
    private final VBox statement = new VBox(6);
    private final VBox ending = new VBox(6);
    private final DetailFrame frame = new DetailFrame(lines, statement, ending);
    private final Button explain;
    private final Button copy;
    private Optional<SessionRow.Key> shown = Optional.empty();
    private String text = "";
    private String reason = "";
    private List<EndingText.Way> ways = List.of();
    private List<String> notes = List.of();

    SessionDetail(ActivityViewModel model) {
        this.model = model;
        explain = button("Explain in SQL editor", "Its plan, without running it (Enter)", model::explain);
        explain.getStyleClass().add("accent");
        copy = button("Copy statement", "Copies the whole statement", row -> CodeBlock.copy(row.session().statement().text()));
        lines.managedProperty().bind(lines.visibleProperty());
        getChildren().add(frame);
        model.chosenProperty().subscribe(row -> show(row, row.map(model::whyNotExplained).orElse("")));
    }

    private Button button(String title, String explanation, Consumer<SessionRow> action) {
        return frame.button(title, explanation, () -> model.chosenProperty().get().ifPresent(action));
    }

    /// @param why its statement cannot be explained; empty where it can
    private void show(Optional<SessionRow> row, String why) {
        explain.setDisable(row.isEmpty() || !why.isEmpty());
        copy.setDisable(row.filter(each -> !each.session().statement().text().isEmpty()).isEmpty());
        frame.facts(row.map(SessionRow::facts).orElse("Choose a session above."));
        lines.getChildren().setAll(row.map(SessionRow::notes).orElse(List.of()).stream()
                .map(sentence -> (Node) Words.of(sentence, "session-lock")).toList());
        lines.setVisible(!lines.getChildren().isEmpty());
        String now = row.map(each -> each.session().statement().text()).orElse("");
        List<EndingText.Way> end = row.map(SessionRow::endings).orElse(List.of());
        List<String> know = row.map(SessionRow::endingNotes).orElse(List.of());
        boolean other = !shown.equals(row.map(SessionRow::key));
        if (other || !text.equals(now) || !reason.equals(why)) {
            statement.getChildren().clear();
            if (!now.isEmpty()) {
                statement.getChildren().add(new CodeBlock(now));
            }
            if (!why.isEmpty()) {
                statement.getChildren().add(Words.of(why, "quiet-line"));
            }
        }
        if (other || !ways.equals(end) || !notes.equals(know)) { // else somebody may be about to copy it
            ending.getChildren().setAll(row.map(SessionDetail::ending).stream().toList());
        }
        if (other) {
            frame.toTop();
        }
        shown = row.map(SessionRow::key);
        text = now;
        reason = why;
        ways = end;
        notes = know;
    }

    private static Node ending(SessionRow row) {
        return new Foldable("What ending it would mean", () -> {
            var body = new VBox(6);
            row.endingNotes().forEach(note -> body.getChildren().add(Words.of(note)));
            for (EndingText.Way way : row.endings()) {
                body.getChildren().addAll(Words.of(way.sentence()), CodeBlock.withCopy(way.sql()));
            }
            return body;
        });
    }
}
