package org.plumbline.app.ui.control;

import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/// One of many, found by words: Enter or a double click takes it.
public final class ChoiceList extends VBox {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 420;

    private final TableView<Numbered> table = new TableView<>();
    private final SearchField search;

    /// What can be taken.
    ///
    /// @param when it was
    /// @param figure what it took, in words
    /// @param what it is
    public record Choice(String when, String figure, String what) {
        private boolean matches(String wanted) {
            String all = (when + " " + figure + " " + what).toLowerCase(Locale.ROOT);
            return wanted.isBlank() || all.contains(wanted.strip().toLowerCase(Locale.ROOT));
        }
    }

    private record Numbered(int number, Choice choice) {}

    /// @param what they are, for a screen reader
    /// @param choices in the order in which they are listed
    /// @param taker takes the number of the one that was chosen
    public ChoiceList(String what, List<Choice> choices, IntConsumer taker) {
        super(8);
        var query = new SimpleStringProperty("");
        search = new SearchField(query, "Find", "Words that stand in it\nEsc: back to the list", table::requestFocus);
        var all = FXCollections.<Numbered>observableArrayList();
        for (int i = 0; i < choices.size(); i++) {
            all.add(new Numbered(i, choices.get(i)));
        }
        var shown = new FilteredList<>(all);
        query.subscribe(wanted -> shown.setPredicate(each -> each.choice().matches(wanted)));
        Columns.style(table, what + "; Enter takes one", "Nothing matches.");
        table.getColumns().add(Columns.text("When", 170, each -> each.choice().when()));
        table.getColumns().add(Columns.text("Execution", 100, each -> each.choice().figure()));
        table.getColumns().add(Columns.text("Statement", 460, each -> each.choice().what()));
        table.setItems(shown);
        table.setPrefSize(WIDTH, HEIGHT);
        Columns.onOpen(table, each -> taker.accept(each.number()));
        if (!all.isEmpty()) {
            table.getSelectionModel().select(0);
        }
        getStylesheets().add(PanelStyle.sheet());
        getChildren().addAll(search, table);
    }

    /// Gives the keyboard to the list.
    public void focusList() {
        table.requestFocus();
    }
}
