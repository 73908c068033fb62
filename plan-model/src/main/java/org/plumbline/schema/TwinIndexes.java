package org.plumbline.schema;

/// Asks a server whether all indexes of a partitioned table have their like on a table that is to become a partition: those are attached
/// as they are, others would be built (`AttachPartitionEnsureIndexes`, tablecmds.c).
final class TwinIndexes {
    private TwinIndexes() {}

    /// A statement that fails where one has none. How an index is stored does not matter (`CompareIndexInfo`, index.c).
    ///
    /// @param twin quoted, as is the table
    static String check(String twin, String table) {
        return """
                DO $plumbline$ DECLARE
                    missing text := (SELECT string_agg(t.indexrelid::regclass::text, ', ') FROM pg_index t
                        WHERE t.indrelid = %1$s::regclass AND NOT EXISTS (SELECT FROM pg_index o
                            WHERE o.indrelid = %2$s::regclass AND o.indisvalid AND (o.indisunique OR NOT t.indisunique)
                            AND %3$s = %4$s));
                BEGIN
                    IF missing IS NOT NULL THEN
                        RAISE EXCEPTION 'No valid index of the table is like %%.', missing;
                    END IF;
                END $plumbline$""".formatted(OwnColumns.quoted(twin), OwnColumns.quoted(table), what("t"), what("o"));
    }

    private static String what(String index) {
        return "regexp_replace(substring(pg_get_indexdef(" + index + ".indexrelid) FROM ' USING .*$'), ' WITH \\([^)]*\\)', '')";
    }
}
