package org.plumbline.app.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.MethodOptions;
import org.plumbline.capacity.shard.Placement;
import org.plumbline.capacity.shard.ShardKey;
import org.plumbline.capacity.shard.ShardMethod;
import org.plumbline.sql.QuotedName;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

/// The scripts run on real servers, and the routers agree with them and with the model, key by key.
@NeedsPostgres
class ShardScriptTest {
    private static final String SCHEMA = ShardLayouts.SCHEMA;
    private static final String TABLE = ShardLayouts.TABLE;
    private static final String SHARD_OF = QuotedName.of(SCHEMA, TABLE + "_shard_of");
    private static final int SHARDS = ShardLayouts.SHARDS;
    private static final List<PostgresServer> SERVERS = new ArrayList<>();

    @TempDir
    private static Path folder;
    private static CompiledRouters routers;

    @BeforeAll
    static void start() throws Exception {
        for (int major : new int[] {12, 18}) {
            SERVERS.add(PostgresServer.start(major));
        }
        routers = compiled();
    }

    @AfterAll
    static void stop() throws Exception {
        routers.close();
        SERVERS.forEach(PostgresServer::close);
    }

    static List<PostgresServer> servers() {
        return SERVERS;
    }

    private static List<ShardMethod> routed() {
        return Stream.of(ShardMethod.values()).filter(method -> method != ShardMethod.BOUNDED).toList();
    }

    private static CompiledRouters compiled() throws Exception {
        var sources = new HashMap<String, String>();
        for (ShardMethod method : routed()) {
            for (KeyType type : KeyType.values()) {
                sources.put(name(method, type), ShardScript.ROUTER_JAVA.of(ShardLayouts.of(method, type, 5432)));
            }
        }
        sources.put("weighted", ShardScript.ROUTER_JAVA.of(ShardLayouts.weighted(5432)));
        return new CompiledRouters(sources, folder);
    }

    private static String name(ShardMethod method, KeyType type) {
        return method.name().toLowerCase(Locale.ROOT) + "_" + type.name().toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void theJavaRouterFindsTheServersOwnPartitionOfEveryKey(PostgresServer server) throws Exception {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            for (RoutedKeys typed : RoutedKeys.ALL) {
                statement.execute("CREATE TEMP TABLE p (key " + typed.sqlType() + ") PARTITION BY HASH (key)");
                List<String> there = ShardRows.column(statement, "SELECT (SELECT r FROM generate_series(0, 4) r WHERE "
                        + "satisfies_hash_partition('p'::regclass, 5, r, k)) FROM " + typed.unnested(typed.sqlType()));
                var here = new ArrayList<String>();
                for (String key : typed.keys()) {
                    String router = name(ShardMethod.POSTGRES, typed.type());
                    here.add(routers.call(router, "shardOf", typed.type(), key).toString());
                }
                assertThat(here).as(typed.sqlType()).isEqualTo(there);
                statement.execute("DROP TABLE p");
            }
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void theRoutersAgreeWithTheModelKeyByKey(PostgresServer server) throws Exception {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'; CREATE SCHEMA IF NOT EXISTS \"My Shop\"");
            for (ShardMethod method : routed()) {
                for (RoutedKeys typed : RoutedKeys.ALL) {
                    agree(statement, ShardLayouts.of(method, typed.type(), server.port()), name(method, typed.type()), typed);
                }
            }
            agree(statement, ShardLayouts.weighted(server.port()), "weighted", RoutedKeys.ALL.getFirst());
            statement.execute("DROP SCHEMA \"My Shop\" CASCADE");
        }
    }

    /// Whatever the settings of the session that asks.
    private void agree(Statement statement, ShardLayout layout, String router, RoutedKeys typed) throws Exception {
        KeyType type = layout.type();
        Placement placement = layout.method().over(SHARDS, new MethodOptions(layout.weights(), 0.25));
        var model = new ArrayList<String>();
        var java = new ArrayList<String>();
        for (String key : typed.keys()) {
            int shard = placement.shardOf(new ShardKey(key, type));
            model.add(key + " " + shard + " " + layout.host(shard).libpq());
            int found = (int) routers.call(router, "shardOf", type, key);
            java.add(key + " " + found + " " + layout.host(found).libpq());
            assertThat(routers.call(router, "connectionOf", type, key))
                    .isEqualTo(ShardLayouts.of(layout.method(), type, 5432).host(found).url());
        }
        assertThat(java).as(router).isEqualTo(model);
        if (type == KeyType.BYTES && layout.hashesByType()) {
            return;
        }
        statement.execute("CREATE TEMP TABLE asked AS SELECT k, i FROM " + typed.unnested(typed.sqlType()));
        statement.execute("SET TimeZone = 'Asia/Kolkata'; SET DateStyle = 'ISO, DMY'; SET bytea_output = 'escape'");
        statement.execute(ShardScript.ROUTER_SQL.of(layout));
        List<String> there = ShardRows.column(statement, "SELECT " + SHARD_OF + "(k) || ' ' || "
                + QuotedName.of(SCHEMA, TABLE + "_connection_of") + "(" + SHARD_OF + "(k)) FROM asked ORDER BY i");
        assertThat(IntStream.range(0, there.size()).mapToObj(at -> typed.keys().get(at) + " " + there.get(at)).toList())
                .as(router).isEqualTo(model);
        statement.execute("DROP TABLE asked; SET TimeZone = 'UTC'; RESET DateStyle; RESET bytea_output; DROP FUNCTION " + SHARD_OF);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aMomentKeepsItsZoneWithoutACast(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA \"My Shop\"; SET TimeZone = 'America/New_York'");
            for (ShardMethod method : List.of(ShardMethod.POSTGRES, ShardMethod.CITUS, ShardMethod.JUMP)) {
                statement.execute(ShardScript.ROUTER_SQL.of(ShardLayouts.of(method, KeyType.TIMESTAMPTZ, server.port())));
                var model = new ArrayList<String>();
                var sql = new ArrayList<String>();
                for (int hour = 10; hour < 24; hour++) {
                    String day = "2026-01-01 " + hour + ":00";
                    sql.addAll(ShardRows.column(statement, "SELECT " + SHARD_OF + "('" + day + "+05')"));
                    model.add(Integer.toString(method.over(SHARDS).shardOf(new ShardKey("2026-01-01 " + String.format(Locale.ROOT, "%02d",
                            hour - 5) + ":00:00+00", KeyType.TIMESTAMPTZ))));
                }
                assertThat(sql).as(method.name()).isEqualTo(model);
                statement.execute("DROP FUNCTION " + SHARD_OF);
            }
            statement.execute("DROP SCHEMA \"My Shop\" CASCADE");
        }
    }

