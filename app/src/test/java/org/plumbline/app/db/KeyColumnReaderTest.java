package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.MethodLoad;
import org.plumbline.capacity.shard.MethodOptions;
import org.plumbline.capacity.shard.ShardMethod;
import org.plumbline.testkit.postgres.NeedsPostgres;

@NeedsPostgres
class KeyColumnReaderTest extends OneServer {
    private static final List<ShardMethod> ALL = List.of(ShardMethod.values());
    private static final int ROWS = 60_000;

    @BeforeAll
    static void fill() throws SQLException {
        run("CREATE SCHEMA \"My Shop\"");
        run("CREATE TABLE \"My Shop\".\"Order\" AS SELECT i AS id, CASE WHEN i % 10 = 0 THEN NULL WHEN i % 4 = 0 THEN 1 ELSE i / 7 END AS "
                + "\"tenant id\", now() + i * interval '1 s' AS at, md5(i::text)::uuid AS token, '{}'::json AS more, "
                + "'n' || i % 3 AS name FROM generate_series(1, " + ROWS + ") i");
        run("CREATE VIEW orders AS SELECT * FROM \"My Shop\".\"Order\"");
        run("CREATE TABLE parted (tenant bigint) PARTITION BY HASH (tenant)");
        for (int i = 0; i < 5; i++) {
            run("CREATE TABLE parted_p" + i + " PARTITION OF parted FOR VALUES WITH (MODULUS 5, REMAINDER " + i + ")");
        }
        run("INSERT INTO parted SELECT i % 3000 FROM generate_series(1, 40000) i; ANALYZE");
    }

    @Test
    void everyRowIsCountedWithItsSize() throws ServerFailure, SQLException {
        MeasuredKeys keys = read("\"My Shop\".\"Order\"", "tenant id", Optional.empty());
        assertThat(keys.sqlType()).isEqualTo("integer");
        assertThat(keys.schema()).isEqualTo("My Shop");
        assertThat(keys.counts().facts().nulls()).isEqualTo(Long.parseLong(
                ask("SELECT count(*) FROM orders WHERE \"tenant id\" IS NULL").getFirst()));
        assertThat(keys.counts().facts().type()).isEqualTo(KeyType.INTEGER);
        assertThat(keys.counts().facts().top().getFirst().key()).isEqualTo("1");
        assertThat(keys.counts().methods()).hasSize(8).allMatch(load -> load.after().allKeys() == ROWS * 9L / 10)
                .allMatch(load -> load.margins().isEmpty());
        long bytes = keys.counts().methods().getFirst().after().allBytes();
        assertThat((double) bytes / (ROWS * 0.9)).isBetween(24.0 + 30, 24.0 + 60);
    }

    @Test
    void partitionsAreCountedAsTheServerHasFilledThem() throws ServerFailure, SQLException {
        MethodLoad load = load(read("parted", "tenant", Optional.empty()), ShardMethod.POSTGRES);
        for (int i = 0; i < 5; i++) {
            assertThat(load.after().keys().get(i)).isEqualTo(Long.parseLong(ask("SELECT count(*) FROM parted_p" + i).getFirst()));
        }
    }

    @Test
    void aSampleTellsHowFarItMayBeOff() throws ServerFailure {
        MethodLoad whole = load(read("parted", "tenant", Optional.empty()), ShardMethod.JUMP);
        MeasuredKeys sampled = read("parted", "tenant", Optional.of(20.0));
        MethodLoad part = load(sampled, ShardMethod.JUMP);
        assertThat(sampled.samplePercent()).contains(20.0);
        assertThat(part.after().allKeys()).isBetween(2_000L, 16_000L);
        for (int i = 0; i < 5; i++) {
            double share = (double) part.after().keys().get(i) / part.after().allKeys();
            double margin = part.margins().orElseThrow().shares().get(i);
            assertThat(margin).isBetween(0.0001, 0.1);
            assertThat(share).isEqualTo((double) whole.after().keys().get(i) / whole.after().allKeys(), within(margin * 2.5));
        }
    }

    @Test
    void timestampsUuidsAndTextsAreReadByTheirTypes() throws ServerFailure {
        for (String column : List.of("at", "token", "name")) {
            MeasuredKeys keys = read("orders", column, Optional.empty());
            assertThat(keys.counts().facts().keys()).isEqualTo(ROWS);
        }
        assertThat(read("orders", "at", Optional.empty()).counts().facts().type()).isEqualTo(KeyType.TIMESTAMPTZ);
    }

    @Test
    void whatCannotBeReadIsSaid() {
        assertThatThrownBy(() -> read("nowhere", "id", Optional.empty())).isInstanceOf(ServerFailure.class)
                .hasMessageContaining("There is no table nowhere");
        assertThatThrownBy(() -> read("orders", "none", Optional.empty())).hasMessageContaining("has no column none");
        assertThatThrownBy(() -> read("orders", "more", Optional.empty())).hasMessageContaining("Keys of type json cannot be hashed");
        assertThatThrownBy(() -> read("orders", "id", Optional.of(5.0))).hasMessageContaining("Read every row");
        assertThatThrownBy(() -> read("orders", "id", Optional.of(Double.NaN))).hasMessageContaining("more than nothing");
        assertThatThrownBy(() -> read("", "id", Optional.empty())).hasMessageContaining("Name the table");
    }

