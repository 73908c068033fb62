package org.plumbline.app.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.Placement;
import org.plumbline.capacity.shard.ShardKey;
import org.plumbline.capacity.shard.ShardMethod;
import org.plumbline.sql.QuotedName;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

/// The scripts run on real servers, and the routers agree with them and with the model, key by key.
@NeedsPostgres
class ShardScriptTest {
    private static final String SCHEMA = "My Shop";
    private static final String TABLE = "Order's \"list\"";
    private static final String COLUMN = "tenant id";
    private static final int SHARDS = 5;
    private static final List<PostgresServer> SERVERS = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        for (int major : new int[] {12, 18}) {
            SERVERS.add(PostgresServer.start(major));
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.forEach(PostgresServer::close);
    }

    static List<PostgresServer> servers() {
        return SERVERS;
    }

    static Stream<Arguments> routed() {
        return SERVERS.stream().flatMap(server -> Stream.of(ShardMethod.values()).flatMap(method ->
                (method == ShardMethod.POSTGRES || method == ShardMethod.CITUS ? Stream.of(KeyType.TEXT, KeyType.INTEGER, KeyType.UUID,
                        KeyType.DATE, KeyType.NUMERIC, KeyType.TIMESTAMP, KeyType.BOOLEAN) : Stream.of(KeyType.TEXT))
                        .map(type -> Arguments.of(server, method, type))));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("routed")
    void theRoutersAgreeWithTheModelKeyByKey(PostgresServer server, ShardMethod method, KeyType type) throws Exception {
        ShardLayout layout = layout(method, type, server.port());
        List<String> keys = keys(type);
        Placement placement = method.over(SHARDS);
        boolean java = type == KeyType.TEXT || type == KeyType.INTEGER || type == KeyType.UUID;
        Class<?> router = java ? compiled(ShardScript.ROUTER_JAVA.of(layout), method + "-" + type) : Object.class;
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS \"My Shop\"");
            statement.execute(ShardScript.ROUTER_SQL.of(layout));
            String argument = type == KeyType.TIMESTAMP ? "timestamp" : type.sqlName();
            String shardOf = QuotedName.of(SCHEMA, TABLE + "_shard_of");
            String connectionOf = QuotedName.of(SCHEMA, TABLE + "_connection_of");
            String values = String.join(", ", keys.stream().map(key -> ShardLayout.literal(key) + "::" + argument).toList());
            int at = 0;
            try (ResultSet row = statement.executeQuery("SELECT " + shardOf + "(k), " + connectionOf + "(" + shardOf
                    + "(k)) FROM unnest(ARRAY[" + values + "]) WITH ORDINALITY AS u (k, i) ORDER BY i")) {
                while (row.next()) {
                    String key = keys.get(at++);
                    int shard = placement.shardOf(new ShardKey(key, type));
                    assertThat(row.getInt(1)).as(method + " " + type + " " + key).isEqualTo(shard);
                    assertThat(row.getString(2)).isEqualTo(layout.host(shard).libpq());
                    if (java) {
                        assertThat(call(router, "shardOf", type, key)).as(method + " " + type + " " + key).isEqualTo(shard);
                        assertThat(call(router, "connectionOf", type, key)).isEqualTo(layout.host(shard).url());
                    }
                }
            }
            assertThat(at).isEqualTo(keys.size());
            statement.execute("DROP SCHEMA \"My Shop\" CASCADE");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void rowsOfTheHashPartitionsLieWhereTheModelSays(PostgresServer server) throws SQLException {
        ShardLayout layout = layout(ShardMethod.POSTGRES, KeyType.TEXT, server.port());
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            createTable(statement);
            statement.execute(ShardScript.PARTITIONS.of(layout));
            statement.execute(ShardScript.PARTITIONS.of(layout));
            fillAndCompare(statement, layout);
            statement.execute("DROP SCHEMA \"My Shop\" CASCADE");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void rowsOfForeignShardsArriveOnTheirServers(PostgresServer server) throws SQLException {
        ShardLayout layout = layout(ShardMethod.POSTGRES, KeyType.TEXT, server.port());
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            for (int shard = 0; shard < 2; shard++) {
                statement.execute("CREATE DATABASE " + QuotedName.of(layout.host(shard).database()));
            }
            for (int shard = 0; shard < SHARDS; shard++) {
                try (Connection remote = DriverManager.getConnection(layout.host(shard).url() + "?user=postgres");
                        Statement there = remote.createStatement()) {
                    there.execute("CREATE SCHEMA IF NOT EXISTS \"My Shop\"");
                    there.execute("CREATE TABLE " + QuotedName.of(SCHEMA, TABLE + "_p" + shard) + " (\"tenant id\" text, note text "
                            + "DEFAULT 'x')");
                }
            }
            createTable(statement);
            String script = ShardScript.FOREIGN.of(layout);
            assertThat(script.lines().filter(line -> !line.startsWith("--"))).noneMatch(line -> line.contains("password"))
                    .anyMatch(line -> line.startsWith("CREATE USER MAPPING"));
            statement.execute(script);
            fillAndCompare(statement, layout);
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
        ShardLayout layout = layout(ShardMethod.CITUS, KeyType.TEXT, 5432);
        try (Connection connection = SERVERS.getLast().connect(); Statement statement = connection.createStatement()) {
            createTable(statement);
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

    @Test
    void addressesAreReadAndPasswordsRefused() {
        assertThat(ShardHost.of("shard0.example.com", "shop")).isEqualTo(new ShardHost("shard0.example.com", 5432, "shop",
                Optional.empty()));
        assertThat(ShardHost.of(" postgresql://me@[::1]:5433/my db ", "shop"))
                .isEqualTo(new ShardHost("::1", 5433, "my db", Optional.of("me")));
        assertThat(ShardHost.of("[::1]:5433/my db", "shop").url()).isEqualTo("jdbc:postgresql://[::1]:5433/my%20db");
        assertThatThrownBy(() -> ShardHost.of("postgresql://user:pass@shard0/db", "shop")).hasMessageContaining("password")
                .hasMessageNotContaining("user:pass");
        assertThatThrownBy(() -> ShardHost.of("a b", "shop")).hasMessageContaining("host:port/database");
        assertThatThrownBy(() -> ShardHost.of("a:70000", "shop")).hasMessageContaining("65535");
    }

    @Test
    void whatNoScriptCanDoIsSaid() {
        assertThatThrownBy(() -> ShardScript.ROUTER_JAVA.of(layout(ShardMethod.POSTGRES, KeyType.NUMERIC, 5432)))
                .hasMessageContaining("text, bigint or uuid");
        assertThatThrownBy(() -> ShardScript.ROUTER_SQL.of(layout(ShardMethod.CITUS, KeyType.BYTES, 5432))).hasMessageContaining("bytea");
        assertThatThrownBy(() -> new ShardLayout("s", "t", "c", KeyType.TEXT, ShardMethod.JUMP, 5_000,
                List.of(ShardHost.of("a", "b")), List.of(), List.of())).hasMessageContaining("4096");
        var layout = new ShardLayout("s", "ü".repeat(40), "c", KeyType.TEXT, ShardMethod.JUMP, 4, List.of(ShardHost.of("a", "b")),
                List.of(),
                List.of());
        assertThat(layout.named("_p3")).isEqualTo("ü".repeat(30) + "_p3");
    }

    private static ShardLayout layout(ShardMethod method, KeyType type, int port) {
        return new ShardLayout(SCHEMA, TABLE, COLUMN, type, method, SHARDS,
                List.of(new ShardHost("127.0.0.1", port, "one's", Optional.of("postgres")),
                        new ShardHost("127.0.0.1", port, "two\\\"x", Optional.of("postgres"))), List.of("Line"),
                List.of("country"));
    }

    private static void createTable(Statement statement) throws SQLException {
        statement.execute("DROP SCHEMA IF EXISTS \"My Shop\" CASCADE; CREATE SCHEMA \"My Shop\"; "
                + "CREATE TABLE " + QuotedName.of(SCHEMA, TABLE) + " (\"tenant id\" text, note text DEFAULT 'x')");
    }

    /// Every row must be in the partition that the model names.
    private static void fillAndCompare(Statement statement, ShardLayout layout) throws SQLException {
        String sharded = QuotedName.of(SCHEMA, TABLE + "_sharded");
        statement.execute("INSERT INTO " + sharded + " SELECT 'key' || i FROM generate_series(1, 500) i");
        int rows = 0;
        try (ResultSet row = statement.executeQuery("SELECT \"tenant id\", c.relname FROM " + sharded
                + " s JOIN pg_class c ON c.oid = s.tableoid")) {
            while (row.next()) {
                rows++;
                int shard = layout.method().over(SHARDS).shardOf(ShardKey.of(row.getString(1)));
                assertThat(row.getString(2)).isEqualTo(TABLE + "_p" + shard);
            }
        }
        assertThat(rows).isEqualTo(500);
    }

    private static List<String> keys(KeyType type) {
        var keys = new ArrayList<String>();
        for (int i = 0; i < (type == KeyType.BOOLEAN ? 2 : 700); i++) {
            keys.add(switch (type) {
                case INTEGER -> Long.toString((i - 300) * 9_007_199_254_741L);
                case UUID -> new UUID(i * 7_919L, ~(i * 104_729L)).toString();
                case DATE -> LocalDate.of(1990, 1, 1).plusDays(i * 17L).toString();
                case NUMERIC -> BigDecimal.valueOf((i - 350) * 12_345L, i % 9).toPlainString();
                case TIMESTAMP -> LocalDateTime.of(1990, 1, 1, 0, 0, 1).plusMinutes(i * 40_009L).toString();
                case BOOLEAN -> i == 0 ? "true" : "false";
                default -> "k'" + i + (i % 7 == 0 ? "ünï漢🚀" : "x".repeat(i % 40));
            });
        }
        return keys;
    }

    private static Object call(Class<?> router, String name, KeyType type, String key)
            throws NoSuchMethodException, InvocationTargetException, IllegalAccessException {
        Class<?> taken = router.getSimpleName().equals("ShardRouter") && Stream.of(router.getMethods())
                .anyMatch(method -> method.getParameterCount() == 1 && method.getParameterTypes()[0] == String.class) ? String.class
                : type == KeyType.INTEGER ? long.class : UUID.class;
        Method method = router.getMethod(name, taken);
        return method.invoke(null, taken == String.class ? key : taken == long.class ? (Object) Long.parseLong(key) : UUID.fromString(key));
    }

    private Class<?> compiled(String source, String name) throws Exception {
        Path classes = Files.createDirectories(folder.resolve(name));
        var file = new SimpleJavaFileObject(URI.create("string:///ShardRouter.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        boolean compiles = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-d", classes.toString(), "--release", "17", "-Xlint:all", "-Werror"), null,
                List.of(file)).call();
        assertThat(compiles).isTrue();
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            return loader.loadClass("ShardRouter");
        }
    }
}
