package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.BoundedEntry;
import org.plumbline.index.IndexCandidate;

/// B-tree indexes that might serve a use of a table: each key alone and each two of them in both orders, since the planner decides which
/// order it likes; longer keys where equality, range, sort and grouping ask for them; each of them again with everything else that is read
/// of the table, so that the table need not be visited.
final class CandidateIndexes {
    /// Keys of a use from which pairs are made; of more only those that are compared.
    private static final int MOST_PAIRED = 8;
    /// `INDEX_MAX_KEYS` is 32; our own limit.
    private static final int MOST_KEYS = 5;
    private static final int MOST_INCLUDED = 10;
    /// Bytes of included columns, where they are less than half the row: more is a second table.
    private static final long WIDEST_INCLUDED = 100;

    private CandidateIndexes() {}

    static Set<IndexCandidate> of(TableUse use) {
        TableFacts table = use.table();
        var indexes = new LinkedHashSet<IndexCandidate>();
        for (List<IndexCandidate.Key> keys : keyLists(use)) {
            var plain = new IndexCandidate(Optional.of(table.schema()), table.name(), "btree", keys, List.of(), Optional.empty());
            indexes.add(plain);
            covering(plain, use).ifPresent(indexes::add);
        }
        return indexes;
    }

    private static Set<List<IndexCandidate.Key>> keyLists(TableUse use) {
        var lists = new LinkedHashSet<List<IndexCandidate.Key>>();
        List<IndexCandidate.Key> all = use.keys();
        all.forEach(key -> lists.add(List.of(key)));
        List<IndexCandidate.Key> paired = all.size() <= MOST_PAIRED ? all
                : Stream.of(use.equal(), use.joined(), use.ranges()).flatMap(List::stream).distinct().limit(MOST_PAIRED).toList();
        for (IndexCandidate.Key first : paired) {
            paired.forEach(second -> add(lists, List.of(first), List.of(second)));
        }
        add(lists, use.equal());
        var behind = new ArrayList<List<IndexCandidate.Key>>(use.orders());
        Stream.concat(use.joined().stream(), use.ranges().stream()).forEach(key -> behind.add(List.of(key)));
        for (List<IndexCandidate.Key> tail : behind) {
            add(lists, use.equal(), tail);
            use.ranges().forEach(range -> add(lists, use.equal(), tail, List.of(range)));
            use.joined().forEach(join -> {
                add(lists, List.of(join), use.equal(), tail);
                add(lists, List.of(join), tail);
            });
        }
        add(lists, use.joined());
        use.orders().forEach(order -> add(lists, order));
        return lists;
    }

    /// The keys of these lists one behind the other, each once.
    @SafeVarargs
    private static void add(Set<List<IndexCandidate.Key>> lists, List<IndexCandidate.Key>... parts) {
        var keys = new ArrayList<IndexCandidate.Key>();
        for (List<IndexCandidate.Key> part : parts) {
            for (IndexCandidate.Key key : part) {
                if (keys.size() < MOST_KEYS && keys.stream().noneMatch(each -> each.expression().equals(key.expression()))) {
                    keys.add(key);
                }
            }
        }
        if (!keys.isEmpty()) {
            lists.add(List.copyOf(keys));
        }
    }

    private static Optional<IndexCandidate> covering(IndexCandidate plain, TableUse use) {
        if (plain.keys().stream().anyMatch(key -> !key.isColumn())) {
            return Optional.empty();
        }
        List<String> others = use.read().stream().sorted()
                .filter(column -> plain.keys().stream().noneMatch(key -> key.expression().equals(column))).toList();
        long row = width(use.table(), use.table().columns().stream().map(ColumnFacts::name).toList());
        long included = width(use.table(), others);
        boolean small = others.size() <= MOST_INCLUDED && (included <= WIDEST_INCLUDED || included * 2 <= row)
                && BoundedEntry.holds(use.table(), others);
        return others.isEmpty() || !small ? Optional.empty() : Optional.of(plain.including(others));
    }

    private static long width(TableFacts table, List<String> names) {
        return table.columns().stream().filter(column -> names.contains(column.name()))
                .mapToLong(column -> column.averageWidth().orElse(32)).sum();
    }
}
