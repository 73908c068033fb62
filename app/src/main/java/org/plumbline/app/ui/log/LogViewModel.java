package org.plumbline.app.ui.log;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.app.work.Progress;
import org.plumbline.plan.digest.DigestedLog;
import org.plumbline.plan.digest.ListedPlan;
import org.plumbline.plan.digest.LogDigest;
import org.plumbline.plan.digest.LogSummary;
import org.plumbline.plan.digest.ShapeGroup;
import org.plumbline.plan.log.LogEntry;
import org.plumbline.plan.log.LogFile;

/// The statements of a log while it is read and after. A plan is read from the file again when it is opened.
public final class LogViewModel {
    /// So many times a log is added up while it is read.
    private static final int STEPS = 40;

    private final Background background;
    private final LogFile file;
    private final String name;
    private final Consumer<LogEntry> open;
    private final Consumer<String> trouble;
    private final AtomicReference<LogSummary> latest = new AtomicReference<>(LogSummary.EMPTY);
    private final ReadOnlyObjectWrapper<LogState> state = new ReadOnlyObjectWrapper<>(new LogState.Reading());
    private final ReadOnlyObjectWrapper<LogSummary> summary = new ReadOnlyObjectWrapper<>(LogSummary.EMPTY);
    private final DoubleProperty progress = new SimpleDoubleProperty(-1);
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<StatementRow> rows = FXCollections.observableArrayList();
    private final FilteredList<StatementRow> shownRows = new FilteredList<>(rows);
    private final ObservableList<ShapeGroup> shapes = FXCollections.observableArrayList();
    private final ObservableList<ListedPlan> plans = FXCollections.observableArrayList();
    private Optional<Job> job = Optional.empty();

    /// A model that reads nothing yet.
    ///
    /// @param open shows a plan of the log
    /// @param trouble tells the person what went wrong, in a sentence
    public LogViewModel(Background background, LogFile file, String name, Consumer<LogEntry> open, Consumer<String> trouble) {
        this.background = background;
        this.file = file;
        this.name = name;
        this.open = open;
        this.trouble = trouble;
        query.subscribe(wanted -> shownRows.setPredicate(row -> row.matches(wanted)));
    }

    /// Begins to read.
    public void start() {
        Job reading = background.run("Reading " + name, this::read, this::complete, this::failed);
        if (reading.running()) {
            job = Optional.of(reading);
            reading.onCancelled(this::stopped);
            reading.progressProperty().subscribe(share -> {
                progress.set(share.doubleValue());
                show(latest.get());
            });
        }
    }

    /// Stops the reading; what has been read stays.
    public void stop() {
        job.ifPresent(Job::cancel);
    }

    public void dispose() {
        stop();
    }

    /// As far as it has been read.
    public DigestedLog digested() {
        return new DigestedLog(file, summary.get());
    }

    String name() {
        return name;
    }

    ReadOnlyObjectProperty<LogState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LogSummary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    DoubleProperty progressProperty() {
        return progress;
    }

    StringProperty queryProperty() {
        return query;
    }

    /// Those that match the query.
    ObservableList<StatementRow> rows() {
        return shownRows;
    }

    /// Of the chosen statement.
    ObservableList<ShapeGroup> shapes() {
        return shapes;
    }

    /// Of the chosen shape.
    ObservableList<ListedPlan> plans() {
        return plans;
    }

    void choose(StatementRow row) {
        shapes.setAll(row == null ? List.of() : row.group().shapes());
    }

    void choose(ShapeGroup shape) {
        plans.setAll(shape == null ? List.of() : shape.plans());
    }

    /// The plan of the whole log that took longest.
    public void openWorst() {
        rows.stream().flatMap(row -> row.group().worst().stream()).max(Comparator.comparing(ListedPlan::duration)).ifPresent(this::open);
    }

    void open(ListedPlan plan) {
        background.runNewest(this, "Opening the plan at line " + plan.place().line() + " of " + name,
                working -> file.entry(plan.place(), working::report), this::opened, cause -> trouble.accept(sentence(cause)));
    }

    private void opened(Optional<LogEntry> entry) {
        entry.ifPresentOrElse(open, () -> trouble.accept(
                "There is no such plan in " + name + " any more. Has the log changed? Open it again."));
    }

    private LogSummary read(Progress working) throws IOException {
        var digest = new LogDigest();
        var step = new Step();
        file.read(digest, (done, size) -> {
            if (step.isNext(done, size)) {
                latest.set(digest.summary());
            }
            working.report(done, size);
        });
        return digest.summary();
    }

    private void complete(LogSummary all) {
        job = Optional.empty();
        show(all);
        progress.set(1);
        state.set(new LogState.Complete());
    }

    private void failed(Throwable cause) {
        job = Optional.empty();
        show(latest.get());
        state.set(new LogState.Failed(sentence(cause)));
    }

    private void stopped() {
        job = Optional.empty();
        show(latest.get());
        state.set(new LogState.Stopped(Math.max(0, progress.get())));
    }

    private void show(LogSummary now) {
        if (!now.equals(summary.get())) {
            rows.setAll(now.groups().stream().map(group -> new StatementRow(group, now.share(group))).toList());
            summary.set(now);
        }
    }

    private String sentence(Throwable cause) {
        return name + " cannot be read: " + (cause.getMessage() == null ? cause.toString() : cause.getMessage()) + ".";
    }

    /// Says when the next part of a file has been read.
    private static final class Step {
        private long reached;

        boolean isNext(long done, long size) {
            long now = size <= 0 ? 0 : done * STEPS / size;
            boolean next = now > reached;
            reached = now;
            return next;
        }
    }
}
