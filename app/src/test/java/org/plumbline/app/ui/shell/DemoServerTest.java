package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.demo.DemoCache;
import org.plumbline.app.demo.DemoDatabase;
import org.plumbline.app.demo.DemoQuery;
import org.plumbline.app.store.ProfilesFile;
import org.plumbline.app.ui.connect.ConnectionRow;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.ui.sql.SqlViewModel;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.sql.SqlScript;
import org.plumbline.testkit.postgres.NeedsPostgres;

@NeedsPostgres
class DemoServerTest {
    private static final double SMALL = 0.01;

    @TempDir
    private Path folder;

    private final InlineBackground background = new InlineBackground();
    private final OpenDocuments open = new OpenDocuments();
    private final List<Notice> notices = new ArrayList<>();

    @Test
    void startsConnectsAndOffersStatementsToTry() throws Exception {
        var connections = new ConnectionsViewModel(ProfilesFile.in(folder.resolve("config")), background);
        var editors = new SqlDocuments(background, connections, open, failure -> {
            throw new AssertionError(failure);
        });
        var demo = new DemoServer(background, connections, editors, notices::add, DemoCache.in(folder), SMALL);
        try {
            demo.start();
            assertThat(notices).isEmpty();
            assertThat(connections.rows()).singleElement().satisfies(row -> {
                assertThat(row.name()).isEqualTo("Demo database");
                assertThat(row.connected()).isTrue();
            });
            assertThat(folder.resolve("config").resolve("connections.json")).doesNotExist();

            SqlViewModel editor = ((OpenSql) open.frontProperty().get().orElseThrow()).model();
            String text = editor.textProperty().get();
            assertThat(SqlScript.statements(text)).hasSameSizeAs(DemoQuery.all());
            editor.currentStatementProperty().set(SqlScript.at(text, 0));
            editor.analyze();
            assertThat(open.frontProperty().get()).containsInstanceOf(OpenPlan.class);

            demo.start();
            assertThat(connections.rows()).extracting(ConnectionRow::name).containsExactly("Demo database");

            connections.disconnect(connections.rows().getFirst().id());
            assertThat(connections.rows()).isEmpty();
            demo.start();
            assertThat(notices).isEmpty();
            assertThat(connections.rows()).singleElement().satisfies(row -> assertThat(row.connected()).isTrue());
        } finally {
            connections.close();
            DemoDatabase.stop(folder);
        }
    }
}
