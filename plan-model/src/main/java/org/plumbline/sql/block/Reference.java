package org.plumbline.sql.block;

import java.util.List;
import java.util.Optional;

/// What a statement names in FROM, USING of a DELETE or MERGE, or as the table that it changes.
///
/// @param id its number in the statement
/// @param kind what stands there
/// @param schema where it is said
/// @param name of the table, the WITH query or the function; empty for a subquery and VALUES
/// @param alias by which the block knows it: the name where it has none
/// @param columns names that an alias gives its first columns: `AS t (a, b)`
/// @param span all of it, the alias too
/// @param owner the block whose FROM it stands in
/// @param query of a subquery
public record Reference(
        int id, Kind kind, Optional<String> schema, String name, String alias, List<String> columns, Span span, QueryBlock owner,
        Optional<QueryBlock> query) {

    /// What a reference names.
    public enum Kind { TABLE, FUNCTION, QUERY, VALUES }

    public Reference {
        columns = List.copyOf(columns);
    }

    /// The WITH query that it names; none for a table.
    public Optional<WithQuery> withQuery() {
        return kind == Kind.TABLE && schema.isEmpty() ? owner.withQuery(name) : Optional.empty();
    }

    /// The block that its rows come from, where the statement has it.
    public Optional<QueryBlock> source() {
        return query.or(() -> withQuery().map(WithQuery::body));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reference reference && reference.id == id;
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return name + " " + alias + " at " + span;
    }
}
