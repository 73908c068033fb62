package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.catalog.Bloat;
import org.plumbline.catalog.TableFacts;
import org.plumbline.catalog.VacuumFacts;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.sql.QuotedName;
import org.plumbline.workload.OwnStatements;

/// Bloat counted by the extension pgstattuple, where it is created and the role may ask it (`pg_stat_scan_tables`).
final class MeasuredBloat {
    /// It may read all of a table: not more than 64 MB of one, and not of more tables than a person looks at.
    private static final Blocks MOST_PAGES = Blocks.blocks(8_192);
    private static final int MOST_TABLES = 20;

    private static final String FUNCTION = "SELECT " + OwnStatements.MARK + """
             p.oid::regprocedure::text FROM pg_extension e JOIN pg_depend d ON d.refobjid = e.oid
            AND d.refclassid = 'pg_extension'::regclass AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
            JOIN pg_proc p ON p.oid = d.objid
            WHERE e.extname = 'pgstattuple' AND p.proname = 'pgstattuple_approx' AND has_function_privilege(p.oid, 'EXECUTE')""";

    private MeasuredBloat() {}

    /// These tables, those that are small enough with what was counted in place of the estimate.
    static List<TableFacts> of(Connection connection, List<TableFacts> tables) throws SQLException {
        Optional<String> function = function(connection);
        if (function.isEmpty() || tables.size() > MOST_TABLES) {
            return tables;
        }
        String sql = measure(function.get());
        return ReadOnly.<List<TableFacts>>answered(connection, open -> {
            try (PreparedStatement query = open.prepareStatement(sql)) {
                var measured = new ArrayList<TableFacts>();
                for (TableFacts table : tables) {
                    measured.add(table.pages().compareTo(MOST_PAGES) > 0 ? table : measured(query, table));
                }
                return measured;
            }
        }).orElse(tables); // the estimate stays
    }

    private static String measure(String function) {
        return "WITH " + OwnStatements.MARK + """
             %s, one AS (SELECT to_regclass(?) AS oid)
            SELECT t.approx_free_space + t.dead_tuple_len, t.table_len FROM one JOIN pg_class c ON c.oid = one.oid
            AND c.relkind IN ('r', 'm') AND c.relam = (SELECT oid FROM pg_am WHERE amname = 'heap') AND NOT %s
            CROSS JOIN LATERAL %s(c.oid::regclass) t""".formatted(HeldTables.WITH, HeldTables.isHeld("c.oid"), function);
    }

    private static Optional<String> function(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FUNCTION); ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1).substring(0, row.getString(1).indexOf('('))) : Optional.empty();
        }
    }

    private static TableFacts measured(PreparedStatement query, TableFacts table) throws SQLException {
        query.setString(1, QuotedName.of(table.schema(), table.name()));
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? with(table, new Bloat(leftBeyond(table, row.getLong(1), row.getLong(2)), Bytes.bytes(row.getLong(2)),
                    Bloat.Source.MEASURED)) : table;
        }
    }

    /// Without what the fill factor leaves free on purpose.
    private static Bytes leftBeyond(TableFacts table, long freeBytes, long size) {
        return Bytes.bytes(Math.max(0, freeBytes - size * (100 - table.fillFactor()) / 100));
    }

    private static TableFacts with(TableFacts table, Bloat bloat) {
        VacuumFacts known = table.vacuum();
        return new TableFacts(table.schema(), table.name(), table.materialized(), table.rowSecurity(), table.partitioning(),
                table.rows(), table.pages(), table.modifiedSinceAnalyze(), table.analyzedAt(), table.updates(), table.hotUpdates(),
                table.fillFactor(), table.frozenAge(),
                new VacuumFacts(known.deadRows(), known.vacuumedAt(), known.autovacuum(), Optional.of(bloat)), table.columns(),
                table.indexes(), table.foreignKeys(), table.constraints(), table.statistics());
    }
}
