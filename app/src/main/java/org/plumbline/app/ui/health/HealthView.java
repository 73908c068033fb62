package org.plumbline.app.ui.health;

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
import org.plumbline.app.ui.control.Words;

/// The tab of index health: findings by check, each with what would mend it. Enter or a click opens one.
public final class HealthView extends BorderPane {
    /// A schema may have thousands, and a card of each takes its time.
    private static final int SHOWN_AT_ONCE = 20;

    private final HealthViewModel model;
    private final VBox list = new VBox();
    private final Label message = Words.of("", "message-instead");
    private final SearchField search;
    private final ScriptHead head;

    public HealthView(HealthViewModel model) {
        this.model = model;
        getStyleClass().addAll("plan-document", "health");
        getStylesheets().add(PanelStyle.sheet());
        search = new SearchField(model.searchProperty(), "Search findings",
                "A table, an index, a kind of finding (Ctrl+F)\nEsc: end, and once more: back to the findings", this::focusView);
        head = new ScriptHead("Index health", model.summaryProperty(), search, model::refresh, "Reads the schema again", model::script,
                "The statements of all findings shown, with their reasons as comments. Nothing is run.");
        setTop(head);
        list.getStyleClass().add("findings-list");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        model.groups().addListener((ListChangeListener<HealthGroup>) _ -> show());
        model.stateProperty().subscribe(_ -> show());
        model.searchProperty().subscribe(_ -> {
            if (model.groups().isEmpty()) {
                show(); // from no match to no match the list does not change, but its words do
            }
        });
    }

    public void focusView() {
        list.getChildren().stream().filter(OpeningCard.class::isInstance).findFirst()
                .ifPresentOrElse(Node::requestFocus, this::focusSearch);
    }

    public void focusSearch() {
        search.begin();
    }

    public void dispose() {
        model.dispose();
    }

    private void show() {
        boolean complete = model.stateProperty().get() instanceof HealthState.Complete;
        head.offerScript(complete && !model.groups().isEmpty());
        list.getChildren().clear();
        if (complete && !model.groups().isEmpty()) {
            model.groups().forEach(this::add);
        } else {
            message.setText(switch (model.stateProperty().get()) {
                case HealthState.Reading _ -> "Reading the catalogue of " + model.name() + "…";
                case HealthState.Complete _ -> model.nothing();
                case HealthState.Failed(String sentence) -> sentence;
            });
            list.getChildren().add(message);
        }
    }

    private void add(HealthGroup group) {
        var title = new Label(group.title() + "  " + group.rows().size());
        title.getStyleClass().add("health-heading");
        list.getChildren().add(title);
        List<OpeningCard> cards = cards(group.rows().subList(0, Math.min(SHOWN_AT_ONCE, group.rows().size())));
        cards.getFirst().toggle(); // so that a person sees what a card holds
        list.getChildren().addAll(cards);
        if (group.rows().size() > SHOWN_AT_ONCE) {
            list.getChildren().add(more(group.rows(), SHOWN_AT_ONCE));
        }
    }

    private static Foldable more(List<HealthRow> rows, int from) {
        return new Foldable("Show " + (rows.size() - from) + " more", () -> {
            int to = Math.min(rows.size(), from + SHOWN_AT_ONCE);
            var some = new VBox(8);
            some.getChildren().addAll(cards(rows.subList(from, to)));
            if (to < rows.size()) {
                some.getChildren().add(more(rows, to));
            }
            return some;
        });
    }

    private static List<OpeningCard> cards(List<HealthRow> rows) {
        return rows.stream().map(HealthCard::of).toList();
    }
}
