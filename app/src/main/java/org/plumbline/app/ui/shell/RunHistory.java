package org.plumbline.app.ui.shell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.plumbline.analysis.Analyzer;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.db.history.ExplainRun;
import org.plumbline.app.db.history.HistoryFailure;
import org.plumbline.app.db.history.HistoryFile;
import org.plumbline.app.db.history.HistorySearch;
import org.plumbline.app.db.history.KeptPlan;
import org.plumbline.app.db.history.RunPlace;
import org.plumbline.app.store.Preferences;
import org.plumbline.app.ui.connect.ConnectionRow;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.ui.history.HistoryViewModel;
import org.plumbline.app.ui.history.RunRow;
import org.plumbline.app.ui.history.RunSeries;
import org.plumbline.app.ui.history.StatementOn;
import org.plumbline.app.ui.sql.ExplainedStatement;
import org.plumbline.app.work.Background;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.plan.Plan;
import org.plumbline.plan.compare.NoiseFloor;
import org.plumbline.plan.compare.Run;
import org.plumbline.plan.compare.Runs;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;

/// Keeps what the editors' statements came to, unless the person has turned that off, and shows it again.
final class RunHistory {
    /// Between a run's time and its statement, where both are its name.
    static final String AFTER_TIME = " · ";

    private static final int MOST_LISTED = 1_000;

    private final Background background;
    private final SettingsViewModel settings;
    private final ConnectionsViewModel connections;
    private final OpenDocuments open;
    private final Consumer<Notice> report;
    private final HistoryFile file;
    private Consumer<List<RunRow>> comparer = _ -> { };
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    /// Trouble is told once, until something could be kept again.
    private boolean troubled;

    RunHistory(Background background, SettingsViewModel settings, ConnectionsViewModel connections, OpenDocuments open,
            Consumer<Notice> report) {
        this.background = background;
        this.settings = settings;
        this.connections = connections;
        this.open = open;
        this.report = report;
        this.file = HistoryFile.in(settings.folder(), sentence -> background.later(() -> report.accept(new Notice(sentence, sentence))));
    }

    /// Keeps a run, in the background. What goes wrong leaves the plan on screen as it is.
    void keep(ExplainedStatement result) {
        if (!settings.preferences().historyKept()) {
            return;
        }
        Instant now = Instant.now();
        background.run("Keeping the run", () -> file.keep(ExplainRun.of(now, RunPlace.of(result.database()), result.sql(), result.options(),
                result.analyze(), result.took(), result.plans().getFirst()), result.source().text()), _ -> {
            troubled = false;
            changed();
        }, this::notKept);
    }

    /// Who compares runs.
    void compareBy(Consumer<List<RunRow>> comparing) {
        comparer = comparing;
    }

    /// Reads the plans of these runs, in the background; the oldest is given first. Those that are gone are left out, and told of.
    void read(List<RunRow> rows, Consumer<List<OpenSource>> taker) {
        List<RunRow> ordered = rows.stream().sorted(Comparator.comparing(row -> row.kept().run().at())).toList();
        background.runNewest(comparer, "Reading " + ordered.size() + " runs of the history", _ -> {
            var read = new ArrayList<OpenSource>();
            for (RunRow row : ordered) {
                opened(new SourceKey.OfRun(row.id(), StatementOn.of(row.kept().run())), row, Optional.empty(), row.when() + AFTER_TIME)
                        .ifPresent(read::add);
            }
            return read;
        }, read -> {
            if (read.size() < ordered.size()) {
                String gone = ordered.size() - read.size() + " of the runs are in the history no more.";
                report.accept(new Notice(gone, gone));
                changed();
            }
            taker.accept(read);
        }, failed -> report.accept(Notice.of(failed.getMessage(), failed)));
    }

    /// Runs in the order of time, and what they took.
    record Series(List<RunRow> rows, Runs runs) {}

    /// Reads what each of these runs took and what its plan does, in the background, without keeping the plans. Those that are gone are
    /// left out.
    void readRuns(List<RunRow> rows, Consumer<Series> taker) {
        List<RunRow> ordered = rows.stream().sorted(Comparator.comparing(row -> row.kept().run().at())).toList();
        background.runNewest(comparer, "Reading " + ordered.size() + " runs of the history", progress -> {
            var there = new ArrayList<RunRow>();
            var runs = new ArrayList<Run>();
            for (RunRow row : ordered) {
                progress.report(runs.size(), ordered.size());
                opened(new SourceKey.OfRun(row.id(), StatementOn.of(row.kept().run())), row, Optional.empty(), "").ifPresent(source -> {
                    there.add(row);
                    runs.add(Run.of(row.when(), source.plans().getFirst().measured()));
                });
            }
            return runs.isEmpty() ? Optional.<Series>empty() : Optional.of(new Series(there, Runs.of(runs, NoiseFloor.USUAL)));
        }, read -> read.ifPresent(taker), failed -> report.accept(Notice.of(failed.getMessage(), failed)));
    }

    /// Lists the newest runs of all connections, in the background.
    void list(Consumer<List<RunRow>> taker) {
        background.runNewest(file, "Reading the history", _ -> file.find(HistorySearch.newest(MOST_LISTED)),
                found -> taker.accept(found.runs().stream().map(RunRow::new).toList()),
                failed -> report.accept(Notice.of(failed.getMessage(), failed)));
    }

