package org.plumbline.index;

import java.util.List;
import java.util.Optional;

/// An index that might help: what it is on, not yet its name or statement.
///
/// @param schema the table's schema, when the plan prints it
/// @param table unquoted
/// @param method access method: `btree`, `gin` ...
/// @param keys in order: columns for equality first, then ranges
/// @param include columns carried for index-only scans
/// @param where predicate of a partial index, as SQL
public record IndexCandidate(
        Optional<String> schema, String table, String method, List<Key> keys, List<String> include, Optional<String> where) {

    public IndexCandidate {
        keys = List.copyOf(keys);
        include = List.copyOf(include);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("an index has at least one key");
        }
    }

    /// The extension that its operator classes come from; none where PostgreSQL has them itself.
    public Optional<String> extension() {
        boolean trigrams = keys.stream().anyMatch(key -> key.operatorClass().filter(name -> name.endsWith("_trgm_ops")).isPresent());
        return trigrams ? Optional.of("pg_trgm") : Optional.empty();
    }

    public IndexCandidate including(List<String> columns) {
        return new IndexCandidate(schema, table, method, keys, columns, where);
    }

    /// The same on other keys, for a part of the rows.
    public IndexCandidate where(List<Key> otherKeys, String predicate) {
        return new IndexCandidate(schema, table, method, otherKeys, include, Optional.of(predicate));
    }

    /// The same on other keys.
    public IndexCandidate on(List<Key> otherKeys) {
        return new IndexCandidate(schema, table, method, otherKeys, include, where);
    }

    /// The same of another table: a partition, or the one that this table's name without a schema means.
    public IndexCandidate of(String otherSchema, String otherTable) {
        return new IndexCandidate(Optional.of(otherSchema), otherTable, method, keys, include, where);
    }

    /// One key of the index.
    ///
    /// @param expression a column, unquoted, or an expression as SQL
    /// @param isColumn whether it is a plain column
    /// @param descending for the order of a sort
    /// @param operatorClass the operator class where the type's default one would not do, such as `text_pattern_ops`; with the
    ///         schema and a point before it where it is in one of its own
    public record Key(String expression, boolean isColumn, boolean descending, Optional<String> operatorClass) {
        public static Key column(String name) {
            return new Key(name, true, false, Optional.empty());
        }

        public static Key expression(String sql) {
            return new Key(sql, false, false, Optional.empty());
        }

        /// The operator class without its schema.
        public Optional<String> bareOperatorClass() {
            return operatorClass.map(name -> name.substring(name.lastIndexOf('.') + 1));
        }

        public Key withDefaultOperatorClass() {
            return new Key(expression, isColumn, descending, Optional.empty());
        }

        public Key withOperatorClass(String name) {
            return new Key(expression, isColumn, descending, Optional.of(name));
        }
    }
}
