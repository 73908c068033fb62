package org.plumbline.app.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.workload.OwnStatements;

/// A column of keys, as the catalogue has it.
///
/// @param schema of the table
/// @param table its bare name
/// @param kind of the table, `pg_class.relkind`
/// @param column its bare name
/// @param sqlType of the column, that of its base where it is a domain
/// @param type by which PostgreSQL hashes it
/// @param deterministic whether its collation is, or it has none: else its texts' hashes are the collation's
/// @param rows that the table is thought to have
/// @param columns of the table, bare names
public record FoundKey(
        String schema, String table, String kind, String column, String sqlType, KeyType type, boolean deterministic, long rows,
        List<String> columns) {
    private static final String WRONG = "42703";
    private static final String QUERY = "SELECT " + OwnStatements.MARK + """
             n.nspname, c.relname, c.relkind::text,
                   (WITH RECURSIVE base (oid, kind, under) AS (
                      SELECT t.oid, t.typtype, t.typbasetype UNION ALL
                      SELECT u.oid, u.typtype, u.typbasetype FROM base JOIN pg_type u ON u.oid = base.under WHERE base.kind = 'd')
                    SELECT kind::text || ' ' || format_type(oid, NULL) FROM base WHERE kind <> 'd'),
                   coalesce((SELECT collisdeterministic FROM pg_collation WHERE oid = a.attcollation), true),
                   greatest(c.reltuples, 0)::bigint,
                   (SELECT array_agg(s.attname::text ORDER BY s.attnum) FROM pg_attribute s
                    WHERE s.attrelid = c.oid AND s.attnum > 0 AND NOT s.attisdropped)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = ? AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_type t ON t.oid = a.atttypid
            WHERE c.oid = to_regclass(?)""";

    public FoundKey {
        columns = List.copyOf(columns);
    }

    /// Looks for it, without reading it.
    ///
    /// @param table as SQL names it, with its schema or without
    /// @param column its bare name
    /// @throws ServerFailure when the server cannot be reached, there is no such column, or no key of its type can be hashed here
    public static FoundKey in(Database database, String table, String column) throws ServerFailure {
        return database.use(connection -> of(connection, table, column));
    }

    /// Likewise, over this session.
    ///
    /// @throws SQLException with a sentence, where there is none, or no key of its type can be hashed here
    static FoundKey of(Connection connection, String table, String column) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, column);
            query.setString(2, table);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw wrong("There is no table " + table + " here, or it is not visible: write its schema "
                            + "before it, and names with capitals in double quotes.");
                }
                String type = row.getString(4);
                if (type == null) {
                    throw wrong("The table " + table + " has no column " + column + "; capitals count.");
                }
                Array columns = row.getArray(7);
                return new FoundKey(row.getString(1), row.getString(2), row.getString(3), column, type.substring(2), keyType(type),
                        row.getBoolean(5), row.getLong(6), List.of((String[]) columns.getArray()));
            }
        }
    }

    private static KeyType keyType(String kindAndType) throws SQLException {
        if (kindAndType.startsWith("e")) {
            throw wrong("Keys of type " + kindAndType.substring(2) + ", an enum, cannot be hashed here: PostgreSQL hashes the OID of the "
                    + "label, which is another one in each database. Shard by another column.");
        }
        Optional<KeyType> type = KeyType.of(kindAndType.substring(2));
        if (type.isEmpty()) {
            throw wrong("Keys of type " + kindAndType.substring(2)
                    + " cannot be hashed here. Choose a column of a number, text, uuid, date, timestamp, boolean or bytea.");
        }
        return type.get();
    }

    /// Why its texts' hashes are not known here; empty where they are.
    public Optional<String> unknownHash() {
        return deterministic ? Optional.empty() : Optional.of(
                "The column's collation is not deterministic: its texts' hashes depend on the collation, and are not known here.");
    }

    static SQLException wrong(String sentence) {
        return new SQLException(sentence, WRONG);
    }
}