    /// The runs of all connections, in front.
    void show() {
        front().refresh();
    }

    /// The runs of one connection, in front.
    ///
    /// @param connection what the person calls it
    void showOf(String connection) {
        front().showOf(Optional.of(connection));
    }

    /// The runs of one statement, in front.
    void showOf(StatementOn statement) {
        front().showOf(statement);
    }

    /// Removes every run.
    void clear() {
        background.run("Clearing the history", () -> {
            file.clear();
            return file;
        }, _ -> {
            shown().ifPresent(document -> document.model().showOf(Optional.empty()));
            changed();
            report.accept(Notice.done("The history was cleared."));
        }, failed -> report.accept(Notice.of(failed.getMessage(), failed)));
    }

    /// Has the runs of a plan's statement taken, if it is known which that was.
    void runsOf(SourceKey key, Consumer<RunSeries> taker) {
        statement(key).ifPresent(on -> background.runNewest(file, "Reading the runs of the statement",
                _ -> HistoryViewModel.seriesOf(file, on), taker, _ -> { }));
    }

    /// Counts what was kept and cleared, so that what is shown of it can be read again.
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    static Optional<StatementOn> statement(SourceKey key) {
        return switch (key) {
            case SourceKey.OfExplained(int _, StatementOn on) -> Optional.of(on);
            case SourceKey.OfRun(long _, StatementOn on) -> Optional.of(on);
            case SourceKey.OfFile _, SourceKey.OfLogged _, SourceKey.OfText _, SourceKey.OfSample _, SourceKey.OfPlanned _ ->
                Optional.empty();
        };
    }

    private void open(RunRow row) {
        var key = new SourceKey.OfRun(row.id(), StatementOn.of(row.kept().run()));
        Optional<OpenPlan> shown = open.plan(key);
        if (shown.isPresent()) {
            open.select(shown.get());
        } else {
            Optional<Database> database = database(row.kept().run().place());
            background.runNewest(this, "Opening a run of the history", _ -> opened(key, row, database), opened -> {
                if (opened.isPresent()) {
                    open.select(open.add(opened.get().source(), opened.get().first()));
                } else {
                    String gone = "This run is in the history no more.";
                    report.accept(new Notice(gone, gone));
                    changed();
                }
            }, failed -> report.accept(Notice.of(failed.getMessage(), failed)));
        }
    }

    /// The one that the run was made on, where it is connected.
    private Optional<Database> database(RunPlace place) {
        return connections.rows().stream().filter(ConnectionRow::connected)
                .filter(row -> row.name().equals(place.connection()) && row.profile().place().equals(place.place()))
                .flatMap(row -> connections.database(row.id()).stream()).findFirst();
    }

    /// @param database whose catalogue says of the plan's tables what they are now
    private Optional<Reading.Understood> opened(SourceKey key, RunRow row, Optional<Database> database)
            throws HistoryFailure, PlanParseException {
        return opened(key, row, database, "").map(source -> new Reading.Understood(source, PreparedDocument.of(source.plans().getFirst())));
    }

    /// @param before what stands before the statement in its name
    private Optional<OpenSource> opened(SourceKey key, RunRow row, Optional<Database> database, String before)
            throws HistoryFailure, PlanParseException {
        Optional<KeptPlan> kept = file.plan(row.id());
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        ExplainRun run = row.kept().run();
        String title = before + SqlDocuments.title(kept.get().sql());
        SourceText text = SourceText.of(title, kept.get().json());
        var known = new ArrayList<CatalogFacts>();
        var plans = Analyzer.analyze(text, kept.get().sql(), plan -> {
            Optional<CatalogFacts> facts = database.flatMap(on -> facts(on, plan));
            facts.ifPresent(known::add);
            return facts;
        });
        String place = run.place().connection() + ", " + run.place().place() + ", kept on " + row.when()
                + (known.isEmpty() ? "" : ", judged by the catalogue as it is now");
        return Optional.of(new OpenSource(key, title, place, text, plans));
    }

    /// Without them the plan alone is judged; its rules then say that they need a connection.
    private static Optional<CatalogFacts> facts(Database database, Plan plan) {
        try {
            return Optional.of(database.catalog(plan));
        } catch (ServerFailure _) {
            return Optional.empty();
        }
    }

    private HistoryViewModel front() {
        OpenHistory document = shown().orElseGet(this::added);
        open.select(document);
        return document.model();
    }

    private OpenHistory added() {
        var document = new OpenHistory(file.path().toString(), new HistoryViewModel(background, file,
                settings.preferencesProperty().map(Preferences::historyKept), this::open, rows -> comparer.accept(rows)));
        open.add(document);
        return document;
    }

    private Optional<OpenHistory> shown() {
        return open.all(OpenHistory.class).findFirst();
    }

    private void changed() {
        changes.set(changes.get() + 1);
        shown().ifPresent(document -> document.model().refresh());
    }

    private void notKept(Throwable cause) {
        if (!troubled) {
            troubled = true;
            report.accept(Notice.of(cause.getMessage() == null ? "The run could not be kept: " + cause : cause.getMessage(), cause));
        }
    }
}
