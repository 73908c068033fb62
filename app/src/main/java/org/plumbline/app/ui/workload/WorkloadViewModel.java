package org.plumbline.app.ui.workload;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.ui.workload.WorkloadState.Counted;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.plan.digest.DigestedLog;
import org.plumbline.workload.Criteria;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadSnapshot;

/// The statements of a database and what they cost, as of the last refresh; what one does with them.
public final class WorkloadViewModel {
    private final Background background;
    private final String name;
    private final Supplier<Optional<Database>> database;
    private final StatementActions actions;
    private final TopStatements top;
    private final ReadOnlyObjectWrapper<WorkloadState> state = new ReadOnlyObjectWrapper<>(new WorkloadState.Reading());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ObservableList<StatementRow> rows = FXCollections.observableArrayList();
    private final FilteredList<StatementRow> shown = new FilteredList<>(rows);
    private final StringProperty query = new SimpleStringProperty("");
    private final BooleanProperty all = new SimpleBooleanProperty();
    private final BooleanProperty sinceNow = new SimpleBooleanProperty();
    private final ObjectProperty<Duration> threshold = new SimpleObjectProperty<>(Criteria.USUAL_MEAN);
    private final ObjectProperty<Optional<StatementRow>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyBooleanWrapper filling = new ReadOnlyBooleanWrapper();
    private final Map<StatementCounters.Key, Verdict> verdicts = new HashMap<>();
    private Optional<WorkloadSnapshot> latest = Optional.empty();
    private Optional<WorkloadSnapshot> base = Optional.empty();
    private Optional<Job> reading = Optional.empty();

    /// Reads nothing yet.
    ///
    /// @param name what the person calls the database
    /// @param database the open one, where it is connected
    /// @param logs those in which values are looked for
    public WorkloadViewModel(Background background, String name, Supplier<Optional<Database>> database,
            Supplier<List<DigestedLog>> logs, Onward onward) {
        this.background = background;
        this.name = name;
        this.database = database;
        this.actions = new StatementActions(
                background, name, database, logs, () -> latest.orElseThrow(), onward, message::set, this::judge);
        this.top = new TopStatements(background, name, this::judge);
        query.subscribe(_ -> filter());
        all.subscribe(_ -> filter());
        threshold.subscribe((_, _) -> count());
        sinceNow.subscribe((_, now) -> changeBase(now));
    }

    /// Reads the workload again; what is chosen, searched and known of plans stays.
    public void refresh() {
        message.set("");
        Optional<WorkloadSnapshot> since = base;
        boolean beginning = sinceNow.get() && since.isEmpty();
        Criteria criteria = criteria();
        database.get().ifPresentOrElse(
                on -> work("Reading the workload of " + name, () -> WorkloadRead.of(on, since, beginning, criteria)),
                () -> told(StatementActions.NOT_CONNECTED));
    }

    /// Its tab is closed.
    public void dispose() {
        reading.ifPresent(Job::cancel);
        actions.cancel();
        top.cancel();
    }

    String name() {
        return name;
    }

    ReadOnlyObjectProperty<WorkloadState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What went wrong last; empty where nothing did.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    void dismissMessage() {
        message.set("");
    }

    /// Those that are to be seen, most time first.
    ObservableList<StatementRow> rows() {
        return shown;
    }

    /// Whether any statement was counted, to be seen or not.
    boolean hasAny() {
        return !rows.isEmpty();
    }

    /// While they are being exchanged: what is chosen or in sight then says nothing.
    ReadOnlyBooleanProperty fillingProperty() {
        return filling.getReadOnlyProperty();
    }

    StringProperty queryProperty() {
        return query;
    }

    /// Also those that do not matter.
    BooleanProperty allProperty() {
        return all;
    }

    /// Figures are those since this was switched on.
    BooleanProperty sinceNowProperty() {
        return sinceNow;
    }

    /// A statement whose mean time is above it matters.
    ObjectProperty<Duration> thresholdProperty() {
        return threshold;
    }

    ObjectProperty<Optional<StatementRow>> chosenProperty() {
        return chosen;
    }

    TopStatements top() {
        return top;
    }

    /// What one does with a statement, or with several.
    StatementActions actions() {
        return actions;
    }

    /// Explains so many of those that are to be seen, most time first, one after the other.
    void analyse(int most) {
        actions.with(on -> top.analyse(on, shown.stream().limit(most).toList(), latest.orElseThrow()));
    }

    private void changeBase(boolean now) {
        base = Optional.empty();
        if (now) {
            refresh();
        } else {
            count();
        }
    }

    /// What was read before, by other criteria.
    private void count() {
        Criteria criteria = criteria();
        Optional<WorkloadSnapshot> since = base;
        latest.ifPresent(known -> work("Counting the workload of " + name, () -> WorkloadRead.again(known, since, criteria)));
    }

    private interface Reading {
        WorkloadRead read() throws ServerFailure;
    }

    private void work(String title, Reading work) {
        reading = Optional.empty();
        Job job = background.runNewest(this, title, _ -> work.read(), this::show, this::failed);
        reading = Optional.of(job).filter(Job::running);
        job.onCancelled(() -> {
            if (reading.equals(Optional.of(job))) { // not for a newer one's sake
                reading = Optional.empty();
                told("Reading the workload was stopped. Refresh (F5) begins it again.");
            }
        });
    }

    private void show(WorkloadRead read) {
        reading = Optional.empty();
        base = read.base();
        if (read.answer() instanceof WorkloadAnswer.Known(WorkloadSnapshot now)) {
            latest = Optional.of(now);
        }
        read.counted().ifPresentOrElse(counted -> {
            fill(() -> rows.setAll(counted.rows().stream().map(this::judged).toList()));
            state.set(counted);
        }, () -> state.set(new WorkloadState.Missing(read.answer(), read.user())));
    }

    private StatementRow judged(StatementRow row) {
        return Optional.ofNullable(verdicts.get(row.key())).map(row::with).orElse(row);
    }

    private void judge(List<StatementCounters.Key> keys, Verdict verdict) {
        keys.forEach(key -> verdicts.put(key, verdict));
        fill(() -> rows.replaceAll(row -> keys.contains(row.key()) ? row.with(verdict) : row));
    }

    private void failed(Throwable cause) {
        reading = Optional.empty();
        told(cause);
    }

    private void told(Throwable cause) {
        told(cause instanceof ServerFailure ? cause.getMessage() : DefectText.of(cause));
    }

    /// Beside the figures that are there, or in their place.
    private void told(String sentence) {
        if (state.get() instanceof Counted) {
            message.set(sentence);
        } else {
            state.set(new WorkloadState.Failed(sentence));
        }
    }

    private Criteria criteria() {
        return new Criteria(threshold.get(), Criteria.USUAL_SHARE, false);
    }

    private void filter() {
        String wanted = query.get();
        boolean every = all.get();
        fill(() -> shown.setPredicate(row -> (every || row.matters()) && row.matches(wanted)));
    }

    private void fill(Runnable change) {
        filling.set(true);
        change.run();
        filling.set(false);
    }
}
