package org.plumbline.app.ui.anonymised;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.text.AnonymisedText;
import org.plumbline.app.ui.text.WriteFailure;
import org.plumbline.app.work.Background;

/// Shows a plan's anonymous copy, and says what it hides, before it is copied or saved.
public final class AnonymousCopyDialog extends Dialog<Void> {
    private static final ButtonType SAVE = new ButtonType("Save…", ButtonBar.ButtonData.OK_DONE);
    private static final ButtonType COPY = new ButtonType("Copy", ButtonBar.ButtonData.LEFT);

    private final AnonymousCopy copy;
    private final Background background;
    private final Supplier<Optional<Path>> chooser;
    private final Label message = new Label();

    public AnonymousCopyDialog(Window owner, AnonymousCopy copy, Background background) {
        this(owner, copy, background, () -> choose(owner));
    }

    /// @param chooser asks the person for a file
    AnonymousCopyDialog(Window owner, AnonymousCopy copy, Background background, Supplier<Optional<Path>> chooser) {
        this.copy = copy;
        this.background = background;
        this.chooser = chooser;
        initOwner(owner);
        setTitle("Anonymised Copy");
        setResizable(true);
        var pane = getDialogPane();
        pane.getStylesheets().add(PanelStyle.sheet());
        pane.getStyleClass().add("export-dialog");
        pane.setContent(content());
        pane.getButtonTypes().addAll(SAVE, COPY, ButtonType.CLOSE);
        on(SAVE, this::save);
        on(COPY, () -> {
            CodeBlock.copy(copy.json());
            say("Copied.", "message-good");
        });
    }

    /// The dialog stays open.
    private void on(ButtonType type, Runnable action) {
        ((Button) getDialogPane().lookupButton(type)).addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            action.run();
        });
    }

    private BorderPane content() {
        var preview = new ScrollPane(new CodeBlock(copy.json().stripTrailing()));
        preview.getStyleClass().add("code-scroll");
        preview.setFitToWidth(true);
        preview.setFitToHeight(true);
        preview.setPrefSize(760, 420);
        message.getStyleClass().add("dialog-message");
        message.setWrapText(true);
        var box = new VBox(10, words(copy.replaced()), words(AnonymisedText.KEPT), preview, message);
        VBox.setVgrow(preview, Priority.ALWAYS);
        box.getStyleClass().add("dialog-content");
        return new BorderPane(box);
    }

    private static Label words(String text) {
        var words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("dialog-words");
        return words;
    }

    private void save() {
        chooser.get().ifPresent(file -> background.runNewest(this, "Saving " + file.getFileName(), _ -> copy.save(file),
                written -> say("Saved " + written + ".", "message-good"),
                failed -> say("Could not save " + file + ": " + WriteFailure.reason(failed) + " Choose another place.",
                        "message-severe")));
    }

    private void say(String words, String styleClass) {
        message.getStyleClass().setAll("label", "dialog-message", styleClass);
        message.setText(words);
    }

    private static Optional<Path> choose(Window owner) {
        var chooser = new FileChooser();
        chooser.setTitle("Save the anonymised copy");
        chooser.setInitialFileName(AnonymousCopy.NAME);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }
}
