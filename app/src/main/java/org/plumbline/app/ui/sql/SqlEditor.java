package org.plumbline.app.ui.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.plumbline.app.ui.control.SqlWords;
import org.plumbline.app.ui.text.LineNumber;
import org.plumbline.sql.SqlScript;

/// The field that statements are written in: coloured, with brackets that show their partners, lines that become comments, search and
/// replace. The lines of the statement under the caret are marked at their numbers.
final class SqlEditor extends BorderPane {
    private static final String INDENT = "    ";
    private static final String BRACKET = "bracket-of-pair";
    private static final String OF_STATEMENT = "line-number-of-statement";

    private final StringProperty text;
    private final CodeArea area = new CodeArea();
    private final FindBar findBar = new FindBar(area, this::leaveSearch);
    private final ReadOnlyObjectWrapper<Optional<SqlScript.Statement>> current = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Integer> brackets = new ArrayList<>();
    private final Map<Integer, Label> numbers = new HashMap<>();
    private LineNumber lines = new LineNumber(1);
    private final Subscription subscription;

    /// @param text what is written, followed in both directions
    SqlEditor(StringProperty text) {
        this.text = text;
        getStyleClass().add("sql-editor");
        area.setParagraphGraphicFactory(this::lineNumber);
        area.setAccessibleText("SQL statements. Control Enter explains the one at the caret.");
        area.setWrapText(false);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setCenter(new VirtualizedScrollPane<>(area));
        area.textProperty().addListener((_, _, written) -> changed(written));
        area.caretPositionProperty().addListener((_, _, _) -> caretMoved());
        subscription = text.subscribe(this::show);
        area.getUndoManager().forgetHistory();
    }

    /// The one that would be explained.
    ReadOnlyObjectProperty<Optional<SqlScript.Statement>> currentStatementProperty() {
        return current.getReadOnlyProperty();
    }

    void focusText() {
        area.requestFocus();
    }

    /// Puts the caret where the server found the trouble.
    void moveTo(int place) {
        area.moveTo(Math.clamp(place, 0, area.getLength()));
        area.requestFollowCaret();
        area.requestFocus();
    }

    void find() {
        setTop(findBar);
        findBar.find(area.getSelectedText());
    }

    void replace() {
        setTop(findBar);
        findBar.replace(area.getSelectedText());
    }

    void toggleComment() {
        apply(SqlText.commentToggled(area.getText(), area.getSelection().getStart(), area.getSelection().getEnd()), true);
    }

    void dispose() {
        subscription.unsubscribe();
        findBar.dispose();
    }

    private void show(String wanted) {
        if (!wanted.equals(area.getText())) {
            area.replaceText(wanted);
            area.moveTo(0);
        }
    }

    private void changed(String written) {
        brackets.clear();
        if (!written.isEmpty()) {
            area.setStyleSpans(0, spans(written));
        }
        text.set(written);
        var now = new LineNumber(area.getParagraphs().size());
        boolean wider = now.of(1).length() != lines.of(1).length();
        lines = now;
        if (wider) {
            numbers.clear();
            area.setParagraphGraphicFactory(this::lineNumber);
        }
        caretMoved();
    }

    private static StyleSpans<Collection<String>> spans(String sql) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        SqlWords.splitForLines(sql).forEach(word -> spans.add(List.of(word.style()), word.text().length()));
        return spans.create();
    }

    private void caretMoved() {
        String written = area.getText();
        for (int place : brackets) {
            area.setStyle(place, place + 1, List.of("sql-plain"));
        }
        brackets.clear();
        SqlText.bracketsAt(written, area.getCaretPosition()).ifPresent(pair -> {
            brackets.addAll(List.of(pair.open(), pair.close()));
            brackets.forEach(place -> area.setStyle(place, place + 1, List.of("sql-plain", BRACKET)));
        });
        current.set(SqlScript.at(written, area.getCaretPosition()));
        numbers.forEach(this::mark);
    }

    private Node lineNumber(int line) {
        var number = new Label(lines.of(line + 1));
        number.getStyleClass().add("line-number");
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.setMaxHeight(Double.MAX_VALUE);
        numbers.values().removeIf(old -> old.getScene() == null);
        numbers.put(line, number);
        mark(line, number);
        return number;
    }

    private void mark(int line, Label number) {
        boolean inside = line < area.getParagraphs().size() && current.get().filter(statement -> {
            int start = area.getAbsolutePosition(line, 0);
            return statement.start() <= start + area.getParagraphLength(line) && start < statement.end();
        }).isPresent();
        number.getStyleClass().remove(OF_STATEMENT);
        if (inside) {
            number.getStyleClass().add(OF_STATEMENT);
        }
    }

    private void key(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (event.getCode() == KeyCode.ENTER && plain && !event.isShiftDown()) {
            area.replaceSelection("\n" + SqlText.indentAt(area.getText(), area.getSelection().getStart()));
            area.requestFollowCaret();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && plain && !event.isShiftDown()) {
            area.replaceSelection(INDENT);
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && plain) {
            // The way out for the keyboard: Tab writes, Shift+Tab goes back to the buttons.
            area.requestFocusTraversal(TraversalDirection.PREVIOUS);
            event.consume();
        } else if (event.getCode() == KeyCode.SLASH && event.isShortcutDown()) {
            toggleComment();
            event.consume();
        } else if (event.getCode() == KeyCode.H && event.isShortcutDown()) {
            replace();
            event.consume();
        }
    }

    private void apply(SqlText.Edit edit, boolean select) {
        area.replaceText(edit.start(), edit.end(), edit.text());
        if (select) {
            area.selectRange(edit.start(), edit.start() + edit.text().length());
        }
    }

    private void leaveSearch() {
        setTop(null);
        area.requestFocus();
    }
}