    /// Within a function, as the driver takes no session of such a style; before 14 it hears of functions' too.
    @Test
    void datesAreHashedAlikeInEveryStyle() throws SQLException {
        try (Connection connection = SERVERS.getLast().connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA \"My Shop\"");
            statement.execute(ShardScript.ROUTER_SQL.of(ShardLayouts.of(ShardMethod.JUMP, KeyType.DATE, 5432)));
            statement.execute("CREATE FUNCTION \"My Shop\".styled(key date, OUT shown text, OUT shard integer) LANGUAGE sql "
                    + "SET DateStyle = 'SQL, DMY' AS $$ SELECT key::text, " + SHARD_OF + "(key) $$");
            assertThat(ShardRows.column(statement, "SELECT shown || ' ' || shard FROM \"My Shop\".styled('2026-11-30')")).containsExactly(
                    "30/11/2026 " + ShardMethod.JUMP.over(SHARDS).shardOf(new ShardKey("2026-11-30", KeyType.DATE)));
            statement.execute("DROP SCHEMA \"My Shop\" CASCADE");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aRouterReplacesItsOwnPointsWhileOthersAskIt(PostgresServer server) throws SQLException {
        String shardOf = "SELECT string_agg(" + SHARD_OF + "(i::text)::text, ' ' ORDER BY i) "
                + "FROM generate_series(1, 200) i";
        for (ShardMethod method : List.of(ShardMethod.RING, ShardMethod.MULTIPROBE)) {
            String script = ShardScript.ROUTER_SQL.of(ShardLayouts.of(method, KeyType.TEXT, server.port()));
            try (Connection connection = server.connect(); Statement statement = connection.createStatement();
                    Connection application = server.connect(); Statement asked = application.createStatement()) {
                statement.execute("DROP SCHEMA IF EXISTS \"My Shop\" CASCADE; CREATE SCHEMA \"My Shop\"");
                statement.execute(script);
                asked.execute("SET lock_timeout = '5s'");
                List<String> first = ShardRows.column(asked, shardOf);
                assertThat(first.getFirst()).contains("4").hasSize(399);
                statement.execute(script.replace("COMMIT;", ""));
                assertThat(ShardRows.column(asked, shardOf)).isEqualTo(first);
                statement.execute("COMMIT");
                assertThat(ShardRows.column(asked, shardOf)).isEqualTo(first);
                statement.execute("DROP SCHEMA \"My Shop\" CASCADE");
            }
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aTableOfOthersKeepsItsRows(PostgresServer server) throws SQLException {
        String table = QuotedName.of(SCHEMA, TABLE + "_ring");
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA \"My Shop\"; CREATE TABLE " + table + " (place bigint, shard integer); INSERT INTO " + table
                    + " VALUES (1, 2)");
            String script = ShardScript.ROUTER_SQL.of(ShardLayouts.of(ShardMethod.RING, KeyType.TEXT, server.port()));
            assertThatThrownBy(() -> statement.execute(script)).hasMessageContaining("no router of Plumbline made")
                    .hasMessageContaining("Nothing was changed");
            statement.execute("ROLLBACK");
            assertThat(ShardRows.column(statement, "SELECT place || '|' || shard FROM " + table)).containsExactly("1|2");
            assertThat(ShardRows.column(statement, "SELECT proname FROM pg_proc WHERE pronamespace = '\"My Shop\"'::regnamespace"))
                    .isEmpty();
            statement.execute("DROP SCHEMA \"My Shop\" CASCADE");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void rowsOfTheHashPartitionsLieWhereTheModelSays(PostgresServer server) throws SQLException {
        ShardLayout layout = ShardLayouts.of(ShardMethod.POSTGRES, KeyType.TEXT, server.port());
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            ShardRows.createTable(statement);
            statement.execute(ShardScript.PARTITIONS.of(layout));
            statement.execute(ShardScript.PARTITIONS.of(layout));
            ShardRows.fillAndCompare(statement, layout);
            statement.execute("DROP SCHEMA \"My Shop\" CASCADE");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void rowsOfForeignShardsArriveOnTheirServers(PostgresServer server) throws SQLException {
        ShardLayout layout = ShardLayouts.of(ShardMethod.POSTGRES, KeyType.TEXT, server.port());
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            for (int shard = 0; shard < 2; shard++) {
                statement.execute("CREATE DATABASE " + QuotedName.of(layout.host(shard).database()));
            }
            for (int host = 0; host < 2; host++) {
                try (Connection remote = DriverManager.getConnection(layout.host(host).url() + "?user=postgres");
                        Statement there = remote.createStatement()) {
                    there.execute("CREATE SCHEMA \"My Shop\"");
                    for (int shard = host; shard < SHARDS; shard += 2) {
                        there.execute("CREATE TABLE " + QuotedName.of(SCHEMA, TABLE + "_p" + shard) + " (\"tenant id\" text, note text "
                                + "DEFAULT 'x')");
                    }
                }
            }
            ShardRows.createTable(statement);
            String script = ShardScript.FOREIGN.of(layout);
            assertThat(script.lines().filter(line -> !line.startsWith("--"))).noneMatch(line -> line.contains("password"))
                    .anyMatch(line -> line.startsWith("CREATE USER MAPPING"));
            statement.execute(script);
            ShardRows.fillAndCompare(statement, layout);
            try (Connection remote = DriverManager.getConnection(layout.host(1).url() + "?user=postgres");
                    Statement there = remote.createStatement();
                    ResultSet row = there.executeQuery("SELECT count(*) FROM " + QuotedName.of(SCHEMA, TABLE + "_p1"))) {
                row.next();
                assertThat(row.getInt(1)).isPositive();
            }
            statement.execute("DROP SCHEMA \"My Shop\" CASCADE");
        }
    }

    @Test
    void citusIsCalledWithTheTablesNames() throws SQLException {
        ShardLayout layout = ShardLayouts.of(ShardMethod.CITUS, KeyType.TEXT, 5432);
        try (Connection connection = SERVERS.getLast().connect(); Statement statement = connection.createStatement()) {
            ShardRows.createTable(statement);
            statement.execute("CREATE TABLE \"My Shop\".\"Line\" (\"tenant id\" text); CREATE TABLE \"My Shop\".country (name text); "
                    + "CREATE TEMP TABLE called (t regclass, key text, partner text, shards int)");
            statement.execute("""
                    CREATE FUNCTION pg_temp.create_distributed_table(t regclass, key text, colocate_with text DEFAULT 'default',
                        shard_count int DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
                        INSERT INTO called VALUES (t, key, colocate_with, shard_count) $$;
                    CREATE FUNCTION pg_temp.create_reference_table(t regclass) RETURNS void LANGUAGE sql
                        AS $$ INSERT INTO called VALUES (t, NULL, NULL, NULL) $$""");
            statement.execute(ShardScript.CITUS.of(layout).replace("SELECT create_", "SELECT pg_temp.create_"));
            try (ResultSet rows = statement.executeQuery("SELECT t || '|' || coalesce(key, '') || '|' || coalesce(partner, '') || '|' "
                    + "|| coalesce(shards::text, '') || '|' || (partner IN ('none', '')  OR partner IS NULL OR partner::regclass IS "
                    + "NOT NULL) "
                    + "FROM called")) {
                var called = new ArrayList<String>();
                while (rows.next()) {
                    called.add(rows.getString(1));
                }
                assertThat(called).containsExactly("\"My Shop\".country||||true",
                        "\"My Shop\".\"Order's \"\"list\"\"\"|tenant id|none|5|true",
                        "\"My Shop\".\"Line\"|tenant id|\"My Shop\".\"Order's \"\"list\"\"\"||true");
            }
            statement.execute("DROP SCHEMA \"My Shop\" CASCADE");
        }
    }
}
