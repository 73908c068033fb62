package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.sql.ArrayInsert;
import org.plumbline.workload.InsertedTable;
import org.plumbline.workload.OwnStatements;

/// Reads the types of the columns of tables into which rows go one by one, in the transaction under way. Names without a schema are looked
/// up on this session's search path.
final class InsertedTables {
    /// Arrays of arrays and composite values `unnest` would take apart; -1 keeps the length of `char(n)` and the like out, to which a cast
    /// would cut.
    private static final String COLUMNS = "SELECT " + OwnStatements.MARK + """
             a.attname AS name,
                CASE WHEN t.typcategory NOT IN ('A', 'C') AND t.typarray <> 0 THEN format_type(a.atttypid, -1) END AS type
            FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum""";

    private InsertedTables() {}

    /// Those that are found. Each is asked for by itself, as `to_regclass` fails where this role may not use the schema.
    ///
    /// @param names as statements have them
    static List<InsertedTable> read(Connection connection, List<String> names) throws SQLException {
        var tables = new ArrayList<InsertedTable>();
        for (String name : names) {
            ReadOnly.answered(connection, open -> columns(open, name)).filter(columns -> !columns.isEmpty())
                    .ifPresent(columns -> tables.add(new InsertedTable(name, columns)));
        }
        return tables;
    }

    private static List<ArrayInsert.Column> columns(Connection connection, String table) throws SQLException {
        var columns = new ArrayList<ArrayInsert.Column>();
        Query.rows(connection, COLUMNS, List.of(table), row ->
                columns.add(new ArrayInsert.Column(row.getString("name"), Query.text(row, "type"))));
        return columns;
    }
}
