package org.plumbline.app.ui.activity;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.EndingText;

/// The chosen session: who it is, what it waits for, its statement, and what ending it would mean.
final class SessionDetail extends BorderPane {
    private static final double LEAST_HEIGHT = 120;

    private final Label facts = new Label();
    private final VBox locks = new VBox(2);
    private final VBox statement = new VBox(6);
    private final VBox ending = new VBox(6);
    private final ScrollPane scroll = new ScrollPane();
    private final Button explain = button("Explain in SQL editor", "Its plan, without running it (Enter)");
    private final Button copy = button("Copy statement", "Copies the whole statement");
    private Optional<SessionRow.Key> shown = Optional.empty();
    private String text = "";
    private String reason = "";
    private List<EndingText.Way> ways = List.of();
    private List<String> notes = List.of();

    SessionDetail(ActivityViewModel model) {
        getStyleClass().add("workload-detail");
        setMinHeight(LEAST_HEIGHT);
        facts.getStyleClass().add("summary-label");
        facts.setMinWidth(0);
        facts.setMaxWidth(Double.MAX_VALUE);
        HoverText.on(facts, facts::getText);
        HBox.setHgrow(facts, Priority.ALWAYS);
        explain.getStyleClass().add("accent");
        explain.setOnAction(_ -> model.chosenProperty().get().ifPresent(model::explain));
        copy.setOnAction(_ -> model.chosenProperty().get().ifPresent(row -> CodeBlock.copy(row.session().statement().text())));
        var head = new HBox(12, facts, explain, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("workload-detail-head");
        locks.managedProperty().bind(locks.visibleProperty());
        var content = new VBox(8, locks, statement, ending);
        content.getStyleClass().add("workload-detail-content");
        scroll.setContent(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("code-scroll");
        setTop(head);
        setCenter(scroll);
        model.chosenProperty().subscribe(row -> show(row, row.map(model::whyNotExplained).orElse("")));
    }

    /// @param why its statement cannot be explained; empty where it can
    private void show(Optional<SessionRow> row, String why) {
        explain.setDisable(row.isEmpty() || !why.isEmpty());
        copy.setDisable(row.filter(each -> !each.session().statement().text().isEmpty()).isEmpty());
        facts.setText(row.map(SessionRow::facts).orElse("Choose a session above."));
        locks.getChildren().setAll(row.map(SessionRow::locks).orElse(List.of()).stream()
                .map(sentence -> (Node) Words.of(sentence, "session-lock")).toList());
        locks.setVisible(!locks.getChildren().isEmpty());
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
            scroll.setVvalue(0);
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

    private static Button button(String title, String explanation) {
        var button = new Button(title);
        button.getStyleClass().add("small-button");
        button.setMinWidth(USE_PREF_SIZE);
        HoverText.on(button, explanation);
        return button;
    }
}
