package org.plumbline.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.sql.QuotedName;

/// The partitions of a table that is partitioned by ranges of a time, and how one of them leaves it.
///
/// @param time the column
/// @param ending its partitions that end somewhere, the oldest first
/// @param waits nobody may use the table for a moment when one is detached
/// @param catchesOthers it has a DEFAULT partition
record TimePartitions(TableFacts table, ColumnFacts time, List<TableFacts> ending, boolean waits, boolean catchesOthers) {
    private static final String ARCHIVE = "archive";
    private static final int DETACHES_CONCURRENTLY = 14;
    private static final Pattern RANGE_KEY = Pattern.compile("RANGE \\((\"(?:[^\"]|\"\")+\"|\\w+)\\)");
    private static final Pattern BOUND = Pattern.compile("FOR VALUES FROM \\((?:MINVALUE|'[^']+')\\) TO \\('([^']+)'\\)");

    TimePartitions {
        ending = List.copyOf(ending);
    }

    /// None where the table is no such one, or other tables refer to it: then no row may leave by itself.
    static Optional<TimePartitions> of(CatalogFacts facts, TableFacts table) {
        var key = RANGE_KEY.matcher(table.partitioning().key().orElse(""));
        Optional<ColumnFacts> time = key.matches() ? table.columns().stream().filter(GrowingTable::isTime)
                .filter(column -> column.name().equals(QuotedName.read(key.group(1)))).findFirst() : Optional.empty();
        if (time.isEmpty() || isReferredTo(facts, table)) {
            return Optional.empty();
        }
        List<TableFacts> all = facts.tables().stream()
                .filter(each -> each.partitionOf().filter(table.qualifiedName()::equals).isPresent()).toList();
        // detaching beside others is refused where there is a default partition
        boolean others = all.stream().anyMatch(each -> each.partitioning().bound().filter("DEFAULT"::equals).isPresent());
        return time.map(column -> new TimePartitions(table, column, all.stream().filter(each -> end(each).isPresent())
                .sorted(Comparator.comparing(each -> end(each).orElseThrow())).toList(),
                others || facts.server().version() < DETACHES_CONCURRENTLY, others));
    }

    static boolean isReferredTo(CatalogFacts facts, TableFacts table) {
        return facts.tables().stream().flatMap(other -> other.foreignKeys().stream())
                .anyMatch(key -> key.referenced().equals(table.qualifiedName()));
    }

    /// Where a partition's rows end, as PostgreSQL writes it: such texts sort as the times do.
    static Optional<String> end(TableFacts partition) {
        return partition.partitioning().bound().map(BOUND::matcher).filter(bound -> bound.matches()).map(bound -> bound.group(1));
    }

    /// One of them is set aside, and goes for good once nobody needs it.
    List<Step> without(TableFacts partition) {
        return without(table, partition.schema(), partition.name(), waits);
    }

    /// Likewise of a table that will have it.
    static List<Step> without(TableFacts table, String schema, String partition, boolean waits) {
        String name = QuotedName.of(schema, partition);
        var steps = new ArrayList<Step>();
        steps.add(new Step("It is a table of its own from then on; statements on " + table.name() + " no longer see its rows."
                + (waits ? "" : " Where it gives up half way, the same statement with FINALIZE in place of CONCURRENTLY ends it."),
                "ALTER TABLE " + QuotedName.of(table.schema(), table.name()) + " DETACH PARTITION " + name + (waits ? "" : " CONCURRENTLY"),
                waits ? Effect.SHORT_LOCK : Effect.NONE));
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

    /// It comes back, as long as it was not dropped.
    List<Step> with(TableFacts partition) {
        String name = QuotedName.of(partition.schema(), partition.name());
        return List.of(
                new Step("As long as it was not dropped.", "ALTER TABLE " + QuotedName.of(ARCHIVE, partition.name()) + " SET SCHEMA "
                        + QuotedName.of(partition.schema()), Effect.SHORT_LOCK),
                new Step(catchesOthers ? "It reads its rows, and those of the DEFAULT partition, to see that they fit; nobody reads "
                        + "or writes either meanwhile, nor what looks into all partitions."
                        : "It reads its rows to see that they fit; nobody uses it meanwhile, and statements on the other partitions go on.",
                        "ALTER TABLE " + QuotedName.of(table.schema(), table.name()) + " ATTACH PARTITION " + name + " "
                        + partition.partitioning().bound().orElseThrow(), catchesOthers ? Effect.LONG_LOCK : Effect.SHORT_LOCK));
    }
}
