package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.capacity.shard.HashPartitions;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.PostgresHash;
import org.plumbline.capacity.shard.ShardKey;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

/// PostgreSQL's hash functions in Java against the server's own, key by key.
@NeedsPostgres
class PostgresHashTest {
    private static final List<PostgresServer> SERVERS = new ArrayList<>();
    private static final int[] MODULI = {1, 2, 3, 4, 5, 7, 16};

    /// How a type's keys are made from a number i, and which functions hash them.
    private record Typed(KeyType type, String sqlType, String keys, String hash, String extended) {}

    private static final List<Typed> TYPES = List.of(
            new Typed(KeyType.TEXT, "text", "left(repeat(md5(i::text), 3), i % 70) || chr(i % 3000 + 1)", "hashtext", "hashtextextended"),
            new Typed(KeyType.TEXT, "varchar", "i || 'ünï漢🚀'", "hashtext", "hashtextextended"),
            new Typed(KeyType.CHARACTER, "char(12)", "i || ' x  '", "hashbpchar", "hashbpcharextended"),
            new Typed(KeyType.INTEGER, "int4", "(i * 7919 - 4000000)", "hashint4", "hashint4extended"),
            new Typed(KeyType.INTEGER, "int2", "(i * 11 % 32768 - 16384)", "hashint2", "hashint2extended"),
            new Typed(KeyType.INTEGER, "int8", "((i - 700) * 9007199254740993::int8)", "hashint8", "hashint8extended"),
            new Typed(KeyType.UUID, "uuid", "md5(i::text)", "uuid_hash", "uuid_hash_extended"),
            new Typed(KeyType.DATE, "date", "(date '1990-01-01' + i * 13)", "hashint4(key - date '2000-01-01')", ""),
            new Typed(KeyType.TIMESTAMP, "timestamp", "(timestamp '1970-01-01' + i * interval '37 days 5.000123 s')",
                    "timestamp_hash", "timestamp_hash_extended"),
            new Typed(KeyType.TIMESTAMPTZ, "timestamptz", "(timestamptz '1980-06-01+2' + i * interval '11 days 7.5 s')",
                    "timestamp_hash((key AT TIME ZONE 'UTC'))", ""),
            new Typed(KeyType.NUMERIC, "numeric", "((i - 700) * 1234.5678 * power(10::numeric, i % 41 - 20))",
                    "hash_numeric", "hash_numeric_extended"),
            new Typed(KeyType.NUMERIC, "numeric", "(i * 10000)::numeric(20, 4)", "hash_numeric", "hash_numeric_extended"),
            new Typed(KeyType.BOOLEAN, "boolean", "(i % 2 = 0)", "hashchar((CASE WHEN key THEN 1 ELSE 0 END)::\"char\")", ""),
            new Typed(KeyType.BYTES, "bytea", "decode(left(repeat(md5(i::text), 2), 2 * (i % 31)), 'hex')", "", ""));

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

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void everyKeyHasTheServersHashAndPartition(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            for (Typed typed : TYPES) {
                statement.execute("CREATE TEMP TABLE p (key " + typed.sqlType() + ") PARTITION BY HASH (key)");
                try (ResultSet row = statement.executeQuery("WITH k AS (SELECT (" + typed.keys() + ")::" + typed.sqlType()
                        + " AS key FROM generate_series(1, 1500) i) SELECT key::text, " + call(typed.hash(), "key") + ", "
                        + call(typed.extended(), "key, " + PostgresHash.PARTITION_SEED) + partitions() + " FROM k")) {
                    while (row.next()) {
                        compare(typed, row);
                    }
                }
                statement.execute("DROP TABLE p");
            }
        }
    }

    private static String call(String function, String arguments) {
        return function.isEmpty() ? "NULL::int8" : function.contains("(") ? function : function + "(" + arguments + ")";
    }

    private static String partitions() {
        var columns = new StringBuilder();
        for (int modulus : MODULI) {
            columns.append(", (SELECT r FROM generate_series(0, ").append(modulus - 1)
                    .append(") r WHERE satisfies_hash_partition('p'::regclass, ").append(modulus).append(", r, key))");
        }
        return columns.toString();
    }

    private static void compare(Typed typed, ResultSet row) throws SQLException {
        String key = row.getString(1);
        int hash = row.getInt(2);
        if (!row.wasNull()) {
            assertThat(typed.type().hash(key)).as(typed + " " + key).isEqualTo(hash);
        }
        long extended = row.getLong(3);
        if (!row.wasNull()) {
            assertThat(typed.type().hash(key, PostgresHash.PARTITION_SEED)).as(typed + " " + key).isEqualTo(extended);
        }
        for (int i = 0; i < MODULI.length; i++) {
            int remainder = row.getInt(4 + i);
            if (!row.wasNull()) {
                assertThat(new HashPartitions(MODULI[i]).shardOf(new ShardKey(key, typed.type()))).as(typed + " " + key)
                        .isEqualTo(remainder);
            }
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void rowsOfSeveralColumnsAndOfNullsFindTheServersPartition(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE p (tenant int8, name text, day date) PARTITION BY HASH (tenant, name, day)");
            try (PreparedStatement asked = connection.prepareStatement(
                    "SELECT r FROM generate_series(0, 12) r WHERE satisfies_hash_partition('p'::regclass, 13, r, ?::int8, ?, ?::date)")) {
                for (int i = 0; i < 300; i++) {
                    var row = new ArrayList<String>();
                    row.add(i % 3 == 0 ? null : Integer.toString(i * 977));
                    row.add(i % 5 == 0 ? null : "name" + i);
                    row.add(i % 7 == 0 ? null : "2026-01-" + (10 + i % 20));
                    for (int column = 0; column < row.size(); column++) {
                        asked.setString(column + 1, row.get(column));
                    }
                    try (ResultSet answer = asked.executeQuery()) {
                        answer.next();
                        assertThat(PostgresHash.remainder(combined(row), 13)).as(row.toString()).isEqualTo(answer.getInt(1));
                    }
                }
            }
        }
    }

    private static long combined(List<String> row) {
        List<KeyType> types = List.of(KeyType.INTEGER, KeyType.TEXT, KeyType.DATE);
        long hash = 0;
        for (int column = 0; column < row.size(); column++) {
            if (row.get(column) != null) {
                hash = PostgresHash.combined(hash, types.get(column).hash(row.get(column), PostgresHash.PARTITION_SEED));
            }
        }
        return hash;
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void theOddKeysHaveTheServersPartitionToo(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            for (String odd : List.of(
                    "numeric|NaN", "numeric|0.000", "numeric|-0.5", "numeric|1e500", "numeric|1e-500", "numeric|100000000",
                    "date|infinity", "date|-infinity", "date|0044-03-15 BC", "date|0001-01-01 BC", "date|5874897-12-31",
                    "timestamp|4713-01-01 00:00:00 BC", "timestamp|294276-12-31 23:59:59.999999", "timestamptz|0044-03-15 12:00:00+00 BC",
                    "timestamp|2026-01-01 00:00:00.0000005", "timestamp|2026-01-01 00:00:00.0000025",
                    "timestamp|1999-01-01 00:00:00.0000035", "timestamp|1999-12-31 23:59:59.9999996",
                    "timestamp|infinity", "timestamp|-infinity", "timestamp|1999-12-31 23:59:59.999999",
                    "timestamptz|2026-03-01 12:00:00+05:30", "text|", "text|          ", "char(5)|", "int8|-9223372036854775808",
                    "int8|9223372036854775807", "int4|0", "bytea|\\x", "boolean|t", "uuid|00000000-0000-0000-0000-000000000000")) {
                String sqlType = odd.substring(0, odd.indexOf('|'));
                String key = odd.substring(odd.indexOf('|') + 1);
                statement.execute("CREATE TEMP TABLE p (key " + sqlType + ") PARTITION BY HASH (key)");
                try (ResultSet row = statement.executeQuery("SELECT format_type('" + sqlType + "'::regtype, NULL), r "
                        + "FROM generate_series(0, 996) r WHERE satisfies_hash_partition('p'::regclass, 997, r, '" + key + "'::"
                        + sqlType + ")")) {
                    row.next();
                    KeyType type = KeyType.of(row.getString(1)).orElseThrow();
                    assertThat(new HashPartitions(997).shardOf(new ShardKey(key, type))).as(odd).isEqualTo(row.getInt(2));
                }
                statement.execute("DROP TABLE p");
            }
        }
    }
}
