package org.plumbline.index;

import java.util.stream.Collectors;
import org.plumbline.sql.QuotedName;

/// An index's statements, as they would be run on a live server. CONCURRENTLY does not lock out writes, and may not stand in a
/// transaction block.
///
/// @param name at most 63 bytes, unquoted
/// @param create `CREATE INDEX CONCURRENTLY IF NOT EXISTS ...`, without a semicolon
/// @param drop `DROP INDEX CONCURRENTLY IF EXISTS ...`, without a semicolon
public record IndexDdl(String name, String create, String drop) {
    public static IndexDdl of(IndexCandidate candidate) {
        return named(IndexName.of(candidate), candidate);
    }

    static IndexDdl named(String name, IndexCandidate candidate) {
        return new IndexDdl(
                name,
                "CREATE INDEX CONCURRENTLY IF NOT EXISTS " + QuotedName.of(name) + " " + definition(candidate),
                "DROP INDEX CONCURRENTLY IF EXISTS " + qualified(candidate, name));
    }

    /// Of a partitioned table and all its partitions at once: PostgreSQL refuses CONCURRENTLY there, and writers wait meanwhile.
    public static IndexDdl ofPartitioned(IndexCandidate candidate) {
        IndexDdl ddl = of(candidate);
        return new IndexDdl(ddl.name, ddl.create.replaceFirst(" CONCURRENTLY", ""), ddl.drop.replaceFirst(" CONCURRENTLY", ""));
    }

    /// Of a partitioned table alone, where PostgreSQL refuses CONCURRENTLY: the index is at once there and INVALID until every partition's
    /// is attached.
    static IndexDdl onOnly(String name, IndexCandidate candidate) {
        return new IndexDdl(
                name,
                "CREATE INDEX IF NOT EXISTS " + QuotedName.of(name) + " ON ONLY " + definition(candidate).substring("ON ".length()),
                "DROP INDEX IF EXISTS " + qualified(candidate, name));
    }

    /// Everything of a CREATE INDEX behind the name.
    public static String definition(IndexCandidate candidate) {
        var sql = new StringBuilder("ON ").append(qualified(candidate, candidate.table()))
                .append(" USING ").append(QuotedName.of(candidate.method()))
                .append(candidate.keys().stream().map(IndexDdl::key).collect(Collectors.joining(", ", " (", ")")));
        if (!candidate.include().isEmpty()) {
            sql.append(candidate.include().stream().map(QuotedName::of).collect(Collectors.joining(", ", " INCLUDE (", ")")));
        }
        candidate.where().ifPresent(where -> sql.append(" WHERE ").append(where));
        return sql.toString();
    }

    private static String key(IndexCandidate.Key key) {
        return (key.isColumn() ? QuotedName.of(key.expression()) : "(" + key.expression() + ")")
                + key.operatorClass().map(name -> " " + quoted(name)).orElse("")
                + (key.descending() ? " DESC" : "");
    }

    /// An operator class has no point in its own name.
    private static String quoted(String operatorClass) {
        int point = operatorClass.lastIndexOf('.');
        return point < 0 ? QuotedName.of(operatorClass)
                : QuotedName.of(operatorClass.substring(0, point)) + "." + QuotedName.of(operatorClass.substring(point + 1));
    }

    /// A name in the table's schema, where that is known.
    static String qualified(IndexCandidate candidate, String name) {
        return candidate.schema().map(schema -> QuotedName.of(schema) + ".").orElse("") + QuotedName.of(name);
    }
}
