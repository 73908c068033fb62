package org.plumbline.app.ui.history;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.plumbline.app.db.history.HistoryFailure;
import org.plumbline.app.db.history.HistoryFile;
import org.plumbline.app.db.history.HistorySearch;
import org.plumbline.app.db.history.RunList;
import org.plumbline.app.work.Background;

/// The runs that are kept, as far as they are looked for, and the earlier runs of the chosen one's statement.
public final class HistoryViewModel {
    private static final int MOST_LISTED = 1_000;
    private static final int MOST_DOTS = 100;

    private final Background background;
    private final HistoryFile file;
    private final ObservableValue<Boolean> kept;
    private final Consumer<RunRow> open;
    private final Consumer<List<RunRow>> compare;
    private final ReadOnlyObjectWrapper<List<RunRow>> marked = new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty words = new SimpleStringProperty("");
    private final ObjectProperty<Optional<String>> connection = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<StatementOn>> statement = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<RunRow>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<RunRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<RunList> list = new ReadOnlyObjectWrapper<>(RunList.EMPTY);
    private final ReadOnlyObjectWrapper<RunSeries> series = new ReadOnlyObjectWrapper<>(RunSeries.NONE);
    private final ReadOnlyObjectWrapper<String> trouble = new ReadOnlyObjectWrapper<>("");
    private boolean setting;

    /// Reads nothing yet.
    ///
    /// @param kept whether new runs are
    /// @param open opens a run's plan
    /// @param compare shows runs side by side
    public HistoryViewModel(Background background, HistoryFile file, ObservableValue<Boolean> kept, Consumer<RunRow> open,
            Consumer<List<RunRow>> compare) {
        this.background = background;
        this.file = file;
        this.kept = kept;
        this.open = open;
        this.compare = compare;
        words.addListener(_ -> refresh());
        connection.addListener(_ -> refresh());
        statement.addListener(_ -> refresh());
        chosen.subscribe((_, _) -> readSeries());
    }

    /// Reads the runs again: one came, or all went.
    public void refresh() {
        if (setting) {
            return;
        }
        var search = new HistorySearch(words.get(), statement.get().map(StatementOn::connection).or(connection::get),
                statement.get().map(on -> on.statement().fingerprint()), MOST_LISTED);
        background.runNewest(this, "Reading the history", _ -> file.find(search), this::show, this::failed);
    }

    /// Those of one connection, or of all.
    public void showOf(Optional<String> wanted) {
        show(wanted, Optional.empty());
    }

    /// Those of one statement on its connection.
    public void showOf(StatementOn wanted) {
        show(Optional.empty(), Optional.of(wanted));
    }

    public StringProperty wordsProperty() {
        return words;
    }

    /// Absent for all.
    public ObjectProperty<Optional<String>> connectionProperty() {
        return connection;
    }

    /// The one whose runs alone are listed; goes before the connection.
    public ObjectProperty<Optional<StatementOn>> statementProperty() {
        return statement;
    }

    /// The newest first.
    public ObservableList<RunRow> rows() {
        return rows;
    }

    public ObjectProperty<Optional<RunRow>> chosenProperty() {
        return chosen;
    }

    ObservableValue<Boolean> keptProperty() {
        return kept;
    }

    /// What was found.
    ReadOnlyObjectProperty<RunList> listProperty() {
        return list.getReadOnlyProperty();
    }

    /// The runs of the chosen one's statement.
    public ReadOnlyObjectProperty<RunSeries> seriesProperty() {
        return series.getReadOnlyProperty();
    }

    /// Why nothing can be listed, as a sentence; empty while all is well.
    public ReadOnlyObjectProperty<String> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Opens the chosen run.
    public void open() {
        chosen.get().ifPresent(open);
    }

    /// These are chosen together, to be compared.
    public void mark(List<RunRow> chosenRows) {
        marked.set(List.copyOf(chosenRows));
    }

    /// What would be compared: the runs that are chosen together, or the chosen one with the run of its statement before it; fewer than two
    /// where there is none.
    List<RunRow> comparable() {
        if (marked.get().size() > 1) {
            return marked.get();
        }
        Optional<Integer> at = chosenDot().filter(index -> index > 0);
        return at.flatMap(index -> rows.stream().filter(row -> row.id() == series.get().ids().get(index - 1)).findFirst())
                .map(earlier -> List.of(earlier, chosen.get().orElseThrow())).orElse(List.of());
    }

    ReadOnlyObjectProperty<List<RunRow>> markedProperty() {
        return marked.getReadOnlyProperty();
    }

    /// Shows them side by side.
    public void compare() {
        List<RunRow> runs = comparable();
        if (runs.size() > 1) {
            compare.accept(runs);
        }
    }

    /// Chooses the run with a dot in the chart, if it is listed.
    void chooseDot(int index) {
        long id = series.get().ids().get(index);
        rows.stream().filter(row -> row.id() == id).findFirst().ifPresent(row -> chosen.set(Optional.of(row)));
    }

    /// The place of the chosen run in the chart.
    Optional<Integer> chosenDot() {
        return chosen.get().map(row -> series.get().ids().indexOf(row.id())).filter(index -> index >= 0);
    }

    private void show(Optional<String> ofConnection, Optional<StatementOn> ofStatement) {
        setting = true;
        words.set("");
        connection.set(ofConnection);
        statement.set(ofStatement);
        setting = false;
        refresh();
    }

    private void show(RunList found) {
        trouble.set("");
        list.set(found);
        Optional<Long> before = chosen.get().map(RunRow::id);
        rows.setAll(found.runs().stream().map(RunRow::new).toList());
        Optional<RunRow> now = rows.stream().filter(row -> before.equals(Optional.of(row.id()))).findFirst()
                .or(() -> rows.stream().findFirst());
        if (now.equals(chosen.get())) {
            readSeries(); // a further run of its statement may have come
        } else {
            chosen.set(now);
        }
    }

    private void failed(Throwable cause) {
        rows.clear();
        list.set(RunList.EMPTY);
        chosen.set(Optional.empty());
        trouble.set(cause.getMessage() == null ? cause.toString() : cause.getMessage());
    }

    private void readSeries() {
        if (chosen.get().isEmpty()) {
            series.set(RunSeries.NONE);
            return;
        }
        StatementOn on = StatementOn.of(chosen.get().get().run());
        background.runNewest(series, "Reading the runs of the statement", _ -> seriesOf(file, on), series::set, this::failed);
    }

    /// The runs of one statement. Not on the window's thread.
    ///
    /// @throws HistoryFailure when they cannot be read
    public static RunSeries seriesOf(HistoryFile file, StatementOn on) throws HistoryFailure {
        RunList found = file.find(HistorySearch.ofStatement(on.statement().fingerprint(), on.connection(), MOST_DOTS));
        return RunSeries.of(found.runs(), found.matching());
    }
}
