package org.plumbline.rewrite;

import java.util.List;
import java.util.Optional;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Span;

/// Taking one table out of a FROM.
///
/// @param join that had it; none where a comma ties it
/// @param edits that take it away
record JoinCut(Optional<Join> join, List<Edit> edits) {
    JoinCut {
        edits = List.copyOf(edits);
    }

    /// None where it stands in parentheses, is sampled or joined to several.
    static Optional<JoinCut> of(Original original, PlainSelect select, Reference reference) {
        QueryBlock block = select.block();
        if (block.references().size() < 2 || depth(original, block, reference) > 0) {
            return Optional.empty();
        }
        List<Join> having = block.joins().stream().filter(join -> join.left().contains(reference)
                || join.right().contains(reference)).toList();
        if (having.isEmpty()) {
            return comma(original, block, reference).map(edit -> new JoinCut(Optional.empty(), List.of(edit)));
        }
        Optional<Join> own = having.stream().filter(join -> join.right().equals(List.of(reference))).findFirst();
        if (own.isPresent()) {
            Span span = own.get().span();
            return isPlain(original, own.get(), reference)
                    ? Optional.of(new JoinCut(own, List.of(Edit.remove(new Span(lastBefore(original, span.start()), span.end())))))
                    : Optional.empty();
        }
        Join first = having.getFirst();
        if (!first.left().equals(List.of(reference)) || first.right().size() != 1 || first.kind() != Join.Kind.INNER
                || !isPlain(original, first, first.right().getFirst()) || depth(original, block, first.right().getFirst()) > 0
                || !original.text(between(reference.span(), first.span())).isBlank()) {
            return Optional.empty();
        }
        Reference stays = first.right().getFirst();
        return Optional.of(new JoinCut(Optional.of(first), List.of(
                Edit.remove(new Span(reference.span().start(), stays.span().start())),
                Edit.remove(new Span(stays.span().end(), first.span().end())))));
    }

    /// Nothing but ON, or nothing at all, stands behind the joined table.
    private static boolean isPlain(Original original, Join join, Reference joined) {
        int end = join.condition().map(Span::start).orElse(join.span().end());
        List<Piece> between = Piece.of(original.text(new Span(joined.span().end(), end)));
        boolean on = between.size() == 1 && between.getFirst().isWord("on");
        return !join.natural() && (join.condition().isPresent() ? on : between.isEmpty());
    }

    private static Optional<Edit> comma(Original original, QueryBlock block, Reference reference) {
        String sql = original.sql();
        int start = original.endBefore(reference.span().start());
        if (sql.charAt(start - 1) == ',') {
            int behind = reference.span().end();
            boolean ends = behind == block.from().orElseThrow().end() || sql.substring(behind).stripLeading().startsWith(",");
            return ends ? Optional.of(Edit.remove(new Span(start - 1, behind))) : Optional.empty();
        }
        String after = sql.substring(reference.span().end());
        int comma = reference.span().end() + after.length() - after.stripLeading().length();
        boolean first = block.references().getFirst().equals(reference) && sql.charAt(comma) == ',';
        return first ? Optional.of(Edit.remove(new Span(reference.span().start(), block.references().get(1).span().start())))
                : Optional.empty();
    }

    /// How many parentheses of the FROM are open where it stands.
    private static int depth(Original original, QueryBlock block, Reference reference) {
        int depth = 0;
        for (Piece piece : Piece.of(original.text(new Span(block.from().orElseThrow().start(), reference.span().start())))) {
            depth += piece.opens() ? 1 : piece.closes() ? -1 : 0;
        }
        return depth;
    }

    static int lastBefore(Original original, int place) {
        return original.sql().substring(0, place).stripTrailing().length();
    }

    private static Span between(Span one, Span next) {
        int from = one.end();
        int to = next.start();
        return new Span(from, to);
    }
}
