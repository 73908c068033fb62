package org.plumbline.rewrite;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;

/// LIKE without a wildcard becomes an equality.
///
///     WHERE code LIKE 'A-17'    WHERE code = 'A-17'
///
/// Not of `char(n)`, whose equality does not see spaces at the end, as LIKE does; nor of `citext`.
final class LikeWithoutWildcard implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("like-without-wildcard", "LIKE without a wildcard becomes an equality");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        return original.conditions().flatMap(term -> term.shape() instanceof Shape.Matched like && like.word().equals("like")
                ? rewriting(original, term.block(), like).stream() : Stream.empty()).toList();
    }

    private static Optional<Rewriting> rewriting(Original original, QueryBlock block, Shape.Matched like) {
        String pattern = original.text(like.pattern()).strip();
        boolean plain = PlainText.of(pattern).filter(text -> text.chars().noneMatch(c -> c == '%' || c == '_' || c == '\\')).isPresent();
        Optional<TypedColumn> column = TypedColumn.of(original, like.subject(), block, TypedColumn.TEXTS);
        if (!plain || column.isEmpty()) {
            return Optional.empty();
        }
        String equality = original.text(like.subject()) + (like.negated() ? " <> " : " = ") + pattern;
        return Optional.of(Rewriting.sameRows(INFO, original, like.span(), List.of(new Edit(like.span(), equality)),
                List.of(column.get().condition()), Gain.NONE));
    }
}
