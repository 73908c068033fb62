package org.plumbline.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// What a database would say, for tests: a sound table `public.orders` of half a million rows, of which a test changes what it is about.
public final class CatalogFixture {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    /// A plan over that table.
    public static final String PLAN = """
            Seq Scan on orders  (cost=0.00..9000.00 rows=500000 width=8) (actual time=0.010..90.000 rows=500000 loops=1)
            Execution Time: 100.000 ms
            """;
    public static final String UPDATE = """
            Update on orders  (cost=0.00..9000.00 rows=0 width=0) (actual time=90.000..90.000 rows=0 loops=1)
              ->  Seq Scan on orders  (cost=0.00..9000.00 rows=500000 width=8) (actual time=0.010..50.000 rows=500000 loops=1)
            Execution Time: 100.000 ms
            """;

    public String name = "orders";
    public boolean materialized;
    public boolean rowSecurity;
    public boolean partitioned;
    public Optional<String> partitionOf = Optional.empty();
    public double rows = 500_000;
    public long pages = 9_000;
    public double modified;
    public Optional<Instant> analyzedAt = Optional.of(NOW.minus(Duration.ofDays(2)));
    public long updates;
    public long hotUpdates;
    public int fillFactor = 100;
    public Optional<Instant> vacuumedAt = Optional.of(NOW.minus(Duration.ofDays(2)));
    public boolean autovacuum = true;
    public Optional<Bloat> bloat = Optional.empty();
    public long frozenAge;
    public final List<ColumnFacts> columns = new ArrayList<>();
    public final List<IndexFacts> indexes = new ArrayList<>();
    public final List<ForeignKeyFacts> foreignKeys = new ArrayList<>();
    public final List<ConstraintFacts> constraints = new ArrayList<>();
    public final List<ExtendedStatistics> together = new ArrayList<>();

    public int version = 17;
    public Optional<Instant> countersSince = Optional.of(NOW.minus(Duration.ofDays(61)));
    public boolean useOfStandbysKnown = true;
    public Optional<Duration> roundTrip = Optional.empty();
    public final List<SettingFacts> settings = new ArrayList<>();
    public final List<TableFacts> otherTables = new ArrayList<>();
    public final List<SequenceFacts> sequences = new ArrayList<>();
    public final List<RelationFacts> relations = new ArrayList<>();
    public final List<StatementFacts> statements = new ArrayList<>();
    public Optional<PlanChoiceFacts> planChoice = Optional.empty();

    public TableFacts table() {
        var partitioning = new Partitioning(
                partitioned ? Optional.of("RANGE (created_at)") : Optional.empty(), partitionOf, Optional.empty(), false);
        return new TableFacts("public", name, materialized, rowSecurity, partitioning, Rows.rows(rows), Blocks.blocks(pages),
                Rows.rows(modified), analyzedAt,
                updates, hotUpdates, fillFactor, frozenAge, new VacuumFacts(Rows.NONE, vacuumedAt, autovacuum, bloat), columns,
                indexes, foreignKeys, constraints, together);
    }

    public CatalogFacts facts() {
        return new CatalogFacts(
                new ServerFacts(version, NOW, countersSince, useOfStandbysKnown, 200_000_000, settings, List.of(), roundTrip,
                        Optional.empty()),
                Stream.concat(Stream.of(table()), otherTables.stream()).toList(), sequences, relations, statements, planChoice);
    }

    public CatalogFixture index(String index, String... keys) {
        return index(btree(index, keys));
    }

    public CatalogFixture index(IndexFacts index) {
        indexes.add(index);
        return this;
    }

    public CatalogFixture column(String column, String type, long highest) {
        columns.add(new ColumnFacts(column, type, true, false, false, OptionalLong.of(highest), Optional.empty()));
        return this;
    }

    public CatalogFixture wide(String column, String type, long bytes) {
        columns.add(new ColumnFacts(column, type, true, false, false, OptionalLong.empty(), Optional.of(statistics(bytes))));
        return this;
    }

    /// An integer column with its statistics.
    ///
    /// @param distinct as `pg_stats` has it
    public CatalogFixture analysed(String column, double nullFraction, double distinct, double correlation) {
        columns.add(new ColumnFacts(column, "integer", nullFraction == 0, false, false, OptionalLong.empty(), Optional.of(
                new ColumnStatistics(4, new Share(nullFraction), distinct, List.of(), OptionalDouble.of(correlation)))));
        return this;
    }

    /// A column that may be NULL and was never analysed.
    public CatalogFixture typed(String column, String type) {
        columns.add(new ColumnFacts(column, type, false, false, false, OptionalLong.empty(), Optional.empty()));
        return this;
    }

    /// An integer column that was never analysed.
    public CatalogFixture unknown(String column) {
        columns.add(new ColumnFacts(column, "integer", false, false, false, OptionalLong.empty(), Optional.empty()));
        return this;
    }

    public CatalogFixture setting(String setting, String value) {
        settings.add(new SettingFacts(setting, value, Optional.empty(), "configuration file"));
        return this;
    }

    /// A text whose collation compares bytes.
    public CatalogFixture inByteOrder(String column) {
        columns.add(new ColumnFacts(column, "text", true, false, true, OptionalLong.empty(), Optional.empty()));
        return this;
    }

    public static ColumnStatistics statistics(long averageWidth) {
        return new ColumnStatistics(averageWidth, Share.NONE, -1, List.of(), OptionalDouble.empty());
    }

    public CatalogFixture foreignKey(String key, String referenced, String... keyColumns) {
        foreignKeys.add(new ForeignKeyFacts(key, List.of(keyColumns), referenced, List.of("id"), ForeignKeyFacts.Action.NO_ACTION,
                ForeignKeyFacts.Action.NO_ACTION, true, ForeignKeyFacts.Promise.ALWAYS));
        return this;
    }

    public CatalogFixture sequence(String sequence, long last, long max, String column) {
        sequences.add(new SequenceFacts("public", sequence, last, max, Optional.of(new SequenceFacts.Filled("public." + name, column))));
        return this;
    }

    public static IndexFacts btree(String index, String... keys) {
        return index(index, "btree", List.of(keys), Optional.empty(), false, true, 7, 4_000);
    }

    public static IndexFacts index(
            String index, String method, List<String> keys, Optional<String> predicate, boolean primary, boolean valid, long scans,
            long kB) {
        return index(index, method, keys.stream().map(key -> new IndexFacts.Key(key, "pg_catalog.int4_ops", "", 0)).toList(), predicate,
                primary, valid, false, scans, Bytes.kibibytes(kB), Optional.empty());
    }

    /// With the operator classes of its keys, and whether it is being built.
    public static IndexFacts index(
            String index, String method, List<IndexFacts.Key> keys, Optional<String> predicate, boolean primary, boolean valid,
            boolean beingBuilt, long scans, Bytes size, Optional<Bloat> bloat) {
        return new IndexFacts(index, method, keys, List.of(), predicate, primary, primary, primary, valid, beingBuilt, scans,
                Optional.empty(), size, bloat, Optional.of("CREATE INDEX " + index + " ON public.orders"));
    }
}
