package org.plumbline.sql.block;

import java.util.Optional;

/// Reads what stands behind the last arm of a query and holds for all of it: ORDER BY, LIMIT, locks.
final class TailReader {
    private final Cursor cursor;
    private final PartReader parts;

    TailReader(Cursor cursor, PartReader parts) {
        this.cursor = cursor;
        this.parts = parts;
    }

    /// ORDER BY, LIMIT and the like, behind the last arm.
    void tail(QueryBlock block) throws NotUnderstood {
        QueryBlock names = block.core();
        while (cursor.atClause() && !cursor.isWord("returning")) {
            int start = cursor.index();
            if (cursor.isWord("order") && cursor.peek(1).isWord("by")) {
                cursor.go(start + 2);
                ordered(block, names);
                block.orderBy = Optional.of(cursor.span(start, cursor.index()));
            } else if (cursor.isWord("limit") || cursor.isWord("offset") || cursor.isWord("fetch")) {
                cursor.next();
                parts.expression(names, () -> false);
                block.limits.add(cursor.span(start, cursor.index()));
            } else if (cursor.isWord("for")) {
                cursor.next();
                parts.expression(names, () -> false);
                block.locking = Optional.of(cursor.span(start, cursor.index()));
            } else {
                return;
            }
        }
    }

    private void ordered(QueryBlock block, QueryBlock names) throws NotUnderstood {
        do {
            int start = cursor.index();
            parts.expression(names, () -> cursor.here().is(","));
            int end = cursor.index();
            int last = end;
            for (int i = start + 1; i < end && last == end; i++) {
                Piece piece = cursor.at(i);
                boolean direction = piece.isWord("asc") || piece.isWord("desc") || piece.isWord("using")
                        || (piece.isWord("nulls") && i == end - 2);
                last = direction ? i : last;
            }
            if (last > start) {
                block.ordered.add(parts.part(names, start, last, Optional.empty()));
                block.orderItems.add(cursor.span(start, end));
            }
        } while (cursor.accept(","));
    }
}
