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
import org.plumbline.app.db.HeartbeatReport;
import org.plumbline.app.report.LagCsv;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.capacity.replica.HeartbeatLag;
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
        assertThat(model.routingProperty().get()).first().asString().contains("leaves above 5,000 ms or 100 MB", "after 3 samples");
        model.returnBelow.textProperty().set("9");
        assertThat(model.routingProperty().get())
                .containsExactly("It cannot return below more than it leaves above: make Return below smaller.");
        assertThat(model.returnBelow.problemProperty().get()).isEqualTo("This has to be no more than it leaves above: 5,000 ms.");
        model.leaveAbove.textProperty().set("10");
        assertThat(model.returnBelow.problemProperty().get()).isEmpty();
        model.returnBelow.textProperty().set("x");
        assertThat(model.routingProperty().get()).containsExactly("A figure is missing or wrong.");
        assertThat(model.returnBelow.problemProperty().get()).contains("0 or more seconds");
    }

    @Test
    void aTokenIsJudgedAsItIsTyped() {
        OutlookViewModel outlook = model.outlook();
        assertThat(outlook.answersProperty().get()).isEmpty();
        assertThat(outlook.queryProperty().get()).isEmpty();
        outlook.tokenProperty().set("16/B374D848");
        outlook.replayedProperty().set("16/B374D847");
        assertThat(outlook.answersProperty().get()).containsExactly(
                "It has not replayed 16/B374D848 yet (1 byte is missing): read from the primary, or wait.");
        assertThat(outlook.queryProperty().get()).contains("SELECT pg_last_wal_replay_lsn() >= '16/B374D848'::pg_lsn");
        outlook.replayedProperty().set("17/0");
        assertThat(outlook.answersProperty().get()).containsExactly("It has replayed 16/B374D848: a read from it sees that write.");
        outlook.tokenProperty().set("12");
        assertThat(outlook.tokenProblemProperty().get()).contains("one like 16/B374D848 will do");
        assertThat(outlook.answersProperty().get()).isEmpty();
        assertThat(outlook.queryProperty().get()).isEmpty();
    }

    @Test
    void typedRatesTellWhenItIsCaughtUpAndWhenTheDiskIsFull() {
        OutlookViewModel outlook = model.outlook();
        assertThat(outlook.linesProperty().get().getFirst()).startsWith("Type how much WAL is written");
        outlook.wal.textProperty().set("2");
        outlook.behind.textProperty().set("60");
        outlook.replay.textProperty().set("3");
        assertThat(outlook.linesProperty().get()).containsExactly(
                "It catches up in 60 s: 60 MB at 1 MB a second, by which replay outruns the WAL.");
        outlook.replay.textProperty().set("2");
        assertThat(outlook.linesProperty().get().getFirst()).startsWith("It never catches up: replay (2 MB a second) does not outrun");
        outlook.freeGb.textProperty().set("10");
        assertThat(outlook.linesProperty().get())
                .anyMatch(line -> line.startsWith("A slot that nobody uses fills the disk in 83 min 20 s"));
        outlook.safeGb.textProperty().set("1");
        assertThat(outlook.linesProperty().get()).anyMatch(line -> line.contains("lets it go before"))
                .anyMatch(line -> line.startsWith("After 8 min 20 s it has lost WAL"));
        outlook.wal.textProperty().set("-1");
        assertThat(outlook.linesProperty().get()).containsExactly("A figure is wrong.");
    }

    @Test
    void typedWorkTellsHowManyStandbysHelpAndDrawsIt() {
        CapacityViewModel capacity = model.capacity();
        assertThat(capacity.linesProperty().get().getLast()).startsWith("The primary alone would not be busier than 70 %");
        capacity.reads.textProperty().set("4000");
        assertThat(capacity.linesProperty().get().getLast()).startsWith("So that no server is busier than 70 % it takes 2 standbys");
        assertThat(capacity.curvesProperty().get()).extracting(Curve::name).containsExactly("primary", "each standby",
                "its replay, one process", "as busy as it may be");
        assertThat(capacity.curvesProperty().get().get(1).points().getFirst().x()).as("without a standby none is busy").isEqualTo(1);
        capacity.writes.textProperty().set("100000");
        assertThat(capacity.linesProperty().get().getLast()).startsWith("No number of standbys keeps every server below 70 %");
        capacity.standbys.textProperty().set("1001");
        assertThat(capacity.standbys.problemProperty().get()).contains("0 to 1000");
        assertThat(capacity.linesProperty().get()).containsExactly("A figure is missing or wrong.");
        assertThat(capacity.curvesProperty().get()).isEmpty();
        capacity.fill();
        assertThat(capacity.messageProperty().get()).startsWith("Connect to the primary");
    }

    @Test
    void withoutServersNoHeartbeatIsAskedFor() {
        HeartbeatViewModel heartbeat = model.heartbeat();
        heartbeat.ask();
        assertThat(heartbeat.messageProperty().get()).startsWith("None of the servers is a primary");
        assertThat(heartbeat.questionProperty().get()).isEmpty();
        heartbeat.tableProperty().set("a.b.c");
        assertThat(heartbeat.tableProblemProperty().get()).contains("is no name of a table");
        heartbeat.ask();
        assertThat(heartbeat.messageProperty().get()).startsWith("Mend the table's name");
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
            beats(primary);
            countsWhatTheServersDid(primary);
            execute(standby, "SELECT pg_wal_replay_pause()");
            model.tick();
            assertThat(row("standby").health()).isEqualTo(Health.BROKEN);
            assertThat(row("standby").lines().getFirst()).startsWith("Replay is paused");
            assertThat(LagCurves.of(model.groupProperty().get())).extracting(Curve::name).contains("standby");
            execute(primary, "INSERT INTO t SELECT * FROM generate_series(1, 1000)");
            model.tick();
            model.tick();
            model.tick();
            assertThat(model.outlook().replay.originProperty().get()).startsWith("of standby, over the last ");
            assertThat(row("standby").lines()).anyMatch(line -> line.startsWith("At this pace it "));
            assertThat(LagCurves.bytes(model.groupProperty().get())).extracting(Curve::name)
                    .containsExactly("standby, write", "standby, flush", "standby, replay");
            assertThat(LagCurves.stages(model.groupProperty().get())).extracting(Curve::name)
                    .containsExactly("standby, write", "standby, flush", "standby, replay");
            assertThat(LagCurves.notDrawn(model.groupProperty().get())).isEmpty();
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

    private void beats(PostgresServer primary) throws SQLException {
        HeartbeatViewModel heartbeat = model.heartbeat();
        heartbeat.beats.textProperty().set("5");
        heartbeat.every.textProperty().set("0.01");
        heartbeat.patience.textProperty().set("60");
        heartbeat.ask();
        HeartbeatViewModel.Question question = heartbeat.questionProperty().get().orElseThrow();
        assertThat(question.sentence()).isEqualTo("Run exactly this on primary?");
        assertThat(question.meaning()).startsWith("The first line once, the second 5 times (one every 10 ms)")
                .contains("Meanwhile standby is read every 10 ms");
        assertThat(question.statements()).hasSize(3).allMatch(sql -> sql.contains("public.plumbline_heartbeat"));
        heartbeat.decline();
        heartbeat.run();
        assertThat(heartbeat.reportProperty().get()).as("nothing was agreed to").isEmpty();
        heartbeat.ask();
        heartbeat.run();
        assertThat(heartbeat.messageProperty().get())
                .isEqualTo("5 of 5 beats were written. The table public.plumbline_heartbeat is dropped.");
        assertThat(heartbeat.questionProperty().get()).isEmpty();
        assertThat(heartbeat.runningProperty().get()).isEmpty();
        HeartbeatReport report = heartbeat.reportProperty().get().orElseThrow();
        HeartbeatLag lag = report.standbys().get("standby").lag().orElseThrow();
        Curve drawn = HeartbeatCurves.of(report).getFirst();
        assertThat(drawn.name()).isEqualTo("standby");
        assertThat(drawn.points()).allSatisfy(point -> assertThat(point.y()).isEqualTo(lag.stale(point.x()).most()));
        assertThat(model.routingProperty().get()).anyMatch(line -> line.startsWith("standby, by the heartbeat: A read 1,000 ms after"));
        assertThat(model.capacity().sticky.originProperty().get()).startsWith("by the heartbeat");
        execute(primary, "CREATE TABLE public.plumbline_heartbeat ()");
        heartbeat.ask();
        heartbeat.run();
        assertThat(heartbeat.messageProperty().get()).contains("already exists", "Choose another schema or name");
        assertThat(heartbeat.runningProperty().get()).isEmpty();
    }

    private void countsWhatTheServersDid(PostgresServer primary) throws SQLException {
        execute(primary, "CREATE EXTENSION pg_stat_statements");
        execute(primary, "SELECT count(*) FROM pg_class");
        model.tick();
        model.outlook().useNow();
        assertThat(model.outlook().answersProperty().get()).hasSize(1).allMatch(line -> line.startsWith("standby: It has"));
        assertThat(model.outlook().wal.originProperty().get()).isEqualTo("on the primary, as seen so far");
        model.capacity().fill();
        assertThat(model.capacity().reads.originProperty().get()).startsWith("pg_stat_statements of ").contains("primary");
        assertThat(model.capacity().reads.value().orElseThrow()).isPositive();
        assertThat(model.capacity().standbys.textProperty().get()).isEqualTo("1");
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
