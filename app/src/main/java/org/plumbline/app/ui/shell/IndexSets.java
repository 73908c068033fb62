package org.plumbline.app.ui.shell;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.plumbline.app.db.Database;
import org.plumbline.app.ui.connect.ConnectionRow;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.ui.indexes.IndexesView;
import org.plumbline.app.ui.indexset.IndexSetView;
import org.plumbline.app.ui.indexset.IndexSetViewModel;
import org.plumbline.app.ui.indexset.Onward;
import org.plumbline.app.ui.indexset.StatementSource;
import org.plumbline.app.ui.indexset.StatementSources;
import org.plumbline.app.ui.indexset.Statements;
import org.plumbline.app.ui.state.PlansShown;
import org.plumbline.app.work.Background;
import org.plumbline.index.DdlScript;
import org.plumbline.sql.SqlScript;

/// The index set of each connection, and every way to it.
final class IndexSets {
    private final Background background;
    private final ConnectionsViewModel connections;
    private final OpenDocuments open;
    private final WhatIfPlans plans;
    private final Consumer<String> shower;
    private final Map<String, IndexSetViewModel> models = new HashMap<>();
    private ScriptExport exporter = (_, _, _) -> { };

    /// @param shower puts the tab of a connection's index set in front
    IndexSets(Background background, ConnectionsViewModel connections, OpenDocuments open, WhatIfPlans plans, Consumer<String> shower) {
        this.background = background;
        this.connections = connections;
        this.open = open;
        this.plans = plans;
        this.shower = shower;
    }

    /// Who lets the person copy or save a script.
    void exportThrough(ScriptExport dialog) {
        exporter = dialog;
    }

    /// Lets the person copy or save a script.
    void export(DdlScript script, String name, String words) {
        exporter.show(script, name, words);
    }

    /// What stands in the tab.
    DocumentView view(String connection) {
        var view = new IndexSetView(model(connection));
        return new DocumentView(view, view::focusView, view::focusSearch, () -> {
            view.dispose();
            models.remove(connection);
        });
    }

    /// Looks for indexes for these statements, in the tab of the connection.
    void look(String connection, StatementSource source) {
        shower.accept(connection);
        model(connection).search(source);
    }

    /// Looks for indexes for these statements on an open database.
    void look(Database database, Statements statements) {
        look(database.profile().id(), StatementSources.of(statements));
    }

    /// Asks for which statements to look, on the database at hand.
    ///
    /// @return whether there is one
    boolean choose() {
        Optional<String> connection = atHand();
        connection.ifPresent(shower);
        return connection.isPresent();
    }

    /// Looks for indexes for a folder's statements, on the database at hand.
    ///
    /// @return whether there is one
    boolean look(Path folder) {
        Optional<String> connection = atHand();
        connection.ifPresent(on -> look(on, StatementSources.files(folder)));
        return connection.isPresent();
    }

    /// The connection of the document in front, or the first that is open.
    private Optional<String> atHand() {
        Optional<String> front = open.frontProperty().get().flatMap(document -> switch (document) {
            case OpenTool tool -> Optional.of(tool.connection());
            case OpenSql sql -> sql.model().databaseProperty().get().map(choice -> choice.database().profile().id());
            case OpenPlan _, OpenLog _, OpenHistory _, OpenComparison _ -> Optional.empty();
        });
        return front.filter(id -> connections.database(id).isPresent())
                .or(() -> connections.rows().stream().filter(ConnectionRow::connected).map(ConnectionRow::id).findFirst());
    }

    private IndexSetViewModel model(String connection) {
        return models.computeIfAbsent(connection, id -> new IndexSetViewModel(background,
                connections.row(id).map(ConnectionRow::name).orElse(""), () -> connections.database(id), new Onward() {
                    @Override
                    public void show(Database database, String sql, String today, String then, int indexes, PlansShown way) {
                        plans.show(database, sql, today, then, indexes, way);
                    }

                    @Override
                    public void export(DdlScript script, String name) {
                        exporter.show(script, name, IndexesView.HOW_TO_RUN);
                    }

                    @Override
                    public List<Statements> open() {
                        return written();
                    }
                }));
    }

    private List<Statements> written() {
        return open.all(OpenSql.class).map(document -> Statements.of(document.title(),
                        SqlScript.statements(document.model().textProperty().get()).stream().map(SqlScript.Statement::sql).toList()))
                .filter(statements -> !statements.queries().isEmpty()).toList();
    }
}
