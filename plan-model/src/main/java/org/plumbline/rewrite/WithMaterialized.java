package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.sql.Calls;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;
import org.plumbline.sql.block.WithQuery;

/// A WITH query that is calculated as a whole before anything is asked of it is calculated where it is read, so that conditions reach it;
/// or the other way round, once for all that read it.
///
///     WITH recent AS MATERIALIZED (SELECT * FROM orders) SELECT * FROM recent WHERE customer_id = 5
///     WITH recent AS (SELECT * FROM orders) SELECT * FROM recent WHERE customer_id = 5
///
/// PostgreSQL does so by itself since 12 where the query is read once and nothing is said. Both are the same where the query gives the same
/// rows each time: it calls nothing that is volatile, changes and locks nothing, and leaves no choice between rows.
final class WithMaterialized implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("with-materialized", "A WITH query is calculated where it is read, or once");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        var found = new ArrayList<Rewriting>();
        for (QueryBlock block : original.statement().all()) {
            for (WithQuery with : block.with()) {
                if (!with.recursive() && givesTheSame(original, with.body())) {
                    rewriting(original, with).ifPresent(found::add);
                }
            }
        }
        return List.copyOf(found);
    }

    private static Optional<Rewriting> rewriting(Original original, WithQuery with) {
        List<Reference> readers = original.statement().all().stream().flatMap(block -> block.references().stream())
                .filter(reference -> reference.withQuery().filter(each -> each.body() == with.body()).isPresent()).toList();
        int end = with.body().span().start();
        List<Piece> pieces = Piece.of(original.text(new Span(with.nameSpan().end(), end)));
        boolean said = pieces.getLast().isWord("materialized");
        boolean not = said && pieces.get(pieces.size() - 2).isWord("not");
        int start = with.nameSpan().end() + (said ? pieces.get(pieces.size() - (not ? 2 : 1)).start() : end - with.nameSpan().end());
        boolean restricted = !readers.isEmpty() && readers.stream().allMatch(reader -> isRestricted(original, reader));
        Optional<String> words = Optional.empty();
        if (readers.size() == 1 && said && !not && restricted) {
            words = Optional.of("");
        } else if (readers.size() > 1 && not) {
            words = Optional.of("MATERIALIZED ");
        } else if (readers.size() > 1 && restricted) {
            words = Optional.of("NOT MATERIALIZED ");
        }
        var conditions = new ArrayList<Condition>();
        boolean free = readers.stream().allMatch(reader -> RowOrder.isFree(original, reader.owner(), conditions));
        return words.filter(_ -> free).map(text -> Rewriting.sameRows(INFO, original, new Span(with.nameSpan().start(), end),
                List.of(new Edit(new Span(start, end), text)), conditions, Gain.PERHAPS));
    }

    /// A condition reads it and nothing else.
    private static boolean isRestricted(Original original, Reference reader) {
        return reader.owner().conditions().stream().anyMatch(part -> Usage.read(original, part)
                .filter(read -> !read.isEmpty() && read.stream().allMatch(bound -> bound.reference().equals(reader))).isPresent());
    }

    private static boolean givesTheSame(Original original, QueryBlock body) {
        return KnownCalls.areRepeatable(original, body.span()) && body.all().stream().allMatch(block -> block.command().isEmpty()
                && block.locking().isEmpty() && block.limits().isEmpty() && RowOrder.isPlainDistinct(original, block)
                && block.calls().stream().allMatch(call -> !call.windowed() && original.shape(call.span()) instanceof Shape.Call shape
                && Calls.isOfAnyOrder(shape.name())));
    }
}