    @Test
    void typesWhoseHashNobodyKnowsAreRefusedInWordsAndDomainsAreReadThrough() throws SQLException, ServerFailure {
        run("CREATE TYPE mood AS ENUM ('good', 'bad'); CREATE DOMAIN code AS char(4); CREATE DOMAIN odd_code AS code;"
                + "CREATE COLLATION nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);"
                + "CREATE TABLE odd (m mood, f float8, c odd_code, t text COLLATE nocase, d date);"
                + "INSERT INTO odd VALUES ('good', 1.5, 'ab', 'x', '0044-03-15 BC'), ('bad', 2, 'cd', 'y', '20000-01-01')");
        assertThatThrownBy(() -> read("odd", "m", Optional.empty())).hasMessageContaining("an enum").hasMessageContaining("OID");
        assertThatThrownBy(() -> read("odd", "f", Optional.empty())).hasMessageContaining("double precision cannot be hashed");
        assertThatThrownBy(() -> read("odd", "t", Optional.empty())).hasMessageContaining("collation is not deterministic");
        assertThat(read("odd", "c", Optional.empty()).counts().facts().type()).isEqualTo(KeyType.CHARACTER);
        assertThat(read("odd", "d", Optional.empty()).counts().facts().keys()).isEqualTo(2);
        try (Database database = database(Patience.USUAL)) {
            assertThat(FoundKey.in(database, "odd", "t").unknownHash()).isPresent();
            assertThat(FoundKey.in(database, "odd", "c").type()).isEqualTo(KeyType.CHARACTER);
        }
    }

    @Test
    void aColumnWhoseFirstRowTakesLongerThanAnAnswerUsuallyDoesIsReadToItsEnd() throws SQLException, ServerFailure {
        run("CREATE VIEW late AS SELECT i AS id FROM pg_sleep(1.1), generate_series(1, 10) i");
        var hasty = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(1));
        try (Database database = database(hasty)) {
            KeyColumn late = inTime("late", "id", Duration.ofSeconds(30));
            assertThat(database.keys(late, new Canceller(), KeyProgress.NONE).counts().facts().keys()).isEqualTo(10);
        }
    }

    @Test
    void readingEndsAtItsLimitAndWhenItIsCancelled() throws SQLException {
        run("CREATE OR REPLACE VIEW slow AS SELECT i AS id FROM generate_series(1, 2000000000) i");
        assertThatThrownBy(() -> read(inTime("slow", "id", Duration.ofMillis(700)), new Canceller(), KeyProgress.NONE))
                .isInstanceOf(ServerFailure.class).hasMessageContaining("time limit");
        var canceller = new Canceller();
        assertThatThrownBy(() -> read(inTime("parted", "tenant", Duration.ofMinutes(1)), canceller,
                (read, _) -> {
                    if (read > 10_000) {
                        canceller.cancel();
                    }
                })).isInstanceOf(ServerFailure.class).hasMessageContaining("stopped");
        assertThat(ask("SELECT count(*) FROM pg_stat_activity WHERE state <> 'idle' AND query LIKE '%slow%' AND pid <> pg_backend_pid()"))
                .containsExactly("0");
    }

    @Test
    void theTransactionIsReadOnlyAndTheSessionIsLeftAsItWas() throws SQLException, ServerFailure {
        try (Connection connection = server().connect(); Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'Asia/Tokyo'");
            KeyColumnReader.read(connection, column("orders", "at", Optional.empty()), new Canceller(), KeyProgress.NONE);
            try (ResultSet row = statement.executeQuery("SHOW TimeZone")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("Asia/Tokyo");
            }
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    private static MethodLoad load(MeasuredKeys keys, ShardMethod method) {
        return keys.counts().methods().stream().filter(load -> load.method() == method).findFirst().orElseThrow();
    }

    private static KeyColumn inTime(String table, String column, Duration limit) {
        return new KeyColumn(table, column, ALL, MethodOptions.USUAL, 4, 4, Optional.empty(), limit);
    }

    private static KeyColumn column(String table, String column, Optional<Double> percent) {
        return new KeyColumn(table, column, ALL, MethodOptions.USUAL, 4, 5, percent, Duration.ofMinutes(1));
    }

    private static MeasuredKeys read(String table, String column, Optional<Double> percent) throws ServerFailure {
        return read(column(table, column, percent), new Canceller(), KeyProgress.NONE);
    }

    private static MeasuredKeys read(KeyColumn column, Canceller canceller, KeyProgress progress) throws ServerFailure {
        try (Database database = database(Patience.USUAL)) {
            return database.keys(column, canceller, progress);
        }
    }

    private static Database database(Patience patience) {
        return new Database(ConnectionProfile.of("postgresql://postgres@127.0.0.1:" + server().port() + "/postgres"),
                Login.ofEnvironment(), patience);
    }
}
