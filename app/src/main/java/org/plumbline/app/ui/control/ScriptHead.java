package org.plumbline.app.ui.control;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The head of a panel that lists advice: its title, how much there is, the search, and all of it as one script to copy.
public final class ScriptHead extends HBox {
    private static final String COPY_ALL = "Copy all as script";

    private final Button copyAll = button(COPY_ALL);

    /// Nothing to copy yet.
    ///
    /// @param summary how much there is
    /// @param reads what *Refresh* does
    /// @param holds what the script holds
    public ScriptHead(
            String title, ObservableValue<String> summary, SearchField search, Runnable refresh, String reads, Supplier<String> script,
            String holds) {
        super(10);
        getStyleClass().add("log-head");
        setAlignment(Pos.CENTER_LEFT);
        var name = new Label(title);
        name.getStyleClass().add("panel-title");
        name.setMinWidth(USE_PREF_SIZE);
        var words = new Label();
        words.textProperty().bind(summary);
        words.getStyleClass().add("panel-subtitle");
        words.setMinWidth(0);
        var space = new Region();
        setHgrow(space, Priority.ALWAYS);
        Button again = button("Refresh");
        again.setOnAction(_ -> refresh.run());
        HoverText.on(again, reads);
        copyAll.setDisable(true);
        copyAll.setOnAction(_ -> {
            CodeBlock.copy(script.get());
            copyAll.setText("Copied");
        });
        copyAll.focusedProperty().subscribe(focused -> {
            if (!focused) {
                copyAll.setText(COPY_ALL);
            }
        });
        HoverText.on(copyAll, holds);
        getChildren().addAll(name, words, space, search, again, copyAll);
    }

    /// Puts a choice behind the title.
    public ScriptHead with(Region choice) {
        choice.setMinWidth(USE_PREF_SIZE);
        choice.setMaxHeight(USE_PREF_SIZE);
        getChildren().add(1, choice);
        return this;
    }

    /// Puts something that is done with the script at the end.
    public ScriptHead and(Button button) {
        button.setMinWidth(USE_PREF_SIZE);
        getChildren().add(button);
        return this;
    }

    /// Whether there is anything to copy.
    public void offerScript(boolean any) {
        copyAll.setDisable(!any);
    }

    private static Button button(String title) {
        var button = new Button(title);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
