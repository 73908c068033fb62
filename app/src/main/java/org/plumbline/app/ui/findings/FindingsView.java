package org.plumbline.app.ui.findings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.plumbline.advice.Advice;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.work.Background;

/// The findings panel.
public final class FindingsView extends BorderPane {
    /// A plan may have thousands of findings, and a card of each takes its time.
    private static final int UNFOLDED_AT_ONCE = 100;

    private final FindingsViewModel model;
    private final Background background;
    private final Label count = new Label();
    private final VBox list = new VBox();
    private final ScrollPane scroll = new ScrollPane(list);
    private final List<FindingCard> cards = new ArrayList<>();
    private final Map<Integer, Foldable> folded = new TreeMap<>();
    /// What is added to the list, each in a frame of its own.
    private final ArrayDeque<Runnable> coming = new ArrayDeque<>();
    private Subscription frames = Subscription.EMPTY;

    public FindingsView(FindingsViewModel model, Background background) {
        this.model = model;
        this.background = background;
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
        model.basicProperty().addListener((_, _, _) -> show());
        model.onChange(this::show);
    }

    /// Shows what there is. From then on it follows.
    public void begin() {
        show();
    }

    /// Goes to the next finding and selects its node.
    public void next() {
        model.next().ifPresent(this::showCurrent);
    }

    public void previous() {
        model.previous().ifPresent(this::showCurrent);
    }

    /// Ends what it waits for.
    public void dispose() {
        frames.unsubscribe();
    }

    private void show() {
        frames.unsubscribe();
        coming.clear();
        model.forgetCurrent();
        cards.clear();
        folded.clear();
        list.getChildren().clear();
        if (!model.known()) {
            count.setText("");
            list.getChildren().add(waiting());
            return;
        }
        List<FindingRow> rows = model.rows();
        count.setText(rows.isEmpty() ? "none" : Integer.toString(rows.size()));
        if (rows.isEmpty()) {
            list.getChildren().add(empty());
        }
        coming.addAll(Collections.nCopies(Math.min(Advice.MOST_OPEN, rows.size()), this::addNextCard));
        coming.add(this::addTheRest);
        frames = background.frameByFrame(Collections.nCopies(coming.size(), this::addNext));
    }

    private void addNext() {
        coming.remove().run();
    }

    /// Adds what waits for its frame.
    private void addAll() {
        frames.unsubscribe();
        while (!coming.isEmpty()) {
            addNext();
        }
    }

    private void addNextCard() {
        addCards(cards.size() + 1);
        list.getChildren().add(cards.getLast());
    }

    private void addTheRest() {
        if (model.rows().size() > Advice.MOST_OPEN) {
            list.getChildren().add(more(Advice.MOST_OPEN));
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
            cards.add(new FindingCard(row, number < Advice.MOST_OPEN, () -> choose(chosen), () -> model.page(row)));
        }
    }

    /// The findings from this number on, folded.
    private Foldable more(int from) {
        return folded.computeIfAbsent(from, _ -> new Foldable(
                "Show " + (model.rows().size() - from) + " more, each with less at stake", () -> unfolded(from)));
    }

    private Node unfolded(int from) {
        int to = Math.min(from + UNFOLDED_AT_ONCE, model.rows().size());
        addCards(to);
        var some = new VBox();
        some.getStyleClass().add("findings-list");
        some.getChildren().addAll(cards.subList(from, to));
        if (to < model.rows().size()) {
            some.getChildren().add(more(to));
        }
        return some;
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

    private Node waiting() {
        var look = new Button("Look for what costs");
        look.setOnAction(_ -> model.look());
        var box = new VBox(8, words(model.waiting()));
        if (model.canLook()) {
            box.getChildren().add(look);
        }
        return box;
    }

    private Node empty() {
        return words(model.nothingFound());
    }

    private static Label words(String text) {
        var label = new Label(text);
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
        addAll();
        for (int from = Advice.MOST_OPEN; from <= number; from += UNFOLDED_AT_ONCE) {
            more(from).setOpen(true);
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
