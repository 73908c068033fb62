package org.plumbline.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.sql.QuotedName;

/// Statements delete what is older than a time, row by row: a partition of such rows leaves at once, without dead rows and without work for
/// every index. A statement that asks for anything else of the rows is left alone, as a partition has others too.
///
///     DELETE FROM events WHERE created_at < $1      calls 300, rows 41000000
public final class RetentionByPartition implements SchemaCheck {
    /// Fewer are soon deleted (our own).
    static final long LEAST_DELETED = 100_000;
    private static final String ARCHIVE = "archive";
    private static final int DETACHES_CONCURRENTLY = 14;
    private static final Pattern RANGE_KEY = Pattern.compile("RANGE \\((\"(?:[^\"]|\"\")+\"|\\w+)\\)");
    private static final Pattern FROM = Pattern.compile("FOR VALUES FROM \\((?:MINVALUE|'([^']+)')\\) TO \\('([^']+)'\\)");

    @Override
    public String id() {
        return "retention";
    }

    @Override
    public String title() {
        return "Old rows deleted one by one";
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        return facts.catalog().tables().stream()
                .flatMap(table -> (table.partitioned() ? ofPartitioned(facts, table) : ofPlain(facts, table)).stream())
                .filter(advice -> facts.catalog().tables().stream().flatMap(other -> other.foreignKeys().stream())
                        .noneMatch(key -> key.referenced().equals(advice.table()))).toList();
    }

    private static List<StatementUse> clearing(SchemaFacts facts, TableFacts table, String column) {
        List<StatementUse> clearing = facts.statements(table.qualifiedName()).stream()
                .filter(use -> GrowingTable.clears(use, table, column))
                .sorted(Comparator.comparing(StatementUse::time).reversed()).toList();
        return deleted(clearing).value() >= LEAST_DELETED ? clearing : List.of();
    }

    private static Rows deleted(List<StatementUse> clearing) {
        return clearing.stream().map(use -> use.statement().counters().rows()).reduce(Rows.NONE, Rows::plus);
    }

    private Optional<SchemaAdvice> ofPartitioned(SchemaFacts facts, TableFacts table) {
        var key = RANGE_KEY.matcher(table.partitioning().key().orElseThrow());
        Optional<ColumnFacts> time = key.matches() ? table.columns().stream().filter(GrowingTable::isTime)
                .filter(column -> column.name().equals(QuotedName.read(key.group(1)))).findFirst() : Optional.empty();
        List<TableFacts> partitions = facts.catalog().tables().stream()
                .filter(each -> each.partitionOf().filter(table.qualifiedName()::equals).isPresent()).toList();
        Optional<TableFacts> oldest = partitions.stream().filter(each -> end(each).isPresent())
                .min(Comparator.comparing(each -> end(each).orElseThrow()));
        return time.map(column -> clearing(facts, table, column.name())).filter(clearing -> !clearing.isEmpty())
                .flatMap(clearing -> oldest.map(partition -> {
                    boolean hasDefault = partitions.stream()
                            .anyMatch(each -> each.partitioning().bound().filter("DEFAULT"::equals).isPresent());
                    boolean waits = hasDefault || facts.catalog().server().version() < DETACHES_CONCURRENTLY;
                    return advice(facts, table, time.get().name(), clearing, steps(table, partition.schema(), partition.name(), waits),
                            back(table, partition));
                }));
    }

    /// Where a partition's rows end, as PostgreSQL writes it: such texts sort as the times do.
    private static Optional<String> end(TableFacts partition) {
        return partition.partitioning().bound().map(FROM::matcher).filter(bound -> bound.matches()).map(bound -> bound.group(2));
    }

