package org.plumbline.app.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.plumbline.app.db.Database;
import org.plumbline.app.ui.connect.ConnectionRow;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.ui.history.StatementOn;
import org.plumbline.app.ui.indexset.Statements;
import org.plumbline.app.ui.sql.DatabaseChoice;
import org.plumbline.app.ui.sql.ExplainedStatement;
import org.plumbline.app.ui.sql.SqlViewModel;
import org.plumbline.app.work.Background;
import org.plumbline.plan.digest.NormalisedStatement;

/// The editors, the databases that their statements can be explained on, and the plans that come of it.
final class SqlDocuments {
    private static final int LONGEST_TITLE = 28;

    private final Background background;
    private final ConnectionsViewModel connections;
    private final OpenDocuments open;
    private final Consumer<Throwable> failed;
    private final ObservableList<DatabaseChoice> choices = FXCollections.observableArrayList();
    private Consumer<ExplainedStatement> keeper = _ -> { };
    private BiConsumer<Database, Statements> finder = (_, _) -> { };
    private int editors;
    private int plans;

    SqlDocuments(Background background, ConnectionsViewModel connections, OpenDocuments open, Consumer<Throwable> failed) {
        this.background = background;
        this.connections = connections;
        this.open = open;
        this.failed = failed;
        connections.rows().addListener((ListChangeListener<ConnectionRow>) _ -> offer());
        offer();
    }

    /// Who keeps each plan.
    void keepBy(Consumer<ExplainedStatement> keeps) {
        keeper = keeps;
    }

    /// Who looks for indexes for an editor's statements.
    void findIndexesBy(BiConsumer<Database, Statements> finds) {
        finder = finds;
    }

    /// A new editor, in front.
    OpenSql write() {
        editors++;
        return show(editors == 1 ? "SQL" : "SQL " + editors, "Statements that are not saved", "");
    }

    /// An editor with this text, in front.
    ///
    /// @param place where it is from
    OpenSql show(String title, String place, String text) {
        OpenSql document = open(title, place, text);
        open.select(document);
        return document;
    }

    /// An editor with this text, in a tab.
    OpenSql open(String title, String place, String text) {
        var model = new SqlViewModel(background, choices, this::opened);
        model.textProperty().set(text);
        model.findIndexesBy((on, statements) -> finder.accept(on, Statements.of(title, statements)));
        var document = new OpenSql(title, place, model);
        open.add(document);
        return document;
    }

    /// The last editor that is open goes in front, or a new one.
    void explainOn(String connection) {
        OpenSql editor = open.all(OpenSql.class).reduce((_, later) -> later).orElseGet(this::write);
        open.select(editor);
        choose(editor, connection);
    }

    /// Has an editor explain on this connection, if that is open.
    void choose(OpenSql editor, String connection) {
        choices.stream().filter(choice -> choice.database().profile().id().equals(connection)).findFirst()
                .ifPresent(choice -> editor.model().databaseProperty().set(Optional.of(choice)));
    }

    /// Those that are connected. One that was there stays the same, so that it stays chosen. An editor whose own went away has none: what
    /// was meant for one database does not run on another. Only what is connected later is chosen by itself.
    private void offer() {
        List<DatabaseChoice> now = connections.rows().stream()
                .filter(ConnectionRow::inUse)
                .flatMap(row -> connections.database(row.id()).map(database -> new DatabaseChoice(row.name(), database)).stream()).toList();
        List<DatabaseChoice> come = now.stream().filter(choice -> !choices.contains(choice)).toList();
        choices.removeIf(choice -> !now.contains(choice));
        choices.addAll(come);
        open.all(OpenSql.class).map(OpenSql::model)
                .filter(model -> model.databaseProperty().get().filter(choices::contains).isEmpty())
                .forEach(model -> model.databaseProperty().set(come.stream().findFirst()));
    }

    /// Shows what came of explaining a statement, here or elsewhere, and keeps it in the history.
    void opened(ExplainedStatement result) {
        keeper.accept(result);
        plans++;
        int number = plans;
        background.run("Opening the plan",
                () -> new Reading.Understood(source(result, number), PreparedDocument.of(result.plans().getFirst())),
                read -> open.select(open.add(read.source(), read.first())), failed);
    }

    private static OpenSource source(ExplainedStatement result, int number) {
        String connection = result.database().profile().name();
        var statement = new StatementOn(NormalisedStatement.of(result.sql()), connection);
        return new OpenSource(new SourceKey.OfExplained(number, statement), title(result.sql()),
                connection + ", " + result.database().profile().place(), result.source(), result.plans());
    }

    /// The beginning of a statement.
    static String title(String sql) {
        String words = sql.strip().lines().filter(line -> !line.isBlank() && !line.stripLeading().startsWith("--")).findFirst().orElse(sql)
                .strip();
        return words.length() <= LONGEST_TITLE ? words : words.substring(0, LONGEST_TITLE) + " …";
    }
}
