package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.store.ProfilesFile;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.ui.sql.DatabaseChoice;
import org.plumbline.app.ui.sql.SqlViewModel;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.sql.SqlScript;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
class SqlDocumentsTest {
    @TempDir
    private Path folder;

    private final InlineBackground background = new InlineBackground();
    private final OpenDocuments open = new OpenDocuments();

    @Test
    void anEditorWhoseDatabaseGoesAwayTurnsToNoOther() throws ServerFailure {
        try (PostgresServer server = PostgresServer.start(18)) {
            var connections = new ConnectionsViewModel(ProfilesFile.in(folder), background);
            var editors = new SqlDocuments(background, connections, open, failure -> {
                throw new AssertionError(failure);
            });
            Database first = adopted(connections, server, "first");
            adopted(connections, server, "second");
            SqlViewModel model = editors.write().model();
            assertThat(model.databaseProperty().get()).map(DatabaseChoice::name).contains("first");
            model.currentStatementProperty().set(SqlScript.at("CREATE TABLE t AS SELECT 1", 0));
            model.analyze();

            connections.disconnect(first.profile().id());
            assertThat(model.databaseProperty().get()).isEmpty();
            model.confirm();
            connections.check();
            assertThat(model.databaseProperty().get()).isEmpty();
            assertThat(open.all()).hasSize(1);

            adopted(connections, server, "third");
            assertThat(model.databaseProperty().get()).map(DatabaseChoice::name).isEqualTo(Optional.of("third"));
            connections.close();
        }
    }

    @Test
    void anEditorExplainsWhereItIsTold() throws ServerFailure {
        try (PostgresServer server = PostgresServer.start(18)) {
            var connections = new ConnectionsViewModel(ProfilesFile.in(folder), background);
            var editors = new SqlDocuments(background, connections, open, failure -> {
                throw new AssertionError(failure);
            });
            adopted(connections, server, "first");
            Database second = adopted(connections, server, "second");
            OpenSql written = editors.show("SQL", "From elsewhere", "SELECT 1");
            editors.choose(written, second.profile().id());
            assertThat(written.model().databaseProperty().get()).map(DatabaseChoice::name).contains("second");

            OpenSql later = editors.write();
            editors.explainOn(second.profile().id());
            assertThat(open.frontProperty().get()).contains(later);
            assertThat(later.model().databaseProperty().get()).map(DatabaseChoice::name).contains("second");
            connections.close();
        }
    }

    private static Database adopted(ConnectionsViewModel connections, PostgresServer server, String name) throws ServerFailure {
        Database database = Database.of(name, DatabaseUrl.of(server.jdbcUrl()));
        database.open();
        connections.adopt(database);
        return database;
    }
}
