package org.plumbline.app.ui.findings;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.HoverText;

/// The findings panel.
public final class FindingsView extends BorderPane {
    private static final int OPEN_AT_FIRST = 5;
    private static final int SHOWN_AT_FIRST = 30;

    private final FindingsViewModel model;
    private final Label count = new Label();
    private final VBox list = new VBox();
    private final ScrollPane scroll = new ScrollPane(list);
    private final List<FindingCard> cards = new ArrayList<>();

    public FindingsView(FindingsViewModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "findings");
        var title = new Label("Findings");
        title.getStyleClass().add("panel-title");
        count.getStyleClass().add("panel-subtitle");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var basic = new ToggleButton("Basic mode");
        basic.getStyleClass().setAll("chip", "small-chip");
        basic.setMinWidth(Region.USE_PREF_SIZE);
        basic.selectedProperty().bindBidirectional(model.basicProperty());
        HoverText.on(basic, "Only two fixed checks, word for word: a sequential scan or a nested loop directly below the root");
        var head = new HBox(8, title, count, space, basic);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("panel-head");
        setTop(head);
        list.getStyleClass().add("findings-list");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        model.basicProperty().subscribe(_ -> show());
    }

    /// Goes to the next finding and selects its node.
    public void next() {
        model.next().ifPresent(this::showCurrent);
    }

    public void previous() {
        model.previous().ifPresent(this::showCurrent);
    }

    private void show() {
        model.forgetCurrent();
        cards.clear();
        list.getChildren().clear();
        List<FindingRow> rows = model.rows();
        count.setText(rows.isEmpty() ? "none" : Integer.toString(rows.size()));
        if (rows.isEmpty()) {
            list.getChildren().add(empty());
        }
        addCards(Math.min(SHOWN_AT_FIRST, rows.size()));
        list.getChildren().addAll(cards);
        if (rows.size() > SHOWN_AT_FIRST) {
            list.getChildren().add(new Foldable((rows.size() - SHOWN_AT_FIRST) + " more, each with less at stake", this::theRest));
        }
        if (!model.basicProperty().get()) {
            addTheQuiet();
        }
    }

    /// Cards are made when they are looked at: a plan may have hundreds.
    private void addCards(int upTo) {
        for (int number = cards.size(); number < upTo; number++) {
            int chosen = number;
            FindingRow row = model.rows().get(number);
            cards.add(new FindingCard(row, number < OPEN_AT_FIRST, () -> choose(chosen), () -> model.page(row)));
        }
    }

    private Node theRest() {
        addCards(model.rows().size());
        var rest = new VBox();
        rest.getStyleClass().add("findings-list");
        rest.getChildren().addAll(cards.subList(SHOWN_AT_FIRST, cards.size()));
        return rest;
    }

    private void addTheQuiet() {
        if (!model.clear().isEmpty()) {
            list.getChildren().add(new Foldable(model.clear().size() + " checked: fine", () -> lines(model.clear(), "✓  ")));
        }
        if (!model.notApplicable().isEmpty()) {
            list.getChildren().add(new Foldable(model.notApplicableTitle(), () -> lines(
                    model.notApplicable().stream().map(each -> each.title() + ": " + each.needs()).toList(), "–  ")));
        }
        if (!model.failed().isEmpty()) {
            list.getChildren().add(new Foldable(model.failed().size() + " failed: a defect of Plumbline", () ->
                    lines(model.failed(), "✗  ")));
        }
    }

    private Node empty() {
        var label = new Label(model.nothingFound());
        label.getStyleClass().add("empty-words");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node lines(List<String> texts, String sign) {
        var box = new VBox();
        box.getStyleClass().add("quiet-lines");
        for (String text : texts) {
            var label = new Label(sign + text);
            label.setWrapText(true);
            label.getStyleClass().add("quiet-line");
            box.getChildren().add(label);
        }
        return box;
    }

    private void choose(int number) {
        model.select(number);
        showCurrent(number);
    }

    private void showCurrent(int number) {
        if (number >= SHOWN_AT_FIRST) {
            list.getChildren().stream().filter(Foldable.class::isInstance).findFirst().ifPresent(rest -> ((Foldable) rest).setOpen(true));
        }
        for (int i = 0; i < cards.size(); i++) {
            cards.get(i).setCurrent(i == number);
        }
        FindingCard card = cards.get(number);
        card.setOpen(true);
        list.applyCss();
        list.layout();
        Bounds bounds = list.sceneToLocal(card.localToScene(card.getBoundsInLocal()));
        double beyond = list.getHeight() - scroll.getViewportBounds().getHeight();
        double top = scroll.getVvalue() * Math.max(0, beyond);
        boolean seen = bounds.getMinY() >= top && bounds.getMaxY() <= top + scroll.getViewportBounds().getHeight();
        if (beyond > 0 && !seen) {
            scroll.setVvalue(Math.clamp((bounds.getMinY() - 8) / beyond, 0, 1));
        }
    }
}
