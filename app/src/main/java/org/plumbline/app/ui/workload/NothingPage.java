package org.plumbline.app.ui.workload;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.CodeBlock;
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
                        words("Reading the workload of " + model.name() + "…", "list-empty"));
                case WorkloadState.Failed(String sentence) -> page.getChildren().addAll(
                        words("The workload of " + model.name() + " is not known.", "workload-page-title"), words(sentence, "page-words"),
                        again(model));
                case WorkloadState.Missing missing -> {
                    page.getChildren().add(words("No workload of " + model.name() + " yet", "workload-page-title"));
                    WorkloadText.missing(missing.answer()).ifPresent(sentence -> page.getChildren().add(words(sentence, "page-words")));
                    steps(WorkloadText.steps(missing.answer(), missing.user()));
                    page.getChildren().add(again(model));
                    page.getChildren().add(words("Meanwhile", "workload-page-title"));
                    steps(WorkloadText.meanwhile());
                }
                case WorkloadState.Counted _ -> setVisible(false);
            }
        });
    }

    private void steps(List<WorkloadText.Step> steps) {
        for (WorkloadText.Step step : steps) {
            var code = new CodeBlock(step.text());
            HBox.setHgrow(code, Priority.ALWAYS);
            page.getChildren().addAll(words(step.sentence(), "page-words"), new HBox(8, code, CodeBlock.copyButton(step.text())));
        }
    }

    private static Button again(WorkloadViewModel model) {
        var again = new Button("Look again (F5)");
        again.setOnAction(_ -> model.refresh());
        return again;
    }

    private static Label words(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
