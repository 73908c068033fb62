package org.plumbline.index;

import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// What a table's own indexes already do.
public final class CoveringIndex {
    private CoveringIndex() {}

    /// A valid index that begins with the same keys and has at least the same rows and columns.
    public static Optional<IndexFacts> of(TableFacts table, IndexCandidate candidate) {
        return table.indexes().stream()
                .filter(index -> index.valid() && index.method().equals(candidate.method()))
                .filter(index -> index.predicate().isEmpty() || index.predicate().equals(candidate.where()))
                .filter(index -> index.keys().size() >= candidate.keys().size() && beginsWith(index, candidate))
                .filter(index -> candidate.include().stream().allMatch(column -> has(index, column)))
                .findFirst();
    }

    private static boolean beginsWith(IndexFacts index, IndexCandidate candidate) {
        for (int i = 0; i < candidate.keys().size(); i++) {
            IndexCandidate.Key wanted = candidate.keys().get(i);
            IndexFacts.Key there = index.keys().get(i);
            String expression = wanted.isColumn() ? QuotedName.of(wanted.expression()) : wanted.expression();
            boolean sameClass = wanted.operatorClass().map(name -> there.operatorClass().endsWith(name))
                    .orElse(!there.operatorClass().endsWith("_pattern_ops"));
            boolean sameDirection = wanted.descending() == ((there.options() & 1) != 0) || candidate.keys().size() == 1;
            if (!there.expression().equals(expression) || !sameClass || !sameDirection) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(IndexFacts index, String column) {
        return Stream.concat(index.included().stream().map(QuotedName::of), index.keys().stream().map(IndexFacts.Key::expression))
                .anyMatch(QuotedName.of(column)::equals);
    }
}
