package org.plumbline.app.ui.advice;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.Confirmation;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.work.Job;

/// Offers to look at rows, asks once more before it does, and says how far it is and what came of it.
final class SampleLine extends VBox {
    private final AdviceViewModel model;

    SampleLine(AdviceViewModel model) {
        super(6);
        this.model = model;
        managedProperty().bind(visibleProperty());
        model.sampleProperty().subscribe(this::show);
    }

    private void show(SampleState state) {
        getChildren().clear();
        switch (state) {
            case SampleState.Needless() -> { }
            case SampleState.Offered(String words) -> offer(words);
            case SampleState.Looking(Job job) -> getChildren().add(looking(job));
            case SampleState.Ended(String sentence) -> getChildren().add(Words.of(sentence, "quiet-line"));
        }
        setVisible(!getChildren().isEmpty());
    }

    private void offer(String words) {
        Button look = SmallButton.of("Look at rows…", "What stands in rows tells more. You are asked first", () -> ask(words));
        getChildren().setAll(look);
    }

    private void ask(String words) {
        var question = new Confirmation(words, new Region(), "Look at rows", model::look, "Do not", () -> {
            offer(words);
            getChildren().getFirst().requestFocus();
        });
        getChildren().setAll(question);
        question.focusNo();
    }

    private static HBox looking(Job job) {
        var bar = new ProgressBar();
        bar.progressProperty().bind(job.progressProperty());
        var words = Words.of("Looking at rows…", "quiet-line");
        var line = new HBox(10, words, bar, SmallButton.of("Cancel", "Nothing is left behind", job::cancel));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("log-reading");
        return line;
    }
}
