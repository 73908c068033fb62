package org.plumbline.app.ui.indexes;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.control.Segments;
import org.plumbline.app.ui.text.WriteFailure;
import org.plumbline.app.work.Background;
import org.plumbline.index.DdlScript;

/// Shows the script and its rollback before they are copied or saved.
final class ExportDdlDialog extends Dialog<Void> {
    private enum Shown { SCRIPT, ROLLBACK }

    private final ExportDdlViewModel model;
    private final Background background;
    private final Supplier<Optional<Path>> chooser;
    private final Label message = new Label();

    ExportDdlDialog(Window owner, ExportDdlViewModel model, Background background) {
        this(owner, model, background, () -> choose(owner, model.name()));
    }

    /// @param chooser asks the person for a file
    ExportDdlDialog(Window owner, ExportDdlViewModel model, Background background, Supplier<Optional<Path>> chooser) {
        this.model = model;
        this.background = background;
        this.chooser = chooser;
        initOwner(owner);
        setTitle("Export DDL");
        setResizable(true);
        var pane = getDialogPane();
        pane.getStylesheets().add(PanelStyle.sheet());
        pane.getStyleClass().add("export-dialog");
        pane.setContent(content());
        pane.getButtonTypes().addAll(new ButtonType("Save…", ButtonBar.ButtonData.OK_DONE),
                new ButtonType("Copy script", ButtonBar.ButtonData.LEFT), ButtonType.CLOSE);
        button(0).setOnAction(_ -> { });
        button(0).addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
            event.consume();
            save();
        });
        button(1).addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
            event.consume();
            CodeBlock.copy(model.script().create());
            say("Copied.", "message-good");
        });
        button(0).setDefaultButton(true);
    }

    private Button button(int number) {
        return (Button) getDialogPane().lookupButton(getDialogPane().getButtonTypes().get(number));
    }

    private Node content() {
        var words = new Label(model.words());
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("dialog-words");
        DdlScript script = model.script();
        var preview = new ScrollPane(new CodeBlock(script.create().stripTrailing()));
        preview.getStyleClass().add("code-scroll");
        preview.setFitToWidth(true);
        preview.setFitToHeight(true);
        preview.setPrefSize(760, 420);
        var choice = new Segments<>(java.util.List.of(Shown.SCRIPT, Shown.ROLLBACK),
                shown -> shown == Shown.SCRIPT ? "Script" : "Rollback", Shown.SCRIPT,
                shown -> preview.setContent(new CodeBlock((shown == Shown.SCRIPT ? script.create() : script.rollback()).stripTrailing())));
        message.getStyleClass().add("dialog-message");
        message.setWrapText(true);
        var box = new VBox(10, words, new HBox(choice), preview, message);
        VBox.setVgrow(preview, javafx.scene.layout.Priority.ALWAYS);
        box.getStyleClass().add("dialog-content");
        return new BorderPane(box);
    }

    private void save() {
        chooser.get().ifPresent(file -> background.runNewest(this, "Saving " + file.getFileName(), _ -> model.save(file),
                written -> say("Saved " + written.getFirst() + " and " + written.getLast().getFileName() + " beside it.", "message-good"),
                failed -> say("Could not save " + file + ": " + WriteFailure.reason(failed) + " Choose another place.",
                        "message-severe")));
    }

    private void say(String words, String styleClass) {
        message.getStyleClass().setAll("label", "dialog-message", styleClass);
        message.setText(words);
    }

    private static Optional<Path> choose(Window owner, String name) {
        var chooser = new FileChooser();
        chooser.setTitle("Save the script");
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("SQL", "*.sql"));
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }
}
