package org.plumbline.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.health.UnusedIndexes;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.schema.TableUse.Access;
import org.plumbline.sql.QuotedName;

/// An index that is read now and then and written all the time, and of whose first column no statement asks anything that is counted and
/// could be read: what reads it is not known, and has to be found out first. Silent where statements come to the table through views, rules
/// or functions. Those that were never read are [UnusedIndexes]' business; keys and foreign keys keep theirs.
///
///     pg_stat_user_indexes: idx_scan 40; pg_stat_user_tables: n_tup_ins 9000000, n_tup_upd 2000000, n_tup_hot_upd 100000
public final class IndexSelectively implements SchemaCheck {
    /// Entries written for each time that it is read: a search saves more than one entry costs, but not more than so many (our own).
    static final double MOST_ENTRIES_PER_SCAN = 1_000;
    /// Fewer say nothing (our own).
    static final double LEAST_ENTRIES = 100_000;
    /// Smaller ones cost little (our own).
    static final Bytes LEAST_SIZE = Bytes.bytes(8L << 20);

    @Override
    public String id() {
        return "index-selectively";
    }

    @Override
    public String title() {
        return "Indexes that cost more than they save";
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        return facts.catalog().tables().stream()
                .filter(table -> !table.partitioned() && table.partitionOf().isEmpty() && !table.materialized()
                        && table.indexes().stream().anyMatch(IndexSelectively::isFree))
                .flatMap(table -> of(facts, table, entries(facts, table))).toList();
    }

    /// Entries that each index got: one for each inserted row, and for each updated one that found no short way.
    private static Rows entries(SchemaFacts facts, TableFacts table) {
        return facts.activity(table.qualifiedName()).map(done -> done.inserted().plus(Rows.rows(Math.max(0, table.updates()
                - table.hotUpdates())))).orElse(Rows.NONE);
    }

    /// It could go: it keeps no promise, and is worth the talk.
    private static boolean isFree(IndexFacts index) {
        return index.method().equals("btree") && index.valid() && index.predicate().isEmpty() && !index.unique() && !index.primary()
                && !index.backsConstraint() && index.scans() > 0 && index.size().compareTo(LEAST_SIZE) >= 0;
    }

    private static boolean isDear(IndexFacts index, Rows entries) {
        return isFree(index) && entries.value() / index.scans() >= MOST_ENTRIES_PER_SCAN;
    }

    private Stream<SchemaAdvice> of(SchemaFacts facts, TableFacts table, Rows entries) {
        List<IndexFacts> dear = entries.value() < LEAST_ENTRIES ? List.of() : table.indexes().stream()
                .filter(index -> isDear(index, entries) && !isAsked(facts, table, index))
                .sorted(Comparator.comparing(IndexFacts::scans)).toList();
        if (dear.isEmpty() || UnreadStatements.name(facts, table)) {
            return Stream.empty();
        }
        List<StatementUse> writes = facts.statements(table.qualifiedName()).stream().filter(use -> use.of(table.qualifiedName())
                        .filter(each -> each.access() == Access.INSERT || each.access() == Access.UPDATE
                                || each.access() == Access.MERGE).isPresent())
                .sorted(Comparator.comparing(StatementUse::time).reversed()).toList();
        return dear.stream().map(index -> advice(facts, table, entries, index, dear, writes));
    }

    /// Some statement or a foreign key asks for what its first key is about.
    private static boolean isAsked(SchemaFacts facts, TableFacts table, IndexFacts index) {
        String first = QuotedName.read(index.keys().getFirst().expression());
        boolean column = table.columns().stream().anyMatch(each -> each.name().equals(first));
        return !column || table.foreignKeys().stream().anyMatch(key -> key.columns().contains(first))
                || facts.statements(table.qualifiedName()).stream().anyMatch(use -> Asked.of(use, first) != Asked.NOTHING);
    }

    private SchemaAdvice advice(
            SchemaFacts facts, TableFacts table, Rows entries, IndexFacts index, List<IndexFacts> dear, List<StatementUse> writes) {
        int parts = table.indexes().size() + 1;
        Duration ofOne = GrowingTable.total(writes).dividedBy(parts);
        var evidence = new ArrayList<>(List.of(
                Evidence.rows("entries written", entries),
                Evidence.count("scans", index.scans()),
                Evidence.rows("entries written for each scan", Rows.rows(entries.value() / index.scans())),
                Evidence.bytes("size of the index", index.size()),
                Evidence.count("indexes of the table", table.indexes().size()),
                Evidence.count("of them such as this", dear.size()),
                Evidence.time("time of the writes", GrowingTable.total(writes)),
                Evidence.time("time of the writes for such indexes", ofOne.multipliedBy(dear.size()))));
        facts.activity(table.qualifiedName()).ifPresent(done ->
                evidence.add(Evidence.bytes("size of all indexes", done.indexSize())));
        return new SchemaAdvice(id(), table.qualifiedName(), index.name(), ofOne, writes, evidence, List.of(),
                List.of(new Step("Find out what reads it: see in pg_stat_user_indexes when idx_scan grows, and what runs then.",
                                Optional.empty(), Effect.NONE),
                        new Step("Nobody waits for it.", IndexText.drop(table, index), Effect.NONE)),
                List.of(new Step("As it was; nobody waits while it is built.",
                        IndexText.create(facts.traps(table.qualifiedName()), table, index), Effect.NONE)),
                doubts(facts));
    }

    /// As [UnusedIndexes] has them.
    private static List<Doubt> doubts(SchemaFacts facts) {
        var doubts = new ArrayList<>(List.of(Doubt.READER_UNKNOWN, Doubt.RARE_QUERIES_MAY_NEED_IT, Doubt.WRITE_TIME_SHARED_EVENLY));
        Optional<Duration> age = facts.catalog().server().countersSince()
                .map(since -> Duration.between(since, facts.catalog().server().readAt()));
        if (age.isEmpty()) {
            doubts.add(Doubt.COUNTERS_OF_UNKNOWN_AGE);
        } else if (age.get().compareTo(UnusedIndexes.LEAST_AGE) < 0) {
            doubts.add(Doubt.COUNTERS_ARE_YOUNG);
        }
        if (!facts.catalog().server().useOfStandbysKnown()) {
            doubts.add(Doubt.STANDBYS_NOT_ASKED);
        }
        return doubts;
    }
}
