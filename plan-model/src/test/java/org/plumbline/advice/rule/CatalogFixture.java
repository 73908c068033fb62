package org.plumbline.advice.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ForeignKeyFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.PlanChoiceFacts;
import org.plumbline.catalog.SequenceFacts;
import org.plumbline.catalog.ServerFacts;
import org.plumbline.catalog.StatementFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;

/// What a database would say, for tests: a sound table `public.orders` of half a million rows, of which a test changes what it is about.
final class CatalogFixture {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    /// A plan over that table.
    static final String PLAN = """
            Seq Scan on orders  (cost=0.00..9000.00 rows=500000 width=8) (actual time=0.010..90.000 rows=500000 loops=1)
            Execution Time: 100.000 ms
            """;
    static final String UPDATE = """
            Update on orders  (cost=0.00..9000.00 rows=0 width=0) (actual time=90.000..90.000 rows=0 loops=1)
              ->  Seq Scan on orders  (cost=0.00..9000.00 rows=500000 width=8) (actual time=0.010..50.000 rows=500000 loops=1)
            Execution Time: 100.000 ms
            """;

    String name = "orders";
    boolean partitioned;
    Optional<String> partitionOf = Optional.empty();
    double rows = 500_000;
    long pages = 9_000;
    double modified;
    Optional<Instant> analyzedAt = Optional.of(NOW.minus(Duration.ofDays(2)));
    long updates;
    long hotUpdates;
    int fillFactor = 100;
    long frozenAge;
    final List<ColumnFacts> columns = new ArrayList<>();
    final List<IndexFacts> indexes = new ArrayList<>();
    final List<ForeignKeyFacts> foreignKeys = new ArrayList<>();

    int version = 17;
    Optional<Instant> countersSince = Optional.of(NOW.minus(Duration.ofDays(61)));
    boolean useOfStandbysKnown = true;
    Optional<Duration> roundTrip = Optional.empty();
    final List<TableFacts> otherTables = new ArrayList<>();
    final List<SequenceFacts> sequences = new ArrayList<>();
    final List<StatementFacts> statements = new ArrayList<>();
    Optional<PlanChoiceFacts> planChoice = Optional.empty();

    TableFacts table() {
        return new TableFacts("public", name, partitioned, partitionOf, Rows.rows(rows), Blocks.blocks(pages), Rows.rows(modified),
                analyzedAt, updates, hotUpdates, fillFactor, frozenAge, columns, indexes, foreignKeys);
    }

    CatalogFacts facts() {
        return new CatalogFacts(
                new ServerFacts(version, NOW, countersSince, useOfStandbysKnown, 200_000_000, roundTrip),
                Stream.concat(Stream.of(table()), otherTables.stream()).toList(), sequences, statements, planChoice);
    }

    CatalogFixture index(String index, String... keys) {
        return index(btree(index, keys));
    }

    CatalogFixture index(IndexFacts index) {
        indexes.add(index);
        return this;
    }

    CatalogFixture column(String column, String type, long highest) {
        columns.add(new ColumnFacts(column, type, OptionalLong.of(highest), OptionalLong.empty()));
        return this;
    }

    CatalogFixture wide(String column, String type, long bytes) {
        columns.add(new ColumnFacts(column, type, OptionalLong.empty(), OptionalLong.of(bytes)));
        return this;
    }

    static IndexFacts btree(String index, String... keys) {
        return index(index, "btree", List.of(keys), Optional.empty(), false, true, 7, 4_000);
    }

    static IndexFacts index(
            String index, String method, List<String> keys, Optional<String> predicate, boolean primary, boolean valid, long scans,
            long kB) {
        return new IndexFacts(index, method, keys.stream().map(key -> new IndexFacts.Key(key, "pg_catalog.int4_ops", "", 0)).toList(),
                List.of(), predicate, primary, primary, primary, valid, false, scans, Bytes.kibibytes(kB));
    }
}
