package org.plumbline.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;

/// Statements delete what is older than a time, row by row: a partition of such rows leaves at once, without dead rows and without work for
/// every index. A statement that asks for anything else of the rows is left alone, as a partition has others too.
///
///     DELETE FROM events WHERE created_at < $1      calls 300, rows 41000000
public final class RetentionByPartition implements SchemaCheck {
    /// Fewer are soon deleted (our own).
    static final long LEAST_DELETED = 100_000;
    private static final Step STOP = new Step(
            "Stop the deleting. Then, for each partition of which all rows are old enough, beginning with this one:", Optional.empty(),
            Effect.NONE);

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
                .flatMap(table -> (table.partitioned() ? ofPartitioned(facts, table) : ofPlain(facts, table)).stream()).toList();
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
        return TimePartitions.of(facts.catalog(), table).filter(partitions -> !partitions.ending().isEmpty()).flatMap(partitions -> {
            TableFacts oldest = partitions.ending().getFirst();
            List<StatementUse> clearing = clearing(facts, table, partitions.time().name());
            return clearing.isEmpty() ? Optional.empty() : Optional.of(advice(facts, table, partitions.time().name(), clearing,
                    Stream.concat(Stream.of(STOP), partitions.without(oldest).stream()).toList(), partitions.with(oldest)));
        });
    }

    private Optional<SchemaAdvice> ofPlain(SchemaFacts facts, TableFacts table) {
        return GrowingTable.of(facts, table).filter(_ -> !TimePartitions.isReferredTo(facts.catalog(), table)).flatMap(growing -> {
            List<StatementUse> clearing = clearing(facts, table, growing.time().name());
            return clearing.isEmpty() ? Optional.empty() : PartitionMigration.of(facts, table, growing.time(), growing.width())
                    .map(migration -> advice(facts, table, growing.time().name(), clearing, Stream.concat(Stream.of(
                            new Step("Partition the table first (partition-by-time): its rows of today are then one partition, which can "
                                    + "leave once all of them are old enough.", Optional.empty(), Effect.NONE), STOP),
                            TimePartitions.without(table, table.schema(), migration.firstPartition(), true).stream()).toList(), List.of()));
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
}
