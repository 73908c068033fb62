package org.plumbline.index;

import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;

/// Whether an index of the catalogue is the one that is wanted: the same method, keys, columns and rows, in the same order (as
/// `CompareIndexInfo`, index.c, wants it of a partition's index).
final class ExistingIndex {
    private ExistingIndex() {}

    static boolean is(TableFacts table, IndexFacts index, IndexCandidate wanted) {
        return !index.unique() && index.method().equals(wanted.method()) && index.keys().size() == wanted.keys().size()
                && index.included().equals(wanted.include()) && same(index.predicate(), wanted.where())
                && IntStream.range(0, wanted.keys().size())
                        .allMatch(i -> SameKey.is(index.keys().get(i), wanted.keys().get(i), table));
    }

    private static boolean same(Optional<String> one, Optional<String> other) {
        return one.map(SameKey::plain).equals(other.map(SameKey::plain));
    }
}
