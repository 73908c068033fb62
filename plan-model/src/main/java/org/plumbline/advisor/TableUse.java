package org.plumbline.advisor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;

/// What a statement does with the columns of one table.
///
/// @param table of partitions the table they belong to
/// @param equal compared for equality with a value
/// @param joined compared for equality with a column of another table
/// @param ranges compared with `<`, `>`, `BETWEEN`, or by a prefix; also those that one branch of an OR compares
/// @param orders each a list of keys that rows are sorted or grouped by, all of this table
/// @param read all columns that the statement reads of it
record TableUse(
        TableFacts table, List<IndexCandidate.Key> equal, List<IndexCandidate.Key> joined, List<IndexCandidate.Key> ranges,
        List<List<IndexCandidate.Key>> orders, Set<String> read) {
    TableUse {
        equal = List.copyOf(equal);
        joined = List.copyOf(joined);
        ranges = List.copyOf(ranges);
        orders = List.copyOf(orders);
        read = Set.copyOf(read);
    }

    /// Every key that an index could begin with.
    List<IndexCandidate.Key> keys() {
        var keys = new LinkedHashSet<IndexCandidate.Key>();
        Stream.of(equal, joined, ranges).forEach(keys::addAll);
        orders.forEach(keys::addAll);
        return List.copyOf(keys);
    }
}
