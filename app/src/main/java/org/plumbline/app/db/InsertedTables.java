package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.sql.ArrayInsert;
import org.plumbline.workload.InsertedTable;
import org.plumbline.workload.OwnStatements;

/// Reads the types of the columns of tables into which rows go one by one, in the transaction under way. Names without a schema are looked
/// up on this session's search path.
final class InsertedTables {
    /// Arrays of arrays `unnest` would take apart; -1 keeps the length of `char(n)` and the like out, to which a cast would cut.
    private static final String COLUMNS = "SELECT " + OwnStatements.MARK + """
             named.name AS table_name, a.attname AS name,
                CASE WHEN t.typcategory <> 'A' AND t.typarray <> 0 THEN format_type(a.atttypid, -1) END AS type
            FROM unnest(?) named(name) JOIN pg_catalog.pg_attribute a ON a.attrelid = to_regclass(named.name)
            JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            WHERE a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum""";

    private InsertedTables() {}

    /// Those that are found; none where a name cannot be looked up.
    ///
    /// @param names as statements have them
    static List<InsertedTable> read(Connection connection, List<String> names) throws SQLException {
        if (names.isEmpty()) {
            return List.of();
        }
        Map<String, List<ArrayInsert.Column>> columns = new LinkedHashMap<>();
        Savepoint before = connection.setSavepoint();
        try {
            Query.rows(connection, COLUMNS, List.of(connection.createArrayOf("text", names.toArray())), row ->
                    columns.computeIfAbsent(row.getString("table_name"), _ -> new ArrayList<>())
                            .add(new ArrayInsert.Column(row.getString("name"), Query.text(row, "type"))));
        } catch (SQLException failure) {
            if (FailureWords.of(failure, "").kind().endsConnection()) {
                throw failure;
            }
            connection.rollback(before);
        }
        return columns.entrySet().stream().map(each -> new InsertedTable(each.getKey(), each.getValue())).toList();
    }
}
