package org.plumbline.app.ui.advice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.OpeningCard;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.control.ScriptHead;
import org.plumbline.app.ui.control.SearchField;
import org.plumbline.app.ui.control.Segments;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.WorkloadAdviceText.Kind;

/// The tab of advice: what would make the workload cheaper, the most time at stake first. Enter or a click opens one.
public final class AdviceView extends BorderPane {
    /// A workload may have hundreds, and a card of each takes its time.
    private static final int SHOWN_AT_ONCE = 20;
    private static final List<Optional<Kind>> KINDS =
            Stream.concat(Stream.of(Optional.<Kind>empty()), Stream.of(Kind.values()).map(Optional::of)).toList();

    private final AdviceViewModel model;
    private final VBox list = new VBox();
    private final Label message = Words.of("", "message-instead");
    private final Label notes = Words.of("", "quiet-line");
    private final Button save = new Button("Save script…");
    private final SearchField search;
    private final ScriptHead head;
    /// The keyboard goes to the first card once there is one.
    private boolean awaited;

    /// Of a model that reads already.
    public AdviceView(AdviceViewModel model) {
        this.model = model;
        getStyleClass().addAll("plan-document", "health", "advice");
        getStylesheets().add(PanelStyle.sheet());
        search = new SearchField(model.searchProperty(), "Search advice",
                "A table, a kind of advice, words of a statement (Ctrl+F)\nEsc: end, and once more: back to the advice", this::focusView);
        save.setOnAction(_ -> model.export());
        HoverText.on(save, "What changes the schema, and its rollback, to look at, copy or save. Nothing is run.");
        head = new ScriptHead("Advice", model.summaryProperty(), search, model::refresh, "Reads the schema and the counters again (F5)",
                () -> model.script().create(), "What changes the schema of all advice shown, with its reasons as comments. Nothing is run.")
                .and(save);
        setTop(new VBox(head, second()));
        list.getStyleClass().add("findings-list");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        model.shown().addListener((ListChangeListener<AdviceRow>) _ -> show());
        model.stateProperty().subscribe(_ -> show());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F5) {
                model.refresh();
                event.consume();
            }
        });
    }

    /// Gives the keyboard to the first card, as soon as there is one.
    public void focusView() {
        list.getChildren().stream().filter(OpeningCard.class::isInstance).findFirst().ifPresentOrElse(Node::requestFocus, () -> {
            focusSearch();
            awaited = model.stateProperty().get() instanceof AdviceState.Reading;
        });
    }

    /// Gives the keyboard to the search.
    public void focusSearch() {
        awaited = false;
        search.begin();
    }

    /// Its tab is closed.
    public void dispose() {
        model.dispose();
    }

    private VBox second() {
        var kinds = new Segments<>(KINDS, kind -> kind.map(Kind::title).orElse("All"), Optional.<Kind>empty(), model.kindProperty()::set);
        kinds.setMinWidth(USE_PREF_SIZE);
        kinds.setMaxHeight(USE_PREF_SIZE);
        notes.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(notes, Priority.ALWAYS);
        var line = new HBox(12, kinds, notes);
        line.setAlignment(Pos.CENTER_LEFT);
        var second = new VBox(8, line, new SampleLine(model));
        second.getStyleClass().add("advice-notes");
        return second;
    }

    private void show() {
        boolean complete = model.stateProperty().get() instanceof AdviceState.Complete;
        boolean scripted = complete && model.shown().stream().anyMatch(row -> row.kind() == Kind.SCHEMA);
        head.offerScript(scripted);
        save.setDisable(!scripted);
        notes.setText(complete ? String.join(" ", model.notes()) : "");
        list.getChildren().clear();
        if (complete && !model.shown().isEmpty()) {
            list.getChildren().addAll(cards(model.shown(), 0));
            ((OpeningCard) list.getChildren().getFirst()).toggle(); // so that a person sees what a card holds
            if (awaited && search.isFocused() && search.getText().isEmpty()) {
                focusView();
            }
            awaited = false;
        } else {
            message.setText(switch (model.stateProperty().get()) {
                case AdviceState.Reading _ -> "Reading the catalogue and the statements of " + model.name() + "…";
                case AdviceState.Complete _ -> model.nothing();
                case AdviceState.Failed(String sentence) -> sentence;
            });
            list.getChildren().add(message);
        }
    }

    /// From this one on, with the way to the rest below them.
    private List<Node> cards(List<AdviceRow> all, int from) {
        int to = Math.min(all.size(), from + SHOWN_AT_ONCE);
        List<AdviceRow> rows = List.copyOf(all);
        Stream<Node> cards = rows.subList(from, to).stream().map(row -> AdviceCard.of(row, model));
        return Stream.concat(cards, to == rows.size() ? Stream.empty() : Stream.of(new Foldable("Show " + (rows.size() - to) + " more",
                () -> new VBox(8, cards(rows, to).toArray(Node[]::new))))).toList();
    }
}
