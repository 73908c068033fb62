package org.plumbline.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.TableFacts;
import org.plumbline.health.UnusedIndexes;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;

/// The oldest partitions of a table, of which nothing was read or written as long as the counters have run: they can be kept apart, on a
/// slower disk or in a file. How old the rows are that statements ask for their normalised texts do not tell; the partitions' counters do.
///
///     pg_stat_user_tables: events_2024_01: seq_scan 0, idx_scan 0, n_tup_ins 0
public final class ColdPartitions implements SchemaCheck {
    /// Of all of them together; less is not worth the work (our own).
    static final Bytes LEAST_SIZE = Bytes.bytes(1L << 30);

    @Override
    public String id() {
        return "cold-partitions";
    }

    @Override
    public String title() {
        return "Old partitions that nobody reads";
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        Optional<Duration> counted = facts.catalog().server().countersSince()
                .map(since -> Duration.between(since, facts.catalog().server().readAt()))
                .filter(age -> age.compareTo(UnusedIndexes.LEAST_AGE) >= 0);
        return counted.map(age -> facts.catalog().tables().stream().filter(TableFacts::partitioned)
                .flatMap(table -> TimePartitions.of(facts.catalog(), table).stream())
                .flatMap(partitions -> advice(facts, partitions, age).stream()).toList()).orElse(List.of());
    }

    private Optional<SchemaAdvice> advice(SchemaFacts facts, TimePartitions partitions, Duration age) {
        List<TableFacts> cold = partitions.ending().stream().takeWhile(partition -> isCold(facts, partition)).toList();
        long size = cold.stream().flatMap(partition -> facts.activity(partition.qualifiedName()).stream())
                .mapToLong(done -> done.size().count() + done.indexSize().count()).sum();
        // where none is read the counters tell of no use at all
        if (cold.isEmpty() || cold.size() == partitions.ending().size() || size < LEAST_SIZE.count()) {
            return Optional.empty();
        }
        TableFacts table = partitions.table();
        var steps = new ArrayList<Step>();
        steps.add(new Step("For each of these partitions, beginning with the oldest: " + String.join(", ",
                cold.stream().map(TableFacts::name).toList()) + ".", Optional.empty(), Effect.NONE));
        steps.addAll(partitions.without(cold.getFirst()));
        var doubts = new ArrayList<>(List.of(Doubt.RARE_QUERIES_MAY_NEED_IT));
        if (!facts.catalog().server().useOfStandbysKnown()) {
            doubts.add(Doubt.STANDBYS_NOT_ASKED);
        }
        return Optional.of(new SchemaAdvice(id(), table.qualifiedName(), partitions.time().name(), Duration.ZERO, List.of(), List.of(
                Evidence.count("partitions that nobody reads", cold.size()), Evidence.bytes("their size", Bytes.bytes(size)),
                Evidence.text("rows before", TimePartitions.end(cold.getLast()).orElseThrow()),
                Evidence.count("days observed", age.toDays()),
                Evidence.count("other partitions", partitions.ending().size() - cold.size())),
                List.of(), steps, partitions.with(cold.getFirst()), doubts));
    }

    private static boolean isCold(SchemaFacts facts, TableFacts partition) {
        return !partition.partitioned() && facts.activity(partition.qualifiedName()).filter(done -> done.sequentialScans() == 0
                && done.indexScans() == 0 && done.inserted().value() + done.updated().value() + done.deleted().value() == 0).isPresent();
    }
}
