package org.plumbline.app.ui.advice;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.plumbline.app.db.Canceller;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.db.WorkloadAdvisory;
import org.plumbline.app.report.WorkloadAdviceScript;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.SamplingText;
import org.plumbline.app.ui.text.WorkloadAdviceText;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.index.DdlScript;
import org.plumbline.schema.SampleQuestion;
import org.plumbline.workload.WorkloadAnswer;

/// What a connected database and its workload could do better: ranked, searched, by kind, and read again when asked.
public final class AdviceViewModel {
    private static final String CLOSED = "The connection is closed. Connect to it again, then refresh.";
    private static final String INDEXES = "Which indexes the workload should have, Index set says.";

    private final Background background;
    private final String name;
    private final Supplier<Optional<Database>> database;
    private final AdviceActions actions;
    private final ReadOnlyObjectWrapper<AdviceState> state = new ReadOnlyObjectWrapper<>(new AdviceState.Reading());
    private final ReadOnlyObjectWrapper<SampleState> sample = new ReadOnlyObjectWrapper<>(new SampleState.Needless());
    private final ReadOnlyObjectWrapper<String> summary = new ReadOnlyObjectWrapper<>("");
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Optional<WorkloadAdviceText.Kind>> kind = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<AdviceRow> shown = FXCollections.observableArrayList();
    private List<AdviceRow> rows = List.of();
    private List<String> notes = List.of();
    private Optional<WorkloadAdvisory> known = Optional.empty();
    private Optional<Job> reading = Optional.empty();

    /// Begins to read at once.
    ///
    /// @param name what the connection is called
    /// @param database while it is open
    public AdviceViewModel(Background background, String name, Supplier<Optional<Database>> database, AdviceActions actions) {
        this.background = background;
        this.name = name;
        this.database = database;
        this.actions = actions;
        search.subscribe(this::select);
        kind.subscribe(this::select);
        refresh();
    }

    String name() {
        return name;
    }

    ReadOnlyObjectProperty<AdviceState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<SampleState> sampleProperty() {
        return sample.getReadOnlyProperty();
    }

    /// How much advice there is, and what all statements took.
    ReadOnlyObjectProperty<String> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Words that advice has to have, or its statements.
    StringProperty searchProperty() {
        return search;
    }

    /// The kind that is shown; none: all.
    ObjectProperty<Optional<WorkloadAdviceText.Kind>> kindProperty() {
        return kind;
    }

    /// Those that search and kind leave, the most time at stake first.
    ObservableList<AdviceRow> shown() {
        return shown;
    }

    /// What has to be known to take the figures for what they are, a sentence each.
    List<String> notes() {
        return notes;
    }

    /// What is said where there is no advice to show.
    String nothing() {
        if (!rows.isEmpty()) {
            return search.get().isBlank() ? "There is no advice of this kind." : "No advice matches “" + search.get() + "”.";
        }
        long tables = known.map(read -> (long) read.facts().catalog().tables().size()).orElse(0L);
        String looked = "Nothing to advise: " + Format.count(tables) + (tables == 1 ? " table was" : " tables were") + " looked at";
        return looked + (known.flatMap(WorkloadAdvisory::total).isPresent() ? ", and the statements that were counted."
                : known.filter(read -> read.answer() instanceof WorkloadAnswer.Known).isPresent()
                        ? ". No statement was counted yet: come back when the database was in use for a while."
                        : ". Statements are looked at too once they are counted: Workload, below the connection in Sources, says how.");
    }

    /// Reads the catalogue and the counters again. What looking at rows showed is forgotten.
    public void refresh() {
        reading.ifPresent(Job::cancel);
        Optional<Database> open = database.get();
        if (open.isEmpty()) {
            state.set(new AdviceState.Failed(CLOSED));
            return;
        }
        AdviceState before = state.get();
        SampleState sampled = sample.get();
        state.set(new AdviceState.Reading());
        sample.set(new SampleState.Needless());
        Job job = background.run("Looking for advice on " + name, _ -> Read.of(WorkloadAdvisory.of(open.get())), this::show, this::failed);
        reading = Optional.of(job).filter(Job::running);
        job.onCancelled(() -> {
            state.set(before instanceof AdviceState.Complete ? before
                    : new AdviceState.Failed("Looking was stopped. Refresh (F5) begins it again."));
            sample.set(sampled);
        });
    }

    /// Looks at the rows that were offered to be looked at.
    void look() {
        Optional<Database> open = database.get();
        if (open.isEmpty()) {
            sample.set(new SampleState.Ended(CLOSED));
        } else if (known.isPresent() && sample.get() instanceof SampleState.Offered) {
            SampleState offered = sample.get();
            WorkloadAdvisory advisory = known.get();
            Job job = background.run("Looking at rows of " + name, progress -> {
                var canceller = new Canceller();
                progress.onCancel(canceller::cancel);
                return Read.of(advisory.sampled(open.get(), canceller));
            }, this::looked, failure -> sample.set(new SampleState.Ended("Looking at rows failed. " + sentence(failure))));
            reading = Optional.of(job).filter(Job::running);
            if (job.running()) {
                sample.set(new SampleState.Looking(job));
            }
            job.onCancelled(() -> sample.set(offered));
        }
    }

    /// What came of looking, in words.
    private record Read(WorkloadAdvisory advisory, List<AdviceRow> rows) {
        /// Takes its time with thousands of statements.
        static Read of(WorkloadAdvisory advisory) {
            return new Read(advisory, advisory.advice().stream().map(each -> AdviceRow.of(each, advisory.total())).toList());
        }
    }

    /// What is shown, as a script and its rollback; empty texts where none of it changes the schema.
    DdlScript script() {
        return WorkloadAdviceScript.of(name, shown.stream().map(AdviceRow::advice).toList());
    }

    void export() {
        actions.export(script(), "advice-" + name.replaceAll("[^\\p{L}\\p{N}.-]+", "-") + ".sql");
    }

    void write(String sql) {
        actions.write(sql.strip() + "\n");
    }

    void rewrite(String sql) {
        actions.rewrite(sql.strip() + "\n");
    }

    /// Its tab is closed.
    public void dispose() {
        reading.ifPresent(Job::cancel);
    }

    private void show(Read read) {
        take(read);
        List<SampleQuestion> questions = read.advisory().questions();
        sample.set(questions.isEmpty() ? new SampleState.Needless() : new SampleState.Offered(SamplingText.of(questions)));
        state.set(new AdviceState.Complete());
    }

    private void looked(Read read) {
        int before = rows.size();
        take(read);
        int more = rows.size() - before;
        sample.set(new SampleState.Ended(more == 0 ? "The rows that were looked at give no further advice."
                : "The rows that were looked at give " + WorkloadAdviceText.summary(more, Optional.empty()) + " more."));
    }

    private void take(Read read) {
        known = Optional.of(read.advisory());
        rows = read.rows();
        summary.set(WorkloadAdviceText.summary(rows.size(), read.advisory().total()));
        notes = Stream.concat(WorkloadAdviceText.notes(read.advisory().answer()).stream(), Stream.of(INDEXES)).toList();
        select();
    }

    private void select() {
        shown.setAll(rows.stream().filter(row -> kind.get().filter(wanted -> wanted != row.kind()).isEmpty() && row.matches(search.get()))
                .toList());
    }

    private void failed(Throwable cause) {
        state.set(new AdviceState.Failed(sentence(cause)));
    }

    private static String sentence(Throwable cause) {
        return cause instanceof ServerFailure failure ? failure.getMessage() : DefectText.of(cause);
    }
}
