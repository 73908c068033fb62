package org.plumbline.app.ui.shards;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.plumbline.app.sharding.ShardScript;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.FigureFields;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.WriteFailure;
import org.plumbline.app.work.Background;
import org.plumbline.capacity.shard.KeyType;

/// The scripts that make the shards and find them, to copy or to save.
final class ScriptPane extends VBox {
    private final ScriptInputs inputs;
    private final Background background;
    private final ScrollPane preview = new ScrollPane();
    private final HBox buttons = new HBox(8);
    private final Label message = Words.of("", "dialog-message");

    ScriptPane(ScriptInputs inputs, Background background) {
        super(6);
        this.inputs = inputs;
        this.background = background;
        getStyleClass().add("shard-fields");
        preview.getStyleClass().add("code-scroll");
        preview.setFitToWidth(false);
        preview.setMinHeight(180);
        preview.setPrefHeight(260);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var fields = new FigureFields();
        fields.add("Script", "What to make: tables, or the function from a key to its shard and connection", List.of(ShardScript.values()),
                ShardScript::title, inputs.kind);
        inputs.texts().forEach(fields::add);
        fields.add("Key type", "PostgreSQL's type of the key", List.of(KeyType.values()), KeyType::sqlName, inputs.type);
        getChildren().addAll(fields, preview, buttons, message);
        inputs.scriptProperty().subscribe(this::show);
    }

    private void show(ScriptInputs.Script script) {
        message.getStyleClass().setAll("label", "dialog-message", script.trouble().isEmpty() ? "message-good" : "message-severe");
        message.setText(script.trouble());
        boolean any = !script.text().isEmpty();
        preview.setContent(any ? new CodeBlock(script.text().stripTrailing()) : null);
        preview.setVisible(any);
        preview.setManaged(any);
        Button save = SmallButton.of("Save…", "Saves the script", () -> save(script.text()));
        buttons.getChildren().setAll(any ? List.of(CodeBlock.copyButton(script.text()), save) : List.of());
    }

    private void save(String text) {
        choose().ifPresent(file -> background.runNewest(this, "Saving " + file.getFileName(), _ -> ScriptInputs.save(text, file),
                written -> say("Saved " + written + ".", "message-good"),
                failed -> say("Could not save " + file + ": " + WriteFailure.reason(failed) + " Choose another place.", "message-severe")));
    }

    private Optional<Path> choose() {
        var chooser = new FileChooser();
        chooser.setTitle("Save the script");
        chooser.setInitialFileName(inputs.kind.get().file());
        return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow())).map(File::toPath);
    }

    private void say(String words, String style) {
        message.getStyleClass().setAll("label", "dialog-message", style);
        message.setText(words);
    }
}
