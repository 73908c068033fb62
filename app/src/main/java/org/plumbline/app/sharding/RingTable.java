package org.plumbline.app.sharding;

/// The table of the points of a ring, in SQL. Who reads it meanwhile sees the earlier points until the transaction ends, and a table of
/// that name that no router made stays as it is: its comment says whose it is.
final class RingTable {
    /// The comment of such tables.
    static final String MARK = "Points of a shard router, made by Plumbline";

    private RingTable() {}

    /// Makes the table, or takes out what it holds, and fills it; within a transaction.
    ///
    /// @param table its name as SQL has it, with its schema
    /// @param points of each shard
    static String of(String table, int shards, int points) {
        return "DO " + ShardLayout.quoted(guard(table)) + ";\n"
                + "LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE;\nDELETE FROM " + table + ";\nINSERT INTO " + table
                + "\n  SELECT hashtextextended(shard || '/' || point, 0)" + SqlRouter.UNSIGNED + ", shard\n  FROM generate_series(0, "
                + (shards - 1) + ") shard, generate_series(0, " + (points - 1) + ") point;\n";
    }

    private static String guard(String table) {
        String mark = ShardLayout.literal(MARK);
        return """

                DECLARE
                  there oid := to_regclass(%s);
                BEGIN
                  IF there IS NULL THEN
                    CREATE TABLE %s (place bigint, shard integer, PRIMARY KEY (place, shard));
                    COMMENT ON TABLE %s IS %s;
                  ELSIF obj_description(there, 'pg_class') IS DISTINCT FROM %s THEN
                    RAISE EXCEPTION USING ERRCODE = 'duplicate_table', MESSAGE = %s,
                      HINT = %s;
                  END IF;
                END
                """.formatted(ShardLayout.literal(table), table, table, mark, mark,
                ShardLayout.literal("The router needs a table " + table + ", but there is one that no router of Plumbline made."),
                ShardLayout.literal("Nothing was changed. Rename that table; or drop it, if an earlier router made it."));
    }
}
