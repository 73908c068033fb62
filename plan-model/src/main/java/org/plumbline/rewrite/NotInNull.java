package org.plumbline.rewrite;

import java.util.List;
import java.util.stream.Stream;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// NOT IN with NULL in its list is never true.
///
///     WHERE status NOT IN ('paid', NULL)
///     WHERE false
///
/// It is a mistake rather than a wish; written out it is seen, and PostgreSQL does not read the table any more.
final class NotInNull implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("not-in-null", "NOT IN with NULL in its list is never true");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        return original.conditions().flatMap(term -> term.shape() instanceof Shape.Within within && isNever(original, within)
                ? Stream.of(Rewriting.sameRows(
                        INFO, original, within.span(), List.of(new Edit(within.span(), "false")), List.of(), Gain.LIKELY))
                : Stream.empty()).toList();
    }

    private static boolean isNever(Original original, Shape.Within within) {
        return within.negated() && within.values().stream().anyMatch(value -> isNull(original, value))
                && KnownCalls.areRepeatable(original, within.span()) && original.queriesIn(within.span()).isEmpty();
    }

    private static boolean isNull(Original original, Span value) {
        return switch (original.shape(value)) {
            case Shape.Literal literal -> original.text(literal.span()).strip().equalsIgnoreCase("null");
            case Shape.Cast cast -> isNull(original, cast.inner());
            default -> false;
        };
    }
}
