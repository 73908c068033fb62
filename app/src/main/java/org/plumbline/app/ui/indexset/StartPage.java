package org.plumbline.app.ui.indexset;

import java.io.File;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.work.Job;

/// In place of the sets: for which statements to look, how far the search is, or why it came to nothing.
final class StartPage extends ScrollPane {
    private final IndexSetViewModel model;
    private final VBox page = new VBox(10);

    StartPage(IndexSetViewModel model) {
        this.model = model;
        getStyleClass().addAll("workload-nothing", "edge-to-edge");
        page.getStyleClass().add("workload-page");
        setContent(page);
        setFitToWidth(true);
    }

    /// Shows where the search is, unless there are sets.
    void show(IndexSetState state) {
        page.getChildren().clear();
        switch (state) {
            case IndexSetState.Choosing _ -> {
                title("Which indexes should " + model.name() + " have?");
                page.getChildren().add(Words.of("For every budget of disk space, Plumbline finds the set of indexes that makes the "
                        + "statements cheapest. The server plans them with indexes that are not there (HypoPG): nothing is run and nothing "
                        + "is built. That takes up to some thousands of plans, on two sessions. Where the database has no HypoPG, costs "
                        + "follow from today's plans and the statistics.", "page-words"));
                choices("For which statements?");
            }
            case IndexSetState.Searching(Job job) -> searching(job);
            case IndexSetState.Failed(String sentence) -> {
                title("No set of indexes for " + model.name());
                page.getChildren().add(Words.of(sentence, "page-words"));
                if (model.canTryAgain()) {
                    page.getChildren().add(button("Try again (F5)", model::again));
                }
                choices("Or for other statements");
            }
            case IndexSetState.Found _ -> { }
        }
    }

    /// Gives the keyboard to the first thing to do.
    void focusFirst() {
        page.lookupAll(".button").stream().findFirst().ifPresent(javafx.scene.Node::requestFocus);
    }

    private void title(String words) {
        page.getChildren().add(Words.of(words, "workload-page-title"));
    }

    private void searching(Job job) {
        title(job.title());
        var words = new Label();
        words.textProperty().bind(job.wordsProperty());
        var bar = new ProgressBar();
        bar.progressProperty().bind(job.progressProperty());
        bar.setAccessibleText("How many of the plans that it may take were made");
        var line = new HBox(12, bar, button("Cancel (Esc)", model::cancel));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("log-reading");
        page.getChildren().addAll(line, words);
    }

    private void choices(String title) {
        title(title);
        var choices = new FlowPane(8, 8);
        choices.getChildren().add(button("Those of pg_stat_statements", model::searchCounted));
        choices.getChildren().add(button("A folder of .sql files…", this::chooseFolder));
        choices.getChildren().add(button("A file of statements…", this::chooseFile));
        model.open().forEach(each -> choices.getChildren().add(
                button(AdviceText.workload(each.queries().size(), each.from()), () -> model.search(StatementSources.of(each)))));
        page.getChildren().addAll(choices, Words.of("In Workload, below the connection, the statements that one selects can be taken, "
                + "also with values that they were seen to have.", "page-words"));
    }

    private void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("A folder of .sql files");
        Optional.ofNullable(chooser.showDialog(getScene().getWindow())).map(File::toPath).ifPresent(model::search);
    }

    private void chooseFile() {
        var chooser = new FileChooser();
        chooser.setTitle("A file of statements");
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("SQL", "*.sql"), new FileChooser.ExtensionFilter("All", "*"));
        Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow())).map(File::toPath).ifPresent(model::search);
    }

    private static Button button(String title, Runnable action) {
        var button = new Button(title);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
