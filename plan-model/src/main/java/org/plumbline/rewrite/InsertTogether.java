package org.plumbline.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.ArrayInsert;
import org.plumbline.sql.SingleInsert;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Span;

/// An INSERT of one row takes an array for each column, so that one statement inserts any number of rows.
///
///     INSERT INTO events (a, b) VALUES ($1, $2)
///     INSERT INTO events (a, b) SELECT * FROM unnest($1::bigint[], $2::text[])
///
/// Not with ON CONFLICT DO UPDATE, which refuses two rows with one key in one statement, and not with RETURNING, whose rows a program has
/// to tell apart. [ArrayInsert] writes it.
final class InsertTogether implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("insert-together", "An INSERT takes many rows at once");
    /// Types whose arrays `unnest` takes apart to just these values.
    private static final Set<String> MEMBERS = Set.of(
            "smallint", "integer", "bigint", "numeric", "real", "double precision", "text", TypedColumn.VARCHAR, "boolean", "uuid", "date",
            TypedColumn.TIMESTAMP, TypedColumn.ZONED, "time without time zone", "interval", "json", "jsonb", "bytea", "inet");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        Optional<Reference> target = original.statement().target();
        return SingleInsert.of(original.sql()).flatMap(SingleInsert::arrays)
                .filter(insert -> target.isPresent() && isPlain(insert.behind()))
                .flatMap(insert -> rewriting(original, target.orElseThrow(), insert)).stream().toList();
    }

    /// Nothing behind the row, or ON CONFLICT DO NOTHING.
    private static boolean isPlain(String behind) {
        String rest = behind.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        return rest.isEmpty() || rest.equals(";")
                || (rest.startsWith("on conflict") && rest.replace(";", "").strip().endsWith("do nothing"));
    }

    private static Optional<Rewriting> rewriting(Original original, Reference target, ArrayInsert insert) {
        Optional<Schema.Table> table = original.names().table(target);
        List<ArrayInsert.Column> columns = table.stream().flatMap(known -> known.columns().stream())
                .map(column -> new ArrayInsert.Column(
                        column.name(), Optional.of(TypedColumn.plain(column.type())).filter(MEMBERS::contains)))
                .toList();
        return insert.with(columns).map(sql -> {
            String row = original.sql().substring(insert.before().length(), original.sql().length() - insert.behind().length());
            Span place = new Span(insert.before().length(), insert.before().length() + row.length());
            String together = sql.substring(insert.before().length(), sql.length() - insert.behind().length());
            return new Rewriting(INFO, place, List.of(new Edit(place, together)), sql, List.of(
                    Condition.toVouch(new Demand.OneTransaction()), Condition.toVouch(new Demand.ProgramChanges()),
                    Condition.toVouch(new Demand.NoTriggers(table.orElseThrow().qualifiedName()))),
                    new Relation.SameEffect(), Gain.LIKELY);
        });
    }
}
