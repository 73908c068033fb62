package org.plumbline.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.schema.TableUse.Access;
import org.plumbline.sql.QuotedName;

/// A large B-tree on a column in whose order the rows lie, of which statements only ask for spans: a BRIN index keeps the least and the
/// greatest value of each 128 pages instead of an entry for each row, and a new row seldom changes it.
///
///     pg_stats: created_at, correlation 0.999; events_created_at_idx: btree, 2 GB; WHERE created_at >= $1 AND created_at < $2
public final class BlockRangesInPlace implements SchemaCheck {
    /// Smaller ones cost little (our own).
    static final Bytes LEAST_SIZE = Bytes.bytes(64L << 20);
    /// In place of a B-tree the rows must lie all but in order (our own; for one more index 0.9 does).
    static final double LEAST_CORRELATION = 0.99;
    /// `pages_per_range`.
    private static final long PAGES_OF_A_RANGE = 128;
    /// `SizeOfBrinTuple` with its bitmap, and `ItemIdData`.
    private static final long TUPLE_HEADER = 8 + 4;
    /// `REVMAP_PAGE_MAXITEMS`.
    private static final long RANGES_OF_A_MAP_PAGE = 1_360;
    private static final long USABLE_BYTES = 8_144;
    /// B-tree operator classes of types of which BRIN keeps the least and the greatest value unless told otherwise
    /// (`pg_opclass.opcdefault`): enums, for one, have none.
    private static final Set<String> ORDERS = Stream.of("bit", "bpchar", "bytea", "char", "date", "float4", "float8", "int2", "int4",
            "int8", "interval", "macaddr", "macaddr8", "name", "numeric", "oid", "pg_lsn", "text", "time", "timestamp", "timestamptz",
            "timetz", "uuid", "varbit", "varchar").map(type -> "pg_catalog." + type + "_ops")
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public String id() {
        return "brin";
    }

    @Override
    public String title() {
        return "B-trees where BRIN would do";
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        return facts.catalog().tables().stream().filter(table -> table.indexes().stream().anyMatch(BlockRangesInPlace::isPlain))
                .filter(table -> isLog(facts, table) && !UnreadStatements.name(facts, table))
                .flatMap(table -> table.indexes().stream().filter(BlockRangesInPlace::isPlain)
                        .flatMap(index -> advice(facts, table, index).stream())).toList();
    }

    /// Rows that are deleted leave room at other places than where rows go by their order.
    private static boolean isLog(SchemaFacts facts, TableFacts table) {
        return !table.partitioned() && table.partitionOf().isEmpty() && !table.materialized() && facts.activity(table.qualifiedName())
                .filter(done -> done.inserted().value() > 0 && done.updated().value() + done.deleted().value()
                        <= GrowingTable.MOST_CHANGED * done.inserted().value()).isPresent();
    }

    private static boolean isPlain(IndexFacts index) {
        return index.method().equals("btree") && index.keys().size() == 1
                && ORDERS.contains(index.keys().getFirst().operatorClass()) && index.included().isEmpty() && index.valid()
                && index.predicate().isEmpty() && !index.unique() && !index.backsConstraint() && index.size().compareTo(LEAST_SIZE) >= 0;
    }

    private Optional<SchemaAdvice> advice(SchemaFacts facts, TableFacts table, IndexFacts index) {
        return table.columns().stream()
                .filter(column -> column.name().equals(QuotedName.read(index.keys().getFirst().expression())) && isOrdered(column))
                .findFirst().flatMap(column -> advice(facts, table, index, column));
    }

    private static boolean isOrdered(ColumnFacts column) {
        return column.statistics().filter(known -> Math.abs(known.correlation().orElse(0)) >= LEAST_CORRELATION).isPresent();
    }

