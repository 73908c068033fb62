package org.plumbline.app.ui.workload;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.plumbline.app.work.Job;

/// How far the explaining of several statements is, what came of it, and what went wrong.
final class ProgressLine extends VBox {
    ProgressLine(WorkloadViewModel model) {
        getStyleClass().add("workload-lines");
        var bar = new ProgressBar();
        var title = new Label();
        var cancel = new Button("Cancel");
        cancel.setAccessibleText("Stop explaining; what is known by then stays");
        cancel.setOnAction(_ -> model.top().cancel());
        HBox running = line(title, bar, cancel);
        running.getStyleClass().add("log-reading");
        model.top().jobProperty().subscribe(job -> {
            show(running, job.isPresent());
            title.setText(job.map(Job::title).orElse(""));
            bar.progressProperty().unbind();
            job.map(Job::progressProperty).ifPresent(bar.progressProperty()::bind);
        });
        var summary = new Label();
        HBox done = line(summary, close(model.top()::dismiss));
        model.top().summaryProperty().subscribe(words -> {
            summary.setText(words);
            show(done, !words.isEmpty());
        });
        var message = new Label();
        message.getStyleClass().add("sql-failure");
        message.setWrapText(true);
        HBox failed = line(message, close(model::dismissMessage));
        model.messageProperty().subscribe(words -> {
            message.setText(words);
            show(failed, !words.isEmpty());
        });
        getChildren().addAll(running, done, failed);
    }

    private static HBox line(javafx.scene.Node... parts) {
        var line = new HBox(10, parts);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("workload-line");
        return line;
    }

    private static Button close(Runnable action) {
        var close = new Button("Close");
        close.getStyleClass().add("small-button");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> action.run());
        return close;
    }

    private static void show(HBox line, boolean visible) {
        line.setVisible(visible);
        line.setManaged(visible);
    }
}
