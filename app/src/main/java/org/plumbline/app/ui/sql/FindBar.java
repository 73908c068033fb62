package org.plumbline.app.ui.sql;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.fxmisc.richtext.CodeArea;
import org.plumbline.app.ui.control.HoverText;

/// Finds a text in the editor, and puts another in its place: Enter goes to the next, Shift+Enter to the one before, Esc leaves.
final class FindBar extends VBox {
    private static final int COLUMNS = 22;

    private final CodeArea area;
    private final Runnable leave;
    private final TextField wanted = new TextField();
    private final TextField replacement = new TextField();
    private final CheckBox matchCase = new CheckBox("Match case");
    private final Label count = new Label();
    private final HBox replacing;
    private final Subscription subscription;

    FindBar(CodeArea area, Runnable leave) {
        this.area = area;
        this.leave = leave;
        getStyleClass().add("find-bar");
        field(wanted, "Find", "Enter: next, Shift+Enter: the one before, Esc: back to the text");
        field(replacement, "Replace with", "Enter: replace this one and go to the next");
        count.getStyleClass().add("search-count");
        count.setMinWidth(USE_PREF_SIZE);
        replacing = row(replacement, button("Replace", this::replaceOne), button("Replace all", this::replaceAll));
        replacing.managedProperty().bind(replacing.visibleProperty());
        getChildren().addAll(row(wanted, button("Previous", this::previous), button("Next", this::next), matchCase, count), replacing);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        subscription = Subscription.combine(
                wanted.textProperty().subscribe((_, _) -> showFirst()), matchCase.selectedProperty().subscribe((_, _) -> showFirst()),
                area.selectionProperty().subscribe(_ -> showCount()));
    }

    /// @param proposed what is looked for; what was looked for before where it is empty or goes over several lines
    void find(String proposed) {
        replacing.setVisible(false);
        start(proposed);
    }

    void replace(String proposed) {
        replacing.setVisible(true);
        start(proposed);
    }

    void dispose() {
        subscription.unsubscribe();
    }

    private void start(String proposed) {
        if (!proposed.isEmpty() && proposed.indexOf('\n') < 0) {
            wanted.setText(proposed);
        }
        wanted.requestFocus();
        wanted.selectAll();
        showCount();
    }

    private static void field(TextField field, String prompt, String help) {
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.setPrefColumnCount(COLUMNS);
        HoverText.on(field, help);
    }

    private static Button button(String text, Runnable action) {
        var button = new Button(text);
        button.setOnAction(_ -> action.run());
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static HBox row(javafx.scene.Node... parts) {
        var row = new HBox(8, parts);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            leave.run();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && replacing.isVisible() && !event.isShortcutDown()
                && (event.isShiftDown() ? replacement.isFocused() : wanted.isFocused())) {
            (event.isShiftDown() ? wanted : replacement).requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && wanted.isFocused()) {
            if (event.isShiftDown()) {
                previous();
            } else {
                next();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && replacement.isFocused()) {
            replaceOne();
            event.consume();
        }
    }

    private TextSearch found() {
        return TextSearch.of(area.getText(), wanted.getText(), matchCase.isSelected());
    }

    private void showFirst() {
        select(found(), area.getSelection().getStart());
    }

    private void next() {
        select(found(), area.getSelection().getEnd());
    }

    private void previous() {
        TextSearch found = found();
        found.previous(area.getSelection().getStart()).ifPresent(place -> select(found, place));
    }

    private void select(TextSearch found, int from) {
        found.next(from).ifPresent(place -> {
            area.selectRange(place, place + found.length());
            area.requestFollowCaret();
        });
        showCount();
    }

    private void replaceOne() {
        if (found().numberAt(area.getSelection().getStart()).isPresent() && area.getSelectedText().length() == wanted.getLength()) {
            area.replaceSelection(replacement.getText());
        }
        next();
    }

    private void replaceAll() {
        String replaced = TextSearch.replaced(area.getText(), wanted.getText(), matchCase.isSelected(), replacement.getText());
        if (!replaced.equals(area.getText())) {
            area.replaceText(0, area.getLength(), replaced);
        }
        showCount();
    }

    private void showCount() {
        TextSearch found = found();
        if (wanted.getText().isEmpty()) {
            count.setText("");
        } else if (found.places().isEmpty()) {
            count.setText("not found");
        } else {
            count.setText(found.numberAt(area.getSelection().getStart()).map(at -> at + " of ").orElse("") + found.places().size());
        }
    }
}
