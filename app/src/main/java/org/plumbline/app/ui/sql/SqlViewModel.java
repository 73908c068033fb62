package org.plumbline.app.ui.sql;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.plumbline.analysis.Analyzer;
import org.plumbline.app.db.Canceller;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ExplainRequest;
import org.plumbline.app.db.GuardedStatement;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.app.work.Progress;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.plan.Plan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.sql.SqlScript;

/// Statements that are being written, and what is done with the one at the caret.
public final class SqlViewModel {
    private static final String NO_DATABASE = "Connect to a database first (Ctrl+Shift+O), or start the demo database.";

    private final Background background;
    private final ObservableList<DatabaseChoice> databases;
    private final Consumer<ExplainedStatement> explained;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Optional<SqlScript.Statement>> current = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<DatabaseChoice>> database = new SimpleObjectProperty<>(Optional.empty());
    private Optional<Asked> asked = Optional.empty();
    private final ReadOnlyObjectWrapper<SqlState> state = new ReadOnlyObjectWrapper<>(new SqlState.Ready(""));
    private final ExplainOptions options = new ExplainOptions(database);
    private final StatementParameters parameters = new StatementParameters();
    private BiConsumer<Database, List<String>> finder = (_, _) -> { };

    /// What is to be explained, finished when it was asked for.
    ///
    /// @param start where the statement begins in the text
    private record Asked(Database on, String sql, int start, ExplainRequest request) {}

    /// @param databases that one can explain on
    /// @param explained takes each plan, on the window's thread
    public SqlViewModel(Background background, ObservableList<DatabaseChoice> databases, Consumer<ExplainedStatement> explained) {
        this.background = background;
        this.databases = databases;
        this.explained = explained;
        database.set(databases.stream().findFirst());
        current.subscribe(parameters::read);
        current.subscribe((_, _) -> withdraw());
        database.subscribe((_, _) -> withdraw());
    }

    public StringProperty textProperty() {
        return text;
    }

    /// The statement at the caret: the editor says which.
    public ObjectProperty<Optional<SqlScript.Statement>> currentStatementProperty() {
        return current;
    }

    public ObservableList<DatabaseChoice> databases() {
        return databases;
    }

    public ObjectProperty<Optional<DatabaseChoice>> databaseProperty() {
        return database;
    }

    public ReadOnlyObjectProperty<SqlState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What EXPLAIN is asked for.
    ExplainOptions options() {
        return options;
    }

    /// Of the statement at the caret.
    public StatementParameters parameters() {
        return parameters;
    }

    /// Plans the statement at the caret without running it.
    public void explain() {
        ask(false);
    }

    /// Runs it, in a transaction that is rolled back. Where it writes the person is asked first.
    public void analyze() {
        ask(true);
    }

    /// Looks for the indexes that all statements of the text should have, on the chosen database.
    public void findIndexes() {
        List<String> all = SqlScript.statements(text.get()).stream().map(SqlScript.Statement::sql).toList();
        if (all.isEmpty() || database.get().isEmpty()) {
            state.set(new SqlState.Failed(all.isEmpty() ? "There is no statement to find indexes for: write one first." : NO_DATABASE));
        } else {
            finder.accept(database.get().get().database(), all);
        }
    }

    /// Who looks for them.
    public void findIndexesBy(BiConsumer<Database, List<String>> finds) {
        finder = finds;
    }

    /// Yes to what is asked: this and nothing else runs.
    public void confirm() {
        if (state.get() instanceof SqlState.Asking) {
            asked.ifPresent(this::run);
        }
    }

    /// No to what is asked, or the end of what runs; on the server too.
    public void cancel() {
        switch (state.get()) {
            case SqlState.Running(Job job, boolean _) -> job.cancel();
            case SqlState.Asking _, SqlState.Failed _ -> state.set(new SqlState.Ready(""));
            case SqlState.Ready _ -> { }
        }
    }

    /// Its tab is closed: what runs for it is cancelled.
    public void dispose() {
        cancel();
    }

