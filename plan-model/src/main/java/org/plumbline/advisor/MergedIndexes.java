package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.Condition;
import org.plumbline.sql.ConstantTerm;

/// One index in the place of two, as statements can share it: the longer keys, and everything that both carry.
final class MergedIndexes {
    /// Our own limit: more is a second table.
    private static final int MOST_COLUMNS = 10;

    private MergedIndexes() {}

    /// For all pairs of which one's keys begin the other's.
    static Set<IndexCandidate> of(List<IndexCandidate> indexes) {
        var merged = new LinkedHashSet<IndexCandidate>();
        for (IndexCandidate one : indexes) {
            for (IndexCandidate other : indexes) {
                merged(one, other).filter(index -> !indexes.contains(index)).ifPresent(merged::add);
            }
        }
        return merged;
    }

    private static Optional<IndexCandidate> merged(IndexCandidate shorter, IndexCandidate longer) {
        boolean alike = shorter.schema().equals(longer.schema()) && shorter.table().equals(longer.table())
                && shorter.method().equals(longer.method()) && shorter.where().equals(longer.where());
        if (!alike || shorter.equals(longer) || shorter.keys().size() > longer.keys().size()
                || !longer.keys().subList(0, shorter.keys().size()).equals(shorter.keys())) {
            return Optional.empty();
        }
        List<String> keys = longer.keys().stream().map(IndexCandidate.Key::expression).toList();
        var carried = new TreeSet<>(longer.include());
        carried.addAll(shorter.include());
        carried.removeAll(keys);
        return keys.size() + carried.size() > MOST_COLUMNS ? Optional.empty()
                : Optional.of(longer.including(new ArrayList<>(carried)));
    }

    /// Whether one begins with the other's keys and has all its columns.
    static boolean replaces(IndexCandidate index, IndexCandidate other) {
        return index.schema().equals(other.schema()) && index.table().equals(other.table()) && index.method().equals(other.method())
                && index.where().equals(other.where()) && index.keys().size() >= other.keys().size()
                && index.keys().subList(0, other.keys().size()).equals(other.keys()) && has(index, Set.copyOf(other.include()));
    }

    /// Whether a partial index does a part of an index's work: its keys are the other's without those that its predicate holds to one
    /// value.
    static boolean hasPart(IndexCandidate index, IndexCandidate partial) {
        if (partial.where().isEmpty() || index.where().isPresent() || !index.schema().equals(partial.schema())
                || !index.table().equals(partial.table()) || !index.method().equals(partial.method())) {
            return false;
        }
        List<String> fixed = ConstantTerm.among(new Condition(partial.where().get())).stream().map(term -> term.column().name()).toList();
        List<IndexCandidate.Key> left = index.keys().stream().filter(key -> !fixed.contains(key.expression())).toList();
        return left.size() < index.keys().size() && left.equals(partial.keys());
    }

    /// Whether an index has these columns, in its keys or carried along.
    static boolean has(IndexCandidate index, Set<String> columns) {
        return columns.stream().allMatch(column -> index.include().contains(column)
                || index.keys().stream().anyMatch(key -> key.isColumn() && key.expression().equals(column)));
    }
}
