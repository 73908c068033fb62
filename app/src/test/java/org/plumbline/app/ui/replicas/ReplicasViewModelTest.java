package org.plumbline.app.ui.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.report.LagCsv;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.capacity.replica.ReplicaStatus.Health;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

class ReplicasViewModelTest {
    @TempDir
    private Path folder;

    private final ObservableList<ConnectedServer> servers = FXCollections.observableArrayList();
    private final ReplicasViewModel model = new ReplicasViewModel(new InlineBackground(), servers);

    @Test
    void judgesATypedLagWithoutAConnection() {
        assertThat(model.basicProperty().get()).isEqualTo("Plain formula: healthy, reads go to replica_with_cache.");
        model.lag.textProperty().set("7");
        assertThat(model.basicProperty().get()).isEqualTo("Plain formula: degraded, reads go to primary.");
        model.lag.textProperty().set("NaN");
        assertThat(model.basicProperty().get()).isEmpty();
        assertThat(model.lag.problemProperty().get()).contains("a number of seconds");
        model.refresh();
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void whatContradictsIsToldInWords() {
        assertThat(model.routingProperty().get()).first().asString().contains("leaves above 5,000 ms or 95.4 MB", "after 3 samples");
        model.returnBelow.textProperty().set("9");
        assertThat(model.routingProperty().get())
                .containsExactly("It cannot return below more than it leaves above: make Return below smaller.");
        model.returnBelow.textProperty().set("x");
        assertThat(model.routingProperty().get()).containsExactly("A figure is missing or wrong.");
        assertThat(model.returnBelow.problemProperty().get()).contains("0 or more seconds");
    }

    @Test
    @NeedsPostgres
    void watchesAPrimaryAndItsStandby() throws SQLException, IOException {
        try (PostgresServer primary = PostgresServer.start(18); PostgresServer standby = primary.startStandby();
                Database first = Database.of("primary", DatabaseUrl.of(primary.jdbcUrl()));
                Database second = Database.of("standby", DatabaseUrl.of(standby.jdbcUrl()))) {
            standby.awaitReplay(primary);
            servers.add(new ConnectedServer("2", "standby", () -> Optional.of(second)));
            servers.add(new ConnectedServer("1", "primary", () -> Optional.of(first)));
            execute(primary, "SELECT pg_create_physical_replication_slot('unused', true)");
            model.outlook().freeGb.textProperty().set("10");
            model.refresh();
            model.tick();
            assertThat(model.rows()).extracting(ServerRow::name).as("primaries first").containsExactly("primary", "standby");
            assertThat(row("standby").headline()).startsWith("healthy · ");
            assertThat(row("standby").betterRoute()).contains("primary");
            model.tick();
            model.tick();
            assertThat(row("standby").betterRoute()).as("after three calm samples").contains("replica");
            execute(primary, "CREATE TABLE t AS SELECT * FROM generate_series(1, 20000)");
            model.tick();
            assertThat(row("primary").lines()).anyMatch(line -> line.startsWith("Slot unused, which nobody uses, keeps ")
                    && line.contains("the disk is full in")).anyMatch(line -> line.contains("stream: walreceiver (async"));
            assertThat(row("standby").lines()).anyMatch(line -> line.matches("Write lag .+, flush lag .+, replay lag .+, by the primary."));
            assertThat(row("primary").lines()).anyMatch(line -> line.startsWith("walreceiver: Write lag "));
            execute(standby, "SELECT pg_wal_replay_pause()");
            model.tick();
            assertThat(row("standby").health()).isEqualTo(Health.BROKEN);
            assertThat(row("standby").lines().getFirst()).startsWith("Replay is paused");
            assertThat(LagCurves.of(model.groupProperty().get())).extracting(Curve::name).contains("standby");
            assertThat(model.routingProperty().get()).anyMatch(line -> line.startsWith("The better router sends"))
                    .anyMatch(line -> line.startsWith("A read 1,000 ms after a write is stale with"));

            Path file = folder.resolve("samples.csv");
            model.export(file);
            assertThat(model.messageProperty().get()).isEqualTo("Saved " + file + ".");
            assertThat(LagCsv.read(Files.readAllLines(file).iterator())).isEqualTo(model.groupProperty().get().samples());
            model.export(folder.resolve("none/samples.csv"));
            assertThat(model.messageProperty().get()).startsWith("Could not save ");

            model.watch(servers.getFirst(), false);
            model.refresh();
            assertThat(model.rows()).extracting(ServerRow::name).containsExactly("primary");
            primary.crash();
            model.refresh();
            assertThat(row("primary").headline()).isEqualTo("not read");
            primary.startAgain();
            model.clear();
            assertThat(model.hasSamples()).isFalse();
            assertThat(model.rows()).isEmpty();
        }
    }

    private ServerRow row(String name) {
        return model.rows().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
