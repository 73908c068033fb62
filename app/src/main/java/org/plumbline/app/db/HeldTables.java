package org.plumbline.app.db;

/// Tables and indexes that somebody holds exclusively, or is about to: whatever opens one would wait. What that is, is left out of an
/// answer then: sizes as they are now, and texts that the server makes with the table opened (`set_relation_column_names`, ruleutils.c).
final class HeldTables {
    /// A part of WITH: the locks are looked at once for a query, however many tables it is about.
    static final String WITH = """
            held AS MATERIALIZED (
                SELECT relation FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation IS NOT NULL
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))""";

    /// Likewise of sequences, whose last number stands behind a stronger lock (`lock_and_open_sequence`, sequence.c).
    static final String WITH_SEQUENCES = WITH.replace("mode = 'AccessExclusiveLock'",
            "mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')");

    private HeldTables() {}

    /// A condition: one of these is held.
    ///
    /// @param oids expressions
    static String isHeld(String... oids) {
        return "(" + String.join(" IN (SELECT relation FROM held) OR ", oids) + " IN (SELECT relation FROM held))";
    }

    /// Bytes of its main fork; as of the last VACUUM where it is held.
    ///
    /// @param alias of its `pg_class`
    static String size(String alias, String held) {
        return "CASE WHEN " + held + " THEN " + sizeKnown(alias) + " ELSE coalesce(pg_relation_size(" + alias + ".oid), 0) END";
    }

    /// Likewise, and as of the last VACUUM or ANALYZE too where nothing was written since: to look at a file the server opens the table.
    ///
    /// @param table oid of the table that it is or belongs to
    static String sizeUnlessKnown(String alias, String held, String table) {
        return size(alias, "(" + held + " OR (pg_stat_get_mod_since_analyze(" + table + ") = 0 AND (" + alias
                + ".relpages > 0 OR pg_stat_get_live_tuples(" + table + ") = 0)))");
    }

    private static String sizeKnown(String alias) {
        return "greatest(" + alias + ".relpages, 0)::bigint * current_setting('block_size')::bigint";
    }
}
