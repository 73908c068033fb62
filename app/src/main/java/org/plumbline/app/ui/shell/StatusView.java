package org.plumbline.app.ui.shell;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.controlsfx.control.StatusBar;
import org.plumbline.app.work.Job;

/// The bottom line: the plan's facts on the left; on the right what is being worked on, once it takes a while, with a way to stop it.
final class StatusView extends StatusBar {
    private static final Duration A_WHILE = Duration.millis(300);

    private final ShellViewModel model;
    private final PauseTransition patience = new PauseTransition(A_WHILE);
    private final Label title = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel = new Button("Cancel");
    private final HBox job = new HBox(8, title, bar, cancel);

    StatusView(ShellViewModel model) {
        this.model = model;
        job.getStyleClass().add("job");
        job.setAlignment(Pos.CENTER_RIGHT);
        job.setVisible(false);
        getRightItems().add(job);
        patience.setOnFinished(_ -> showJob());
        model.jobs().addListener((ListChangeListener<Job>) _ -> jobsChanged());
        model.frontProperty().subscribe(document -> setText(switch (document.orElse(null)) {
            case OpenPlan plan -> PlanFacts.of(plan.read().plan());
            case OpenLog log -> log.place();
            case OpenSql sql -> sql.place();
            case OpenTool tool -> tool.place();
            case OpenHistory history -> history.place();
            case OpenComparison comparison -> comparison.place();
            case null -> "No plan open";
        }));
    }

    private void jobsChanged() {
        if (model.jobs().isEmpty()) {
            patience.stop();
            job.setVisible(false);
            forget();
        } else if (job.isVisible()) {
            showJob();
        } else if (patience.getStatus() != PauseTransition.Status.RUNNING) {
            patience.playFromStart();
        }
    }

    /// Whoever worked on a plan knows it: one that is closed takes no memory any more.
    private void forget() {
        title.textProperty().unbind();
        bar.progressProperty().unbind();
        bar.setProgress(0);
        cancel.setOnAction(null);
    }

    private void showJob() {
        if (model.jobs().isEmpty()) {
            return;
        }
        Job oldest = model.jobs().getFirst();
        title.textProperty().unbind();
        title.textProperty().bind(oldest.wordsProperty().map(words -> words.isEmpty() ? oldest.title() : oldest.title() + ": " + words));
        bar.progressProperty().unbind();
        bar.progressProperty().bind(oldest.progressProperty());
        cancel.setOnAction(_ -> oldest.cancel());
        cancel.setAccessibleText("Cancel: " + oldest.title());
        job.setVisible(true);
    }
}
