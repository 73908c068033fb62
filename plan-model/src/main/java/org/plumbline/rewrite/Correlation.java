package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// How a query depends on the row of the block around it: some columns of both are equal, and that is all.
///
/// @param pairs one at least
record Correlation(List<Pair> pairs) {
    /// A condition of its WHERE, as `o.customer_id = c.id`.
    ///
    /// @param inside where the query's own column stands
    /// @param outside where the other one does
    record Pair(QueryPart term, Span inside, Bound own, Span outside, Bound other) {}

    Correlation {
        pairs = List.copyOf(pairs);
    }

    List<QueryPart> terms() {
        return pairs.stream().map(Pair::term).toList();
    }

    /// None where it depends on it otherwise, in its SELECT list apart, or where that is not sure.
    static Optional<Correlation> of(Original original, PlainSelect select, QueryBlock around) {
        QueryBlock block = select.block();
        var pairs = new ArrayList<Pair>();
        for (QueryPart part : block.conditions()) {
            if (!part.among().isEmpty()) {
                continue;
            }
            Optional<Set<Bound>> read = original.names().read(part.span(), block);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            if (read.get().stream().anyMatch(bound -> isOutside(bound, select))) {
                Optional<Pair> pair = block.whereTerms().contains(part) ? pair(original, select, around, part) : Optional.empty();
                if (pair.isEmpty()) {
                    return Optional.empty();
                }
                pairs.add(pair.get());
            }
        }
        return pairs.isEmpty() || !fromStandsAlone(original, select) ? Optional.empty() : Optional.of(new Correlation(pairs));
    }

    private static Optional<Pair> pair(Original original, PlainSelect select, QueryBlock around, QueryPart term) {
        if (!(original.shape(term.span()) instanceof Shape.Compared(Span _, Span left, String operator, Span right))
                || !operator.equals("=")
                || !(original.shape(left) instanceof Shape.Column first) || !(original.shape(right) instanceof Shape.Column second)) {
            return Optional.empty();
        }
        Optional<Bound> one = original.names().bind(first, select.block());
        Optional<Bound> two = original.names().bind(second, select.block());
        if (one.isEmpty() || two.isEmpty() || isOutside(one.get(), select) == isOutside(two.get(), select)) {
            return Optional.empty();
        }
        Pair pair = isOutside(one.get(), select) ? new Pair(term, right, two.get(), left, one.get())
                : new Pair(term, left, one.get(), right, two.get());
        boolean direct = pair.own().reference().owner() == select.block() && pair.other().reference().owner() == around;
        return direct ? Optional.of(pair) : Optional.empty();
    }

    static boolean isOutside(Bound bound, PlainSelect select) {
        return !bound.reference().owner().isIn(select.query());
    }

    /// No query or function in its FROM reads columns around it.
    private static boolean fromStandsAlone(Original original, PlainSelect select) {
        return select.block().references().stream().allMatch(reference -> switch (reference.kind()) {
            case TABLE -> true;
            case QUERY -> original.names().readOutside(reference.query().orElseThrow())
                    .filter(read -> read.stream().noneMatch(bound -> isOutside(bound, select))).isPresent();
            case FUNCTION, VALUES -> false;
        });
    }

    /// Whether each group of the query's own columns is equal to one value at most on the other side: adds a condition where nobody knows
    /// the types, and is false where they are of different kinds.
    boolean groupsAlike(Original original, List<Condition> conditions) {
        return pairs.stream().allMatch(pair -> AlikeTypes.of(original, pair.own(), pair.other(), conditions));
    }
}
