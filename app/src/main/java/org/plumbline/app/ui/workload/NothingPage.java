package org.plumbline.app.ui.workload;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.WorkloadText;

/// In place of the statements: why there are none, and what leads to them, as text to copy.
final class NothingPage extends ScrollPane {
    private final VBox page = new VBox(10);

    NothingPage(WorkloadViewModel model) {
        super();
        getStyleClass().addAll("workload-nothing", "edge-to-edge");
        page.getStyleClass().add("workload-page");
        setContent(page);
        setFitToWidth(true);
        model.stateProperty().subscribe(state -> {
            page.getChildren().clear();
            setVisible(true);
            switch (state) {
                case WorkloadState.Reading _ -> page.getChildren().add(
                        Words.of("Reading the workload of " + model.name() + "…", "list-empty"));
                case WorkloadState.Failed(String sentence) -> page.getChildren().addAll(
                        Words.of("The workload of " + model.name() + " is not known.", "workload-page-title"),
                        Words.of(sentence, "page-words"), again(model));
                case WorkloadState.Missing missing -> {
                    page.getChildren().add(Words.of("No workload of " + model.name() + " yet", "workload-page-title"));
                    WorkloadText.missing(missing.answer()).ifPresent(sentence -> page.getChildren().add(Words.of(sentence, "page-words")));
                    steps(WorkloadText.steps(missing.answer(), missing.user()));
                    page.getChildren().add(again(model));
                    page.getChildren().add(Words.of("Meanwhile", "workload-page-title"));
                    steps(WorkloadText.meanwhile());
                }
                case WorkloadState.Counted _ -> setVisible(false);
            }
        });
    }

    private void steps(List<WorkloadText.Step> steps) {
        for (WorkloadText.Step step : steps) {
            page.getChildren().addAll(Words.of(step.sentence(), "page-words"), CodeBlock.withCopy(step.text()));
        }
    }

    private static Button again(WorkloadViewModel model) {
        var again = new Button("Look again (F5)");
        again.setOnAction(_ -> model.refresh());
        return again;
    }
}
