package org.plumbline.app.ui.control;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A piece of SQL in a box. Its words are coloured; of a very long one the beginning is shown, and that there is more is said. The text
/// goes to the clipboard whole.
public final class CodeBlock extends StackPane {
    private final String sql;

    public CodeBlock(String sql) {
        this(sql, SqlWords.MOST_SHOWN);
    }

    private CodeBlock(String sql, int most) {
        this.sql = sql;
        getStyleClass().add("code-block");
        var flow = new TextFlow();
        flow.getStyleClass().add("code-flow");
        List<SqlWords.Word> words = SqlWords.beginning(sql, most);
        flow.getChildren().setAll(words.stream().map(CodeBlock::word).toList());
        getChildren().add(flow);
        setAccessibleText(words.stream().map(SqlWords.Word::text).collect(Collectors.joining()));
        setMinHeight(USE_PREF_SIZE);
        setFocusTraversable(false);
    }

    public String sql() {
        return sql;
    }

    /// Such a box with a button beside it that copies its text.
    public static HBox withCopy(String sql) {
        return withCopy(new CodeBlock(sql));
    }

    /// Likewise, where it is one thing among others: of a long text less is shown.
    public static HBox brief(String sql) {
        return withCopy(new CodeBlock(sql, SqlWords.MOST_BRIEF));
    }

    private static HBox withCopy(CodeBlock code) {
        HBox.setHgrow(code, Priority.ALWAYS);
        var line = new HBox(8, code, copyButton(code.sql()));
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    /// A button that copies this text.
    public static Button copyButton(String text) {
        return copyButton(() -> text);
    }

    /// A button that copies what the text is by then.
    public static Button copyButton(Supplier<String> text) {
        var copy = new Button();
        canCopy(copy);
        copy.getStyleClass().add("small-button");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(_ -> {
            copy(text.get());
            copy.setText("Copied");
        });
        copy.focusedProperty().subscribe(focused -> {
            if (!focused) {
                canCopy(copy);
            }
        });
        return copy;
    }

    /// Has such a button say what it does: its text is another now than that it copied.
    public static void canCopy(Button copy) {
        copy.setText("Copy");
    }

    /// Puts this text on the clipboard.
    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static Text word(SqlWords.Word word) {
        var text = new Text(word.text());
        text.getStyleClass().addAll("code-word", word.style());
        return text;
    }
}
