package org.plumbline.health;

import java.util.Optional;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;

/// Which index makes another one superfluous.
final class IndexCover {
    private IndexCover() {}

    /// Another index of the table that serves all that this one does.
    ///
    /// @param same with the same keys, or else with more
    static Optional<IndexFacts> of(TableFacts table, IndexFacts index, boolean same) {
        if (index.unique() || index.primary() || index.backsConstraint() || !index.valid()) {
            return Optional.empty();
        }
        return table.indexes().stream()
                .filter(other -> other.keys().equals(index.keys()) == same && covers(other, index, same)).findFirst();
    }

    /// Keys are the same only with the same operator class, collation and order. Only a B-tree serves what it begins with; of two that are
    /// the same the one later by name is superfluous.
    private static boolean covers(IndexFacts other, IndexFacts index, boolean same) {
        int keys = index.keys().size();
        return !other.name().equals(index.name()) && other.valid()
                && other.method().equals(index.method()) && other.predicate().equals(index.predicate())
                && other.keys().size() >= keys && other.keys().subList(0, keys).equals(index.keys())
                && (same || index.method().equals("btree"))
                && (other.included().containsAll(index.included())
                        || other.keys().stream().map(IndexFacts.Key::expression).toList().containsAll(index.included()))
                && (!same || isKept(other, index));
    }

    private static boolean isKept(IndexFacts other, IndexFacts index) {
        boolean needed = other.unique() || other.primary() || other.backsConstraint();
        int more = other.included().size() - index.included().size();
        return needed || more > 0 || (more == 0 && other.name().compareTo(index.name()) < 0);
    }
}
