package org.plumbline.app.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.catalog.SequenceFacts;
import org.plumbline.workload.OwnStatements;

/// Reads how far sequences have come.
final class SequenceReader {
    private SequenceReader() {}

    /// A standby cannot say it of a sequence that is not logged.
    private static String sequences(boolean alone) {
        return "WITH " + OwnStatements.MARK + """
             %1$s
            SELECT sn.nspname, s.relname, seq.seqmax, seq.seqincrement, tn.nspname || '.' || t.relname AS filled, a.attname,
                   CASE WHEN NOT %2$s AND has_sequence_privilege(s.oid, 'SELECT,USAGE')
                        AND (s.relpersistence = 'p' OR NOT pg_is_in_recovery()) THEN pg_sequence_last_value(s.oid) END AS last
            FROM pg_sequence seq JOIN pg_class s ON s.oid = seq.seqrelid JOIN pg_namespace sn ON sn.oid = s.relnamespace
            LEFT JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
                                     AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
            LEFT JOIN pg_class t ON t.oid = d.refobjid LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
            LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE NOT seq.seqcycle AND seq.seqincrement > 0 AND s.relpersistence <> 't'
                  AND (d.refobjid IN (SELECT unnest(?::bigint[])::oid) OR (%3$s AND d.refobjid IS NULL))
            ORDER BY 1, 2""".formatted(HeldTables.WITH_SEQUENCES, HeldTables.isHeld("s.oid"), alone);
    }

    /// Those that fill columns of these tables.
    ///
    /// @param alone whether those that belong to no column are wanted too
    static List<SequenceFacts> read(Connection connection, Array oids, boolean alone) throws SQLException {
        var sequences = new ArrayList<SequenceFacts>();
        Query.rows(connection, sequences(alone), List.of(oids), row -> {
            Optional<String> filled = Query.text(row, "filled");
            String column = row.getString("attname");
            sequences.add(new SequenceFacts(row.getString("nspname"), row.getString("relname"), row.getLong("last"), row.getLong("seqmax"),
                    row.getLong("seqincrement"), filled.map(table -> new SequenceFacts.Filled(table, column))));
        });
        return sequences;
    }
}
