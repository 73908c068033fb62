package org.plumbline.app.ui.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.Test;
import org.plumbline.app.cache.LayersTrial;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.plumbline.testkit.redis.NeedsRedis;
import org.plumbline.testkit.redis.RedisServer;
import redis.clients.jedis.JedisPooled;

class CacheTrialTest {
    private final CacheViewModel model = new CacheViewModel(new InlineBackground(), FXCollections.observableArrayList());

    @Test
    void saysWhatIsMissing() {
        var server = new ConnectedServer("1", "shop", Optional::empty);
        assertThat(model.trialLack(Optional.empty())).contains("Connect to the database");
        assertThat(model.trialLack(Optional.of(server))).contains("Type the statement");
        model.trial().statementProperty().set("SELECT $1");
        assertThat(model.trialLack(Optional.of(server))).contains("address of a Redis");
        model.trial().addressProperty().set("redis://localhost");
        assertThat(model.trialLack(Optional.of(server))).isEmpty();
        model.trial().requests.textProperty().set("1");
        assertThat(model.trialLack(Optional.of(server))).contains("missing or wrong");
        measure(new ConnectedServer("1", "shop", Optional::empty));
        assertThat(model.trial().measuredProperty().get()).isEmpty();
    }

    @Test
    @NeedsRedis
    @NeedsPostgres
    void measuresWhatIsTypedOnRealLayers() throws SQLException {
        try (RedisServer redis = RedisServer.start(); PostgresServer postgres = PostgresServer.start(18);
                Connection connection = postgres.connect(); Statement statement = connection.createStatement();
                Database database = Database.of("shop", DatabaseUrl.of(postgres.jdbcUrl()))) {
            statement.execute("CREATE TABLE item AS SELECT i AS id, repeat('x', 100) AS text FROM generate_series(1, 3000) i");
            statement.execute("CREATE INDEX ON item (id)");
            var server = new ConnectedServer("1", "shop", () -> Optional.of(database));
            model.figures().items.textProperty().set("3000");
            model.figures().localItems.textProperty().set("200");
            model.trial().addressProperty().set(redis.address());
            model.trial().requests.textProperty().set("6000");
            takesAStatementForTheRequests(server, statement);
            model.trial().statementProperty().set("DELETE FROM item WHERE id = $1");
            measure(server);
            assertThat(model.trial().messageProperty().get()).contains("choose one that only reads");
            model.trial().statementProperty().set("SELECT text FROM item");
            measure(server);
            assertThat(model.trial().messageProperty().get()).contains("needs one parameter");

            model.trial().statementProperty().set("SELECT text FROM item WHERE id = $1");
            model.askToMeasure(server);
            assertThat(model.trial().questionProperty().get().orElseThrow()).satisfies(asked -> {
                assertThat(asked.statement()).isEqualTo("SELECT text FROM item WHERE id = $1");
                assertThat(asked.sentence()).contains("6,000 items", "on shop ", redis.address().replace("redis://", ""),
                        "It has no maxmemory",
                        "plumbline:measure:");
            });
            model.trial().statementProperty().set("SELECT typed meanwhile");
            model.trial().addressProperty().set("redis://elsewhere.invalid");
            model.trial().requests.textProperty().set("9");
            model.trial().run();
            assertThat(model.trial().questionProperty().get()).isEmpty();
            assertThat(model.trial().messageProperty().get()).as("what was agreed to runs").isEmpty();
            LayersTrial measured = model.trial().measuredProperty().get().orElseThrow();
            assertThat(measured.measurement().counts().requests()).isEqualTo(3_000);
            assertThat(measured.measurement().counts().localHitRatio())
                    .isBetween(measured.predicted().local().orElseThrow().estimate().hitRatio() - 0.03, measured.best().orElseThrow()
                    + 0.03);
            assertThat(CacheText.measured(measured)).hasSize(4).first().asString().startsWith("Measured: 3,000 requests, ");
            assertThat(measured.measurement().counts().loads()).as("what was not asked for before, whatever L1 keeps")
                    .isEqualTo(measured.replay().misses());
            assertThat(measured.measurement().counts().sharedHitRatio()).as("of these requests, from empty")
                    .isCloseTo(measured.replay().sharedHitRatio(), within(0.1));
            assertThat(measured.replay().sharedHitRatio()).as("which are too few for the long run")
                    .isLessThan(measured.predicted().shared().orElseThrow().estimate().hitRatio() - 0.1);
            assertThat(TrialChart.curves(measured)).extracting(Curve::name).containsExactly("measured", "predicted");
            assertThat(TrialChart.curves(measured).getFirst().points()).extracting(Curve.Point::y).containsExactly(
                    measured.measurement().counts().localHitRatio(), measured.measurement().counts().sharedHitRatio());
            assertThat(TrialChart.curves(measured).getLast().points()).extracting(Curve.Point::x).as("beside them")
                    .containsExactly(0.85, 2.85);
            try (var client = new JedisPooled(redis.address())) {
                assertThat(client.keys("*")).as("it takes away what it wrote").isEmpty();
            }
        }
    }

    private void takesAStatementForTheRequests(ConnectedServer server, Statement statement) throws SQLException {
        statement.execute("CREATE EXTENSION pg_stat_statements");
        statement.execute("ANALYZE item");
        for (int i = 0; i < 5; i++) {
            statement.execute("SELECT text FROM item WHERE id = " + i);
        }
        String text = "SELECT text FROM item WHERE id = $1";
        model.readStatements(server);
        assertThat(model.verdicts()).extracting(each -> each.statement().name()).contains(text);
        model.takeStatement(server, text);
        assertThat(model.messageProperty().get()).isEmpty();
        assertThat(model.itemsWordsProperty().get()).contains("calls a second over", "Which values it is called with is not counted.",
                "3,000 values of id of public.item");
        assertThat(model.measuredItemsProperty().get()).isTrue();
        CacheFigures figures = model.figures();
        assertThat(figures.items.value()).hasValue(3_000);
        assertThat(figures.rate.originProperty().get()).isEqualTo("from shop: pg_stat_statements, 5 calls");
        assertThat(figures.databaseMs.originProperty().get()).startsWith("from shop: pg_stat_statements");
        assertThat(figures.valueBytes.value().getAsDouble()).isBetween(50.0, 200.0);
        assertThat(((CacheState.Answer) model.stateProperty().get()).curves().getLast().points().getLast().y()).isEqualTo(1);
        model.byZipf();
        assertThat(model.itemsWordsProperty().get()).isEmpty();
        assertThat(model.measuredItemsProperty().get()).isFalse();
        model.takeStatement(server, "SELECT what nobody counted");
        assertThat(model.messageProperty().get()).contains("not counted any more");
        model.figures().databaseMs.textProperty().set("20");
    }

    private void measure(ConnectedServer server) {
        model.askToMeasure(server);
        model.trial().run();
    }
}
