package org.plumbline.rewrite;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Span;

/// Who reads a table's columns.
final class Usage {
    private Usage() {}

    /// Whether a SELECT surely reads no column of a reference.
    ///
    /// @param except what is not asked about
    static boolean isUnused(Original original, PlainSelect select, Reference reference, List<Span> except) {
        boolean plain = select.block().joins().stream().noneMatch(Join::natural) && !select.hasWindows()
                && RowOrder.isPlainDistinct(original, select.block());
        return plain && select.parts().stream().filter(part -> except.stream().noneMatch(span -> span.covers(part.span())))
                .allMatch(part -> leaves(original, part, reference))
                && select.block().references().stream().filter(each -> !each.equals(reference)).allMatch(each -> leaves(original, each,
                reference));
    }

    private static boolean leaves(Original original, QueryPart part, Reference reference) {
        if (part.isStar()) {
            List<Reference> meant = Stars.of(part, part.owner());
            return !meant.isEmpty() && !meant.contains(reference);
        }
        Optional<Set<Bound>> read = original.names().read(part.span(), part.owner());
        return read.isPresent() && reads(read.get(), reference).isEmpty();
    }

    private static boolean leaves(Original original, Reference other, Reference reference) {
        return switch (other.kind()) {
            case TABLE -> true;
            case QUERY -> original.names().readOutside(other.query().orElseThrow())
                    .filter(read -> reads(read, reference).isEmpty()).isPresent();
            case FUNCTION, VALUES -> false;
        };
    }

    /// Those of a reference.
    static List<Bound> reads(Set<Bound> read, Reference reference) {
        return read.stream().filter(bound -> bound.reference().equals(reference)).toList();
    }

    /// What a condition reads; none where that is not sure.
    static Optional<Set<Bound>> read(Original original, QueryPart part) {
        return part.among().isEmpty() ? original.names().read(part.span(), part.owner()) : Optional.empty();
    }
}
