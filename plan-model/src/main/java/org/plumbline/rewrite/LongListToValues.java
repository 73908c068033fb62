package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// A long list of IN becomes rows, which PostgreSQL can hash and join.
///
///     WHERE id IN (1, 2, ... 500)
///     WHERE id IN (VALUES (1), (2), ... (500))
///
/// IN asks for one that is equal at least, so that values there twice do no harm.
final class LongListToValues implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("long-list-to-values", "A long list becomes rows");
    /// Shorter ones are searched as fast (our own).
    private static final int LEAST_VALUES = 100;

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        return original.conditions().flatMap(term -> term.shape() instanceof Shape.Within within && !within.negated()
                && within.values().size() >= LEAST_VALUES
                ? rewriting(original, term.block(), within).stream() : Stream.empty()).toList();
    }

    private static Optional<Rewriting> rewriting(Original original, QueryBlock block, Shape.Within within) {
        List<String> values = within.values().stream().map(span -> original.text(span).strip()).toList();
        List<String> types = values.stream().allMatch(value -> value.matches("-?\\d{1,18}")) ? TypedColumn.INTEGERS
                : values.stream().allMatch(value -> PlainText.of(value).isPresent())
                ? List.of(TypedColumn.TEXT, TypedColumn.VARCHAR, "uuid")
                : List.of();
        Optional<TypedColumn> column = types.isEmpty() ? Optional.empty() : TypedColumn.of(original, within.subject(), block, types);
        return column.map(typed -> {
            var edits = new ArrayList<Edit>();
            for (int i = 0; i < within.values().size(); i++) {
                Span value = within.values().get(i);
                // rows of plain texts are of type text
                String cast = i == 0 && typed.type().equals("uuid") ? "::uuid" : "";
                edits.add(Edit.before(value.start(), i == 0 ? "VALUES (" : "("));
                edits.add(Edit.before(value.end(), cast + ")"));
            }
            return Rewriting.sameRows(INFO, original, within.span(), edits, List.of(typed.condition()), Gain.PERHAPS);
        });
    }
}
