package org.plumbline.app.ui.highlight;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.state.NodeSearch;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.work.Background;

/// The field that finds nodes: Enter goes to the next match, Shift+Enter to the one before, Esc ends the search, and once more leaves it.
public final class SearchView extends HBox {
    private static final String PROMPT = "Find a node";
    /// While the person types, every letter need not be searched for.
    private static final Duration PAUSE = Duration.millis(120);

    private final NodeSearch search;
    private final Background background;
    private final Runnable leave;
    private final TextField field = new TextField();
    private final Label count = new Label();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final Subscription subscription;

    /// @param leave gives the keyboard back to the plan
    public SearchView(PlanDocument document, Background background, Runnable leave) {
        this.background = background;
        this.leave = leave;
        search = document.search();
        getStyleClass().add("search");
        setAlignment(Pos.CENTER_RIGHT);
        field.setPromptText(PROMPT);
        field.setPrefColumnCount(11);
        field.setAccessibleText("Find a node");
        count.getStyleClass().add("search-count");
        count.setMinWidth(USE_PREF_SIZE);
        HoverText.on(field, "Node type, table, index, condition (Ctrl+F)\nEnter: next match, Shift+Enter: the one before\n"
                + "Esc: end, and once more: back to the plan");
        getChildren().addAll(count, field);
        pause.setOnFinished(_ -> find());
        field.textProperty().subscribe((_, _) -> pause.playFromStart());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        subscription = Subscription.combine(
                search.onResult(this::resultChanged), document.selection().onSelected(_ -> showCount()));
    }

    public void dispose() {
        subscription.unsubscribe();
        pause.stop();
    }

    public void focusField() {
        field.requestFocus();
        field.selectAll();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            boolean already = search.result().query().equals(field.getText().strip()) || isOthers();
            find();
            if (already && event.isShiftDown()) {
                search.previous();
            } else if (already) {
                search.next();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            if (!search.result().typed()) {
                search.clear();
            } else if (field.getText().isEmpty()) {
                leave.run();
            } else {
                field.clear();
                find();
            }
            event.consume();
        }
    }

    private void find() {
        pause.stop();
        if (!search.result().query().equals(field.getText().strip()) && !isOthers()) {
            String wanted = field.getText();
            background.runNewest(this, "Searching", _ -> search.matching(wanted), this::show, failure -> {
                throw new IllegalStateException(failure);
            });
        }
    }

    private void show(NodeSearch.Result found) {
        search.show(found);
        search.selectFirst();
    }

    /// Nodes are marked that nobody typed for: the field stays empty, and says which.
    private boolean isOthers() {
        return !search.result().typed() && field.getText().isBlank();
    }

    private void resultChanged() {
        if (!search.result().typed() && !field.getText().isEmpty()) {
            field.clear();
            pause.stop();
        }
        field.setPromptText(search.result().typed() ? PROMPT : search.result().query());
        showCount();
    }

    private void showCount() {
        NodeSearch.Result result = search.result();
        if (result.query().isEmpty()) {
            count.setText("");
        } else if (result.count() == 0) {
            count.setText("not found");
        } else {
            count.setText(search.position().map(at -> at + " of ").orElse("") + result.count());
        }
    }
}
