package org.plumbline.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.sql.ConstantTerm;
import org.plumbline.sql.ConstantTerm.Shape;

/// The index that would serve a scan, and what might do instead.
///
/// @param best none where no B-tree would serve it
/// @param partial a smaller index for these constants only
/// @param blockRanges a BRIN index: a thousandth of the size, if the table's rows lie in the column's order
public record IndexChoice(Optional<IndexCandidate> best, Optional<IndexCandidate> partial, Optional<IndexCandidate> blockRanges) {
    /// An index is only read alone if it carries few columns besides its keys.
    private static final int MOST_INCLUDED = 3;

    public static IndexChoice of(IndexNeed need) {
        Optional<IndexCandidate> plain = BtreeKeys.serving(need).map(index -> including(index, need.alsoReads()));
        Optional<List<ConstantTerm>> terms = need.rare() ? constants(need) : Optional.empty();
        if (terms.isEmpty()) {
            return new IndexChoice(plain, Optional.empty(), Optional.empty());
        }
        Optional<IndexCandidate> partial = plain.flatMap(index -> partial(index, terms.get()));
        // Half of an index on a flag is never looked for: the partial one is the index.
        boolean onlyFlags = terms.get().stream().allMatch(term -> term.shape() == Shape.FLAG || term.shape() == Shape.NULL);
        if (onlyFlags && partial.isPresent()) {
            return new IndexChoice(partial, Optional.empty(), Optional.empty());
        }
        return new IndexChoice(plain, partial, plain.filter(_ -> need.large()).flatMap(index -> blockRanges(index, terms.get())));
    }

    private static IndexCandidate including(IndexCandidate index, List<String> columns) {
        List<String> further = columns.stream()
                .filter(column -> index.keys().stream().noneMatch(key -> key.isColumn() && key.expression().equals(column))).toList();
        boolean ofColumns = index.keys().stream().allMatch(IndexCandidate.Key::isColumn);
        return !ofColumns || further.isEmpty() || further.size() > MOST_INCLUDED ? index : index.including(further);
    }

    /// All terms of all conditions, where each compares a column with a constant.
    private static Optional<List<ConstantTerm>> constants(IndexNeed need) {
        var terms = new ArrayList<ConstantTerm>();
        for (var condition : need.conditions()) {
            Optional<List<ConstantTerm>> constant = ConstantTerm.all(condition);
            if (constant.isEmpty()) {
                return Optional.empty();
            }
            terms.addAll(constant.get());
        }
        return Optional.of(terms);
    }

    /// Flags, NULLs and words go into the predicate; what is left of the keys stays, else the first of those columns, as an index
    /// needs one. Ranges never do: tomorrow's is another.
    private static Optional<IndexCandidate> partial(IndexCandidate index, List<ConstantTerm> terms) {
        List<ConstantTerm> fixed = terms.stream()
                .filter(term -> term.shape() == Shape.FLAG || term.shape() == Shape.NULL || term.shape() == Shape.WORD)
                .filter(term -> BtreeKeys.isHarmless(term.sql())).toList();
        if (fixed.isEmpty()) {
            return Optional.empty();
        }
        List<IndexCandidate.Key> left = index.keys().stream()
                .filter(key -> fixed.stream().noneMatch(term -> key.isColumn() && key.expression().equals(term.column().name()))).toList();
        return Optional.of(index.where(
                left.isEmpty() ? index.keys().subList(0, 1) : left,
                fixed.stream().map(ConstantTerm::sql).distinct().collect(Collectors.joining(" AND "))));
    }

    /// For a range of times alone: what grows at its end lies on the disk in that order.
    private static Optional<IndexCandidate> blockRanges(IndexCandidate index, List<ConstantTerm> terms) {
        boolean ofTimes = terms.stream().allMatch(term -> term.shape() == Shape.RANGE
                && term.type().map(type -> type.startsWith("timestamp") || type.startsWith("date")).orElse(false));
        return ofTimes && index.keys().size() == 1
                ? Optional.of(new IndexCandidate(index.schema(), index.table(), "brin", index.keys(), List.of(), Optional.empty()))
                : Optional.empty();
    }
}
