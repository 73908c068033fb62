package org.plumbline.app.ui.activity;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.plumbline.activity.ActivitySnapshot;
import org.plumbline.activity.Session;
import org.plumbline.activity.WaitHistory;
import org.plumbline.app.db.ConnectionState;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;

/// The sessions of a server as of the last reading, and what running ones were at since the tab is open.
public final class ActivityViewModel {
    private static final String NOT_CONNECTED = "This database is not connected. Connect to it in Sources (Enter), then refresh (F5).";

    private final Background background;
    private final String name;
    private final Supplier<Optional<Database>> database;
    private final Consumer<String> editor;
    private final ReadOnlyObjectWrapper<ActivityState> state = new ReadOnlyObjectWrapper<>(new ActivityState.Reading());
    private final ReadOnlyObjectWrapper<WaitHistory> waits = new ReadOnlyObjectWrapper<>(WaitHistory.EMPTY);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper filling = new ReadOnlyBooleanWrapper();
    private final ObservableList<SessionRow> rows = FXCollections.observableArrayList();
    private final FilteredList<SessionRow> shown = new FilteredList<>(rows);
    private final StringProperty search = new SimpleStringProperty("");
    private final BooleanProperty all = new SimpleBooleanProperty();
    private final BooleanProperty live = new SimpleBooleanProperty(true);
    private final ObjectProperty<Optional<SessionRow>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private Optional<Job> reading = Optional.empty();

    /// Reads nothing yet.
    ///
    /// @param name what the person calls the database
    /// @param database the open one, where it is connected
    /// @param editor takes a statement that is to be explained
    public ActivityViewModel(Background background, String name, Supplier<Optional<Database>> database, Consumer<String> editor) {
        this.background = background;
        this.name = name;
        this.database = database;
        this.editor = editor;
        search.subscribe(_ -> filter());
        all.subscribe(_ -> filter());
    }

    /// Reads again, unless it is still reading.
    public void refresh() {
        if (reading.filter(Job::running).isPresent()) {
            return;
        }
        Optional<Database> on = database.get();
        if (on.isEmpty()) {
            told(NOT_CONNECTED);
            return;
        }
        Job job = background.run("Reading the activity of " + name, () -> Reading.of(on.get().activity()), this::show, this::failed);
        reading = Optional.of(job).filter(Job::running);
    }

    /// A moment has passed: reads again where the person wants to watch. Never connects anew by itself.
    public void tick() {
        if (!live.get()) {
            return;
        }
        if (database.get().filter(on -> on.state() instanceof ConnectionState.Connected).isPresent()) {
            refresh();
        } else {
            told(NOT_CONNECTED);
        }
    }

    /// Its tab is closed.
    public void dispose() {
        live.set(false);
        reading.ifPresent(Job::cancel);
    }

    String name() {
        return name;
    }

    ReadOnlyObjectProperty<ActivityState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<WaitHistory> waitsProperty() {
        return waits.getReadOnlyProperty();
    }

    /// What went wrong last, beside what is there; empty where nothing did.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// While rows are being exchanged: what is chosen then says nothing.
    ReadOnlyBooleanProperty fillingProperty() {
        return filling.getReadOnlyProperty();
    }

    /// Those that are to be seen.
    ObservableList<SessionRow> rows() {
        return shown;
    }

    StringProperty searchProperty() {
        return search;
    }

    /// Also those that do nothing, and the server's own processes.
    BooleanProperty allProperty() {
        return all;
    }

    /// It is read again and again.
    BooleanProperty liveProperty() {
        return live;
    }

    ObjectProperty<Optional<SessionRow>> chosenProperty() {
        return chosen;
    }

    /// What is said where there is no row to show.
    String nothing() {
        return search.get().isBlank()
                ? "Nobody runs a statement or has a transaction open. All shows idle sessions and the server's processes."
                : "No session matches “" + search.get() + "”.";
    }

    /// Chooses it, and shows it if it was not to be seen.
    ///
    /// @param pid 0 for one that waits for a prepared transaction
    void choose(int pid) {
        Optional<SessionRow> wanted = rows.stream()
                .filter(row -> pid == 0 ? row.session().blockedBy().contains(0) : row.session().pid() == pid).findFirst();
        wanted.ifPresent(row -> {
            if (!shown.contains(row)) {
                search.set("");
                all.set(true);
            }
            chosen.set(Optional.of(row));
        });
    }

    /// Why its statement cannot be explained from here; empty where it can.
    String whyNotExplained(SessionRow row) {
        Session session = row.session();
        if (!(database.get().map(Database::state).orElse(null) instanceof ConnectionState.Connected(var server))) {
            return NOT_CONNECTED;
        }
        if (session.statement().text().isEmpty() || !session.isClient()) {
            return session.hidden() ? "Its statement is hidden from this user." : "There is no statement to explain.";
        }
        if (session.statement().cut()) {
            return "The server keeps only the beginning of long statements (track_activity_query_size): this one's end is missing.";
        }
        return session.client().database().filter(its -> !server.database().equals(its))
                .map(its -> "It runs in the database " + its + ": connect to that one to explain it.").orElse("");
    }

    /// Puts its statement into an editor, where it can be explained without running it.
    void explain(SessionRow row) {
        if (whyNotExplained(row).isEmpty()) {
            editor.accept(row.session().statement().text());
        }
    }

    /// What was read, in words: takes its time where hundreds wait for one lock.
    private record Reading(ActivityState.Known known, List<SessionRow> rows) {
        static Reading of(ActivitySnapshot snapshot) {
            ActivityState.Known known = ActivityState.Known.of(snapshot);
            return new Reading(known,
                    snapshot.sessions().stream().map(each -> SessionRow.of(snapshot, known.blocking(), each)).toList());
        }
    }

    private void show(Reading now) {
        message.set("");
        waits.set(waits.get().with(now.known().snapshot()));
        Optional<SessionRow.Key> before = chosen.get().map(SessionRow::key);
        fill(() -> rows.setAll(now.rows()));
        chosen.set(before.flatMap(key -> now.rows().stream().filter(row -> row.key().equals(key)).findFirst()));
        state.set(now.known());
    }

    private void fill(Runnable change) {
        filling.set(true);
        change.run();
        filling.set(false);
    }

    private void failed(Throwable cause) {
        told(cause instanceof ServerFailure ? cause.getMessage() : DefectText.of(cause));
    }

    private void told(String sentence) {
        live.set(false);
        if (state.get() instanceof ActivityState.Known) {
            message.set("What is shown is as it was: " + sentence);
        } else {
            state.set(new ActivityState.Failed(sentence));
        }
    }

    private void filter() {
        String wanted = search.get();
        boolean every = all.get();
        fill(() -> shown.setPredicate(row -> (every || row.isBusy()) && row.matches(wanted)));
    }
}