    private Optional<SchemaAdvice> ofPlain(SchemaFacts facts, TableFacts table) {
        return GrowingTable.of(facts, table).flatMap(growing -> {
            List<StatementUse> clearing = clearing(facts, table, growing.time().name());
            return clearing.isEmpty() ? Optional.empty() : PartitionMigration.of(facts, table, growing.time(), growing.width())
                    .map(migration -> advice(facts, table, growing.time().name(), clearing, Stream.concat(
                            Stream.of(new Step("Partition the table first (partition-by-time): its rows of today are then one partition, "
                                    + "which can leave once all of them are old enough.", Optional.empty(), Effect.NONE)),
                            steps(table, table.schema(), migration.firstPartition(), true).stream()).toList(), List.of()));
        });
    }

    private SchemaAdvice advice(
            SchemaFacts facts, TableFacts table, String column, List<StatementUse> clearing, List<Step> steps, List<Step> back) {
        long calls = clearing.stream().mapToLong(use -> use.statement().counters().calls()).sum();
        var evidence = new ArrayList<>(List.of(
                Evidence.rows("rows deleted", deleted(clearing)),
                Evidence.time("time of deleting", GrowingTable.total(clearing)),
                Evidence.count("calls", calls),
                Evidence.count("indexes", table.indexes().size())));
        facts.activity(table.qualifiedName()).ifPresent(activity -> evidence.add(Evidence.bytes("size", activity.size())));
        return new SchemaAdvice(id(), table.qualifiedName(), column, GrowingTable.total(clearing), clearing, evidence, List.of(), steps,
                back, List.of(Doubt.CUT_OFF_NOT_KNOWN, Doubt.DELETE_TRIGGERS_DO_NOT_FIRE));
    }

    private static List<Step> steps(TableFacts table, String schema, String partition, boolean waits) {
        String name = QuotedName.of(schema, partition);
        var steps = new ArrayList<Step>();
        steps.add(new Step("Stop the deleting. Then, for each partition of which all rows are old enough, beginning with this one:",
                Optional.empty(), Effect.NONE));
        if (waits) {
            steps.add(new Step("Who waits longer than this for a lock gives up, so that others do not queue behind.",
                    "SET lock_timeout = '5s'", Effect.NONE));
        }
        steps.add(new Step("It is a table of its own from then on; statements on " + table.name() + " no longer see its rows.",
                "ALTER TABLE " + QuotedName.of(table.schema(), table.name()) + " DETACH PARTITION " + name + (waits ? "" : " CONCURRENTLY"),
                waits ? Effect.SHORT_LOCK : Effect.NONE));
        if (waits) {
            steps.add(new Step("As it was.", "RESET lock_timeout", Effect.NONE));
        }
        steps.add(new Step("Rows that somebody may want to see again are kept apart.",
                "CREATE SCHEMA IF NOT EXISTS " + ARCHIVE, Effect.NONE));
        steps.add(new Step("There it is out of the way, as it is.",
                "ALTER TABLE " + name + " SET SCHEMA " + ARCHIVE, Effect.SHORT_LOCK));
        steps.add(new Step("To keep it elsewhere: ALTER TABLE ... SET TABLESPACE moves it to a slower disk, psql's \\copy ... TO writes it "
                + "to a file.", Optional.empty(), Effect.NONE));
        steps.add(new Step("Once nobody needs its rows. They are gone then.",
                "DROP TABLE " + QuotedName.of(ARCHIVE, partition), Effect.LOSES_ROWS));
        return List.copyOf(steps);
    }

    /// As long as it was not dropped.
    private static List<Step> back(TableFacts table, TableFacts partition) {
        return List.of(
                new Step("As long as it was not dropped.", "ALTER TABLE " + QuotedName.of(ARCHIVE, partition.name()) + " SET SCHEMA "
                        + QuotedName.of(partition.schema()), Effect.SHORT_LOCK),
                new Step("It reads its rows to see that they fit; others go on.", "ALTER TABLE "
                        + QuotedName.of(table.schema(), table.name()) + " ATTACH PARTITION "
                        + QuotedName.of(partition.schema(), partition.name()) + " " + partition.partitioning().bound().orElseThrow(),
                        Effect.SHORT_LOCK));
    }
}
