package org.plumbline.advisor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConstantTerm;
import org.plumbline.sql.Distance;

/// What a statement does with the columns of one table.
///
/// @param alias as the plan calls it; of partitions what stands above their scans
/// @param table of partitions the table they belong to
/// @param equal compared for equality with a value
/// @param joined compared for equality with a column of another table
/// @param ranges compared with `<`, `>`, `BETWEEN`, or by a prefix; also those that one branch of an OR compares
/// @param orders each a list of keys that rows are sorted or grouped by, all of this table
/// @param read all columns that the statement reads of it
/// @param comparisons all of them, its side first
/// @param constants terms that compare one of its columns with a constant
/// @param nearest distances from a value that rows are sorted by
record TableUse(
        String alias, TableFacts table, List<IndexCandidate.Key> equal, List<IndexCandidate.Key> joined, List<IndexCandidate.Key> ranges,
        List<List<IndexCandidate.Key>> orders, Set<String> read, List<Comparison> comparisons, List<ConstantTerm> constants,
        List<Distance> nearest) {
    TableUse {
        equal = List.copyOf(equal);
        joined = List.copyOf(joined);
        ranges = List.copyOf(ranges);
        orders = List.copyOf(orders);
        read = Set.copyOf(read);
        comparisons = List.copyOf(comparisons);
        constants = List.copyOf(constants);
        nearest = List.copyOf(nearest);
    }

    /// The same without what is compared of these columns: of a part of the table where that is known.
    TableUse without(Set<String> columns) {
        return new TableUse(alias, table, without(equal, columns), without(joined, columns), without(ranges, columns),
                orders.stream().map(order -> without(order, columns)).filter(order -> !order.isEmpty()).toList(), read, comparisons,
                constants, nearest);
    }

    private static List<IndexCandidate.Key> without(List<IndexCandidate.Key> keys, Set<String> columns) {
        return keys.stream().filter(key -> !columns.contains(key.expression())).toList();
    }

    /// Every key that an index could begin with.
    List<IndexCandidate.Key> keys() {
        var keys = new LinkedHashSet<IndexCandidate.Key>();
        Stream.of(equal, joined, ranges).forEach(keys::addAll);
        orders.forEach(keys::addAll);
        return List.copyOf(keys);
    }
}