    private void ask(boolean analyze) {
        if (state.get() instanceof SqlState.Running) {
            return;
        }
        if (current.get().isEmpty()) {
            state.set(new SqlState.Failed("There is no statement at the caret: write one first."));
        } else if (database.get().isEmpty()) {
            state.set(new SqlState.Failed(NO_DATABASE));
        } else {
            try {
                GuardedStatement statement = GuardedStatement.of(current.get().get().sql());
                boolean confirm = analyze && (statement.writes() || !statement.survivors().isEmpty());
                Asked now = asked(statement, current.get().get(), database.get().get().database(), analyze, confirm);
                if (confirm) {
                    asked = Optional.of(now);
                    state.set(new SqlState.Asking(statement.sql(), question(statement)));
                } else {
                    run(now);
                }
            } catch (RefusedStatement refused) {
                state.set(new SqlState.Failed(refused.getMessage()));
            }
        }
    }

    /// A question is about one statement on one database.
    private void withdraw() {
        asked = Optional.empty();
        if (state.get() instanceof SqlState.Asking) {
            state.set(new SqlState.Ready(""));
        }
    }

    private static String question(GuardedStatement statement) {
        String survivors = statement.survivors().stream().sorted().collect(Collectors.joining(", "));
        return survivors.isEmpty()
                ? "ANALYZE runs this statement, which writes, and then rolls it back. Locks are held until then; numbers taken from "
                        + "sequences, and what triggers or foreign tables do outside the database, stay."
                : "ANALYZE runs this statement, which calls " + survivors + ": no rollback undoes what that does.";
    }

    private Asked asked(GuardedStatement statement, SqlScript.Statement text, Database on, boolean analyze, boolean confirmed) {
        return new Asked(on, text.sql(), text.start(), new ExplainRequest(statement, analyze, confirmed, options.words(analyze),
                parameters.given(), options.statementTimeoutProperty().get(), options.lockTimeoutProperty().get()));
    }

    private void run(Asked now) {
        boolean analyze = now.request().analyze();
        String title = (analyze ? "Running and explaining on " : "Explaining on ") + now.on().profile().name();
        Job job = background.run(title, progress -> explained(now.on(), now.sql(), now.request(), progress), this::show,
                failure -> failed(failure, now.start()));
        if (job.running()) {
            state.set(new SqlState.Running(job, analyze));
            job.onCancelled(() -> state.set(new SqlState.Ready("Cancelled.")));
        }
    }

    private static ExplainedStatement explained(Database on, String sql, ExplainRequest request, Progress progress)
            throws RefusedStatement, ServerFailure, PlanParseException {
        var canceller = new Canceller();
        progress.onCancel(canceller::cancel);
        long start = System.nanoTime();
        SourceText source = SourceText.of(on.profile().name(), on.explain(request, canceller));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        var plans = Analyzer.analyze(source, sql, plan -> facts(on, request, plan, canceller));
        return new ExplainedStatement(on, sql, request.options(), request.analyze(), source, plans, took);
    }

    /// Without them the plan alone is judged; its rules then say that they need a connection.
    private static Optional<CatalogFacts> facts(Database on, ExplainRequest request, Plan plan, Canceller canceller) {
        try {
            return Optional.of(on.catalog(plan, request, canceller));
        } catch (ServerFailure _) {
            return Optional.empty();
        }
    }

    private void show(ExplainedStatement result) {
        state.set(new SqlState.Ready(""));
        explained.accept(result);
    }

    /// @param start where the statement begins in the text
    private void failed(Throwable cause, int start) {
        OptionalInt place = cause instanceof ServerFailure failure && failure.place().isPresent()
                ? OptionalInt.of(start + failure.place().getAsInt()) : OptionalInt.empty();
        state.set(new SqlState.Failed(switch (cause) {
            case RefusedStatement refused -> refused.getMessage();
            case ServerFailure failure -> failure.getMessage();
            case PlanParseException unread -> "What the server printed is no plan that Plumbline can read: " + unread.sentence();
            default -> DefectText.of(cause);
        }, place));
    }
}
