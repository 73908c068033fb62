package org.plumbline.app.ui.indexset;

import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.app.ui.control.Confirmation;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.SearchField;
import org.plumbline.app.ui.control.Segments;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.index.ProofState;

/// What was found: the budgets, the set, and below it the statements or what else there is to know.
final class FoundPane extends BorderPane {
    private enum Below { STATEMENTS, MEASURED, REJECTED, SUPERSEDED, LEFT_OUT }

    private static final int MOST_LISTED = 6;
    private static final double STATEMENT_WIDTH = 220;
    private static final double SET_PART = 0.42;
    private static final double BUDGET_PART = 0.34;

    private final ChosenSet sets;
    private final IndexSetViewModel model;
    private final BorderPane question = new BorderPane();
    private final IndexTable table;
    private final StatementsPane statements;
    private final BorderPane below = new BorderPane();
    private final HBox parts = new HBox();
    private final SearchField search;
    private Below shown;

    FoundPane(ChosenSet sets, IndexSetViewModel model) {
        this.sets = sets;
        this.model = model;
        shown = sets.lists().measured().isEmpty() ? Below.STATEMENTS : Below.MEASURED;
        table = new IndexTable(sets);
        statements = new StatementsPane(sets);
        search = new SearchField(sets.lists().searchProperty(), "Find a statement or index",
                "Words of a statement, a table, a rejected index (Ctrl+F)\nEsc: end, and once more: back to the indexes", this::focusView);
        setTop(head());
        var set = new BorderPane(table);
        set.setBottom(helps());
        var above = new SplitPane(new BudgetPane(sets, model::limit), set);
        above.setDividerPositions(BUDGET_PART);
        var all = new SplitPane(above, below);
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(SET_PART);
        setCenter(all);
        below.getStyleClass().add("index-set-below");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(8, parts, space, search);
        parts.setFillHeight(false);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("index-set-choice");
        below.setTop(line);
        fill();
        List.of(sets.lists().rejected(), sets.lists().superseded())
                .forEach(list -> list.addListener((ListChangeListener<NoteRow>) _ -> choice()));
    }

    /// Gives the keyboard to the indexes of the set.
    void focusView() {
        table.requestFocus();
    }

    /// Gives it to the search.
    void focusSearch() {
        search.begin();
    }

    private Node head() {
        var title = new Label();
        title.getStyleClass().add("summary-main");
        var from = new Label();
        from.getStyleClass().add("summary-label");
        from.setMinWidth(0);
        HoverText.on(from, from::getText);
        var export = button("Export DDL…", "The script that builds the set as it is now, and its rollback. Nothing is run.", sets::export);
        export.getStyleClass().add("accent");
        var message = Words.of("", "sql-failure");
        var note = Words.of("", "index-set-note");
        var prove = SmallButton.of("Build and roll back…",
                "Proves the set with real indexes, in a transaction that is rolled back; asks first", this::ask);
        var measure = button("Measure…", "Builds the set in a transaction that is rolled back, and runs the statements without and with "
                + "it; asks first", this::askToMeasure);
        var measured = Words.of("", "index-set-note");
        var unproven = new HBox(12, note, prove);
        HBox.setHgrow(note, Priority.ALWAYS);
        note.setMaxWidth(Double.MAX_VALUE);
        unproven.setAlignment(Pos.CENTER_LEFT);
        List.of(message, unproven, measured, question).forEach(node -> node.managedProperty().bind(node.visibleProperty()));
        question.setVisible(false);
        sets.totalProperty().subscribe(total -> {
            title.setText(total.words());
            from.setText(sets.from() + " · " + sets.state().words() + (total.own()
                    ? " · a set of your own: choose a budget to leave it"
                    : ", with " + AdviceText.plans(sets.found().advisory().advice().calls())));
            export.setDisable(total.indexes() == 0 || total.cost().isEmpty());
            note.setText(AdviceText.unproven(sets.missing(), sets.chosen().stream().anyMatch(each -> each.proof() == ProofState.MODEL)));
            prove.setDisable(total.indexes() == 0 || total.asking());
            unproven.setVisible(!note.getText().isEmpty());
            measure.setDisable(total.indexes() == 0 || total.cost().isEmpty() || total.asking());
            measured.setText(String.join(" ", sets.measured()));
            measured.setVisible(!measured.getText().isEmpty());
            stopAsking();
        });
        sets.messageProperty().subscribe(words -> {
            message.setText(words);
            message.setVisible(!words.isEmpty());
        });
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var tools = new HBox(8, from, space,
                button("Search again", "For the same statements as they are now (F5)", model::again),
                button("Other statements…", "Asks for which statements to look", model::choose), measure, export);
        tools.setAlignment(Pos.CENTER_LEFT);
        var costs = new PageCostNote(sets.found().advisory().facts().server(), model::calibrate);
        var head = new VBox(title, tools, message, measured, unproven, costs, question);
        head.getStyleClass().add("workload-head");
        return head;
    }

