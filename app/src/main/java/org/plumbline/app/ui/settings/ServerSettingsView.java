package org.plumbline.app.ui.settings;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.OpeningCard;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.control.ScriptHead;
import org.plumbline.app.ui.control.SearchField;
import org.plumbline.app.ui.control.Segments;
import org.plumbline.app.ui.control.Words;

/// The tab of a server's settings: advice by topic, or the list of all. Enter or a click opens one.
public final class ServerSettingsView extends BorderPane {
    private static final List<Boolean> ADVICE_OR_ALL = List.of(false, true);

    private final ServerSettingsViewModel model;
    private final VBox list = new VBox();
    private final ScrollPane scroll = new ScrollPane(list);
    private final SettingTable table;
    private final Label message = Words.of("", "message-instead");
    private final VBox notes = new VBox();
    private final MachineFields machine;
    private final SearchField search;
    private final ScriptHead head;
    private boolean all;

    /// Of a model that reads already.
    public ServerSettingsView(ServerSettingsViewModel model) {
        this.model = model;
        getStyleClass().addAll("plan-document", "list-document", "health");
        getStylesheets().add(PanelStyle.sheet());
        search = new SearchField(model.searchProperty(), "Search settings",
                "A setting's name, words of what it does (Ctrl+F)\nEsc: end, and once more: back to the advice", this::focusView);
        table = new SettingTable(model);
        machine = new MachineFields(model);
        notes.getStyleClass().add("settings-notes");
        head = new ScriptHead("Settings", model.summaryProperty(), search, model::refresh, "Reads the settings and the counters again",
                model::script, "The statements of all advice shown, with reasons and risks as comments. Nothing is run.")
                .with(new Segments<>(ADVICE_OR_ALL, everything -> everything ? "All settings" : "Advice", false, this::choose));
        setTop(new VBox(head, machine, notes));
        list.getStyleClass().add("findings-list");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        model.topics().addListener((ListChangeListener<TopicRows>) _ -> show());
        model.stateProperty().subscribe(_ -> {
            machine.show();
            show();
        });
        model.searchProperty().subscribe(_ -> {
            if (model.topics().isEmpty()) {
                show(); // from no match to no match the list does not change, but its words do
            }
        });
    }

    /// Gives the keyboard to the first advice, or to the list.
    public void focusView() {
        if (all) {
            table.requestFocus();
        } else {
            list.getChildren().stream().filter(OpeningCard.class::isInstance).findFirst()
                    .ifPresentOrElse(Node::requestFocus, this::focusSearch);
        }
    }

    /// Gives the keyboard to the search.
    public void focusSearch() {
        search.begin();
    }

    /// Its tab is closed.
    public void dispose() {
        model.dispose();
    }

    private void choose(boolean everything) {
        all = everything;
        setCenter(all ? table : scroll);
    }

    private void show() {
        boolean complete = model.stateProperty().get() instanceof SettingsState.Complete;
        head.offerScript(complete && !model.topics().isEmpty());
        notes.getChildren().setAll(complete ? model.notes().stream().map(ServerSettingsView::note).toList() : List.of());
        list.getChildren().clear();
        if (complete) {
            model.topics().forEach(this::add);
        }
        if (!complete || model.topics().isEmpty()) {
            message.setText(switch (model.stateProperty().get()) {
                case SettingsState.Reading _ -> "Reading the settings of " + model.name() + "…";
                case SettingsState.Complete _ -> model.nothing();
                case SettingsState.Failed(String sentence) -> sentence;
            });
            list.getChildren().add(message);
        }
        if (complete && model.searchProperty().get().isBlank()) {
            fold("Not checked", model.open());
            List<String> fine = model.fine();
            if (!fine.isEmpty()) {
                fold("Checked: fine  " + fine.size(), List.of(String.join(", ", fine)));
            }
        }
    }

    private static Label note(String sentence) {
        Label note = Words.of(sentence, "settings-note");
        note.setMaxWidth(Double.MAX_VALUE);
        return note;
    }

    private void add(TopicRows topic) {
        var title = new Label(topic.title() + "  " + topic.rows().size());
        title.getStyleClass().add("health-heading");
        list.getChildren().add(title);
        List<OpeningCard> cards = topic.rows().stream().map(AdviceCard::of).toList();
        if (list.getChildren().size() == 1) {
            cards.getFirst().toggle(); // so that a person sees what a card holds
        }
        list.getChildren().addAll(cards);
    }

    private void fold(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            list.getChildren().add(new Foldable(title, () -> {
                var body = new VBox();
                body.getStyleClass().add("quiet-lines");
                lines.forEach(line -> body.getChildren().add(Words.of(line, "quiet-line")));
                return body;
            }));
        }
    }
}