    private Optional<SchemaAdvice> advice(SchemaFacts facts, TableFacts table, IndexFacts index, ColumnFacts column) {
        List<StatementUse> all = facts.statements(table.qualifiedName());
        List<StatementUse> spans = all.stream().filter(use -> Asked.of(use, column.name()) == Asked.SPANS).toList();
        boolean more = all.stream().anyMatch(use -> Asked.of(use, column.name()) == Asked.MORE);
        boolean serves = table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
        boolean there = table.indexes().stream().anyMatch(other -> other.method().equals("brin"));
        if (spans.isEmpty() || more || serves || there) {
            return Optional.empty();
        }
        List<StatementUse> inserts = all.stream().filter(use -> use.of(table.qualifiedName())
                .filter(each -> each.access() == Access.INSERT).isPresent()).toList();
        Duration written = GrowingTable.total(inserts);
        return Optional.of(new SchemaAdvice(id(), table.qualifiedName(), index.name(), written,
                Stream.concat(spans.stream(), inserts.stream()).distinct().sorted(Comparator.comparing(StatementUse::time).reversed())
                        .toList(),
                List.of(Evidence.bytes("size of the B-tree", index.size()), Evidence.bytes("size of the BRIN index", size(table, column)),
                        Evidence.share("order of the rows on disk",
                                new Share(Math.abs(column.statistics().orElseThrow().correlation().orElse(0)))),
                        Evidence.text("column", column.name()), Evidence.rows("rows added",
                                facts.activity(table.qualifiedName()).orElseThrow().inserted()),
                        Evidence.count("scans of the B-tree", index.scans())),
                List.of(Evidence.count("pages that a search reads at least", PAGES_OF_A_RANGE)),
                steps(facts, table, index, column), back(facts, table, index, column),
                List.of(Doubt.SMALL_SPANS_READ_MORE, Doubt.FREED_PLACES_BREAK_ORDER, Doubt.RARE_QUERIES_MAY_NEED_IT)));
    }

    /// A summary of each range: the least and the greatest value; with the map to them and the page at the start. 20,000 ranges of
    /// dates are 66 pages by this and on PostgreSQL 18, of time stamps 85.
    private static Bytes size(TableFacts table, ColumnFacts column) {
        long ranges = (table.pages().count() + PAGES_OF_A_RANGE - 1) / PAGES_OF_A_RANGE;
        long tuple = TUPLE_HEADER + (2 * column.averageWidth().orElse(8) + 7) / 8 * 8;
        long pages = 1 + up(ranges, RANGES_OF_A_MAP_PAGE) + up(ranges, USABLE_BYTES / tuple);
        return Blocks.blocks(pages).bytes();
    }

    private static long up(long number, long by) {
        return (number + by - 1) / by;
    }

    private static List<Step> steps(SchemaFacts facts, TableFacts table, IndexFacts index, ColumnFacts column) {
        var steps = new ArrayList<Step>();
        steps.add(new Step("It reads the table once; nobody waits. What is added later is summarised as soon as a range is full.",
                "CREATE INDEX CONCURRENTLY " + QuotedName.of(name(facts, table, column)) + " ON "
                        + QuotedName.of(table.schema(), table.name()) + " USING brin (" + QuotedName.of(column.name())
                        + ") WITH (autosummarize = on)", Effect.NONE));
        steps.add(new Step("Compare the statements with both: in a transaction that is rolled back, drop the B-tree and EXPLAIN them "
                + "(on a copy of the database, as that locks the table).", Optional.empty(), Effect.NONE));
        steps.add(new Step("Nobody waits for it.", IndexText.drop(table, index), Effect.NONE));
        return List.copyOf(steps);
    }

    private static List<Step> back(SchemaFacts facts, TableFacts table, IndexFacts index, ColumnFacts column) {
        return List.of(new Step("As it was.", IndexText.create(facts.traps(table.qualifiedName()), table, index), Effect.NONE),
                new Step("Nobody waits for it.", "DROP INDEX CONCURRENTLY "
                        + QuotedName.of(table.schema(), name(facts, table, column)), Effect.NONE));
    }

    private static String name(SchemaFacts facts, TableFacts table, ColumnFacts column) {
        return new FreeName(facts.catalog(), table.schema()).of(table.name() + "_" + column.name(), "brin");
    }
}