    /// Whether the set may be built and rolled back.
    private void ask() {
        ask("Build " + AdviceText.indexes(sets.chosen().size()) + " on " + model.name() + " and roll back?", AdviceText.LOCKS,
                "Build and roll back", model::prove);
    }

    /// Whether it may be measured.
    private void askToMeasure() {
        ask("Build " + AdviceText.indexes(sets.chosen().size()) + " on " + model.name() + ", run the statements, and roll back?",
                AdviceText.LOCKS + " " + AdviceText.RUNS, "Build, run and roll back", model::measure);
    }

    private void ask(String title, String meaning, String yes, Runnable action) {
        var subject = new VBox(4);
        List<AdvisedIndex> chosen = sets.chosen();
        chosen.stream().limit(MOST_LISTED).forEach(each ->
                subject.getChildren().add(Words.of(AdviceText.toBuild(each.index(), each.size()), "index-reason")));
        if (chosen.size() > MOST_LISTED) {
            subject.getChildren().add(Words.of("and " + AdviceText.indexes(chosen.size() - MOST_LISTED) + " more", "index-reason"));
        }
        subject.getChildren().add(Words.of(meaning, "index-set-note"));
        var confirmation = new Confirmation(title, subject, yes, action, "Do not build", this::stopAsking);
        question.setCenter(confirmation);
        question.setVisible(true);
        confirmation.focusNo();
    }

    private void stopAsking() {
        if (question.isVisible()) {
            question.setVisible(false);
            question.setCenter(null);
            focusView();
        }
    }

    private static Button button(String title, String explanation, Runnable action) {
        var button = new Button(title);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        HoverText.on(button, explanation);
        return button;
    }

    /// Which statements the selected index helps.
    private Node helps() {
        var words = Words.of("", "index-helps");
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            words.setText(row == null ? "" : row.chosen() ? AdviceText.helps(row.advised().helps()) : "Not in the set.");
            words.setVisible(row != null);
        });
        words.setMaxHeight(54);
        words.setMinHeight(0);
        HoverText.on(words, words::getText);
        return words;
    }

    private void fill() {
        choice();
        below.setCenter(switch (shown) {
            case STATEMENTS -> statements;
            case MEASURED -> new NotesPane(sets.lists().measured(), "Statement", STATEMENT_WIDTH, "Run without and with the indexes",
                    "Nobody ran the statements with this set: Measure… does.");
            case REJECTED -> new NotesPane(sets.lists().rejected(), "Index", "Why it is not in the set", "No other index was looked at, "
                    + "or none matches the search.").adding(sets::add);
            case SUPERSEDED -> new NotesPane(sets.lists().superseded(), "Index of the database", "Why it may no longer be needed",
                    "The set makes no index of the database needless.");
            case LEFT_OUT -> new NotesPane(sets.lists().leftOut(), "Statement", "Why it was left out", "Every statement can be planned.");
        });
    }

    private void choice() {
        List<Below> there = Stream.of(Below.values())
                .filter(part -> part != Below.MEASURED || !sets.lists().measured().isEmpty()).toList();
        var choice = new Segments<>(there, this::title, shown, wanted -> {
            shown = wanted;
            fill();
        });
        parts.getChildren().setAll(choice);
    }

    private String title(Below part) {
        return switch (part) {
            case MEASURED -> "Measured " + Format.count(sets.lists().measured().size());
            case STATEMENTS -> "Statements " + Format.count(sets.found().queries().size());
            case REJECTED -> "Not taken " + Format.count(sets.lists().rejected().size());
            case SUPERSEDED -> "Perhaps no longer needed " + Format.count(sets.lists().superseded().size());
            case LEFT_OUT -> "Left out " + Format.count(sets.lists().leftOut().size());
        };
    }
}
