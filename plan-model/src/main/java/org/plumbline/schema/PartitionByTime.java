package org.plumbline.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexCost;
import org.plumbline.plan.unit.Share;

/// A large table that grows by rows in the order of a time, and whose statements ask for a span of it: in partitions they read the ones
/// that they need, each has small indexes, and old rows leave with their partition.
///
///     pg_stat_user_tables: n_tup_ins 80000000, n_tup_upd 1200, n_tup_del 0; pg_stats: created_at, correlation 0.99
///     SELECT count(*) FROM events WHERE created_at >= $1 AND created_at < $2
public final class PartitionByTime implements SchemaCheck {
    @Override
    public String id() {
        return "partition-by-time";
    }

    @Override
    public String title() {
        return "Large tables that grow with time";
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        return facts.catalog().tables().stream().flatMap(table -> GrowingTable.of(facts, table).stream())
                .flatMap(growing -> PartitionMigration.of(facts, growing.table(), growing.time(), growing.width()).stream()
                        .map(migration -> advice(facts, growing, migration))).toList();
    }

    private SchemaAdvice advice(SchemaFacts facts, GrowingTable growing, PartitionMigration migration) {
        TableFacts table = growing.table();
        var evidence = new ArrayList<>(List.of(
                Evidence.rows("rows", table.rows()),
                Evidence.bytes("size", growing.activity().size()),
                Evidence.share("share of its statements' time that asks for a span of it", growing.cutShare()),
                Evidence.rows("rows added", growing.activity().inserted())));
        growing.added(Duration.ofDays(1)).ifPresent(rows -> evidence.add(Evidence.rows("rows added a day", rows)));
        growing.added(growing.width().length()).ifPresent(rows -> evidence.add(Evidence.rows("rows of a partition", rows)));
        evidence.add(Evidence.text("partition", growing.width().word()));
        evidence.add(Evidence.share("order of the rows on disk",
                new Share(Math.abs(growing.time().statistics().orElseThrow().correlation().orElse(0)))));
        var prices = new ArrayList<Evidence>();
        if (migration.widensKey()) {
            newKeySize(facts, growing).ifPresent(prices::add);
        }
        if (!migration.referring().isEmpty()) {
            prices.add(Evidence.count("foreign keys that fall away", migration.referring().size()));
        }
        return new SchemaAdvice(id(), table.qualifiedName(), growing.time().name(), GrowingTable.total(growing.cut()), growing.cut(),
                evidence, prices, migration.steps(), migration.back(), doubts(growing, migration));
    }

    private static Optional<Evidence> newKeySize(SchemaFacts facts, GrowingTable growing) {
        TableFacts table = growing.table();
        List<IndexCandidate.Key> keys = table.indexes().stream().filter(index -> index.primary()).findFirst().stream()
                .flatMap(index -> Stream.concat(index.keys().stream().map(key -> key.expression()), Stream.of(growing.time().name())))
                .map(IndexCandidate.Key::column).toList();
        return keys.isEmpty() ? Optional.empty() : IndexCost.of(new IndexCandidate(Optional.of(table.schema()), table.name(), "btree", keys,
                List.of(), Optional.empty()), table, facts.catalog().server().version())
                .map(cost -> Evidence.bytes("size of the wider key", cost.size()));
    }

    private static List<Doubt> doubts(GrowingTable growing, PartitionMigration migration) {
        var doubts = new ArrayList<>(List.of(Doubt.PARTITIONS_MUST_BE_MADE_AHEAD, Doubt.VIEWS_KEEP_THE_OLD_TABLE));
        if (migration.widensKey()) {
            doubts.add(Doubt.KEY_HOLDS_WITHIN_PARTITIONS);
        }
        if (!migration.referring().isEmpty()) {
            doubts.add(Doubt.FOREIGN_KEYS_FALL_AWAY);
        }
        doubts.add(Doubt.OTHERS_READ_ALL_PARTITIONS);
        if (growing.counted().isEmpty()) {
            doubts.add(Doubt.GROWTH_NOT_KNOWN);
        }
        return doubts;
    }
}
