package org.plumbline.app.ui.text;

import org.plumbline.advice.Action;

/// What to do, in one sentence each.
final class ActionText {
    private ActionText() {}

    static String of(Action action) {
        return switch (action) {
            // How rows are found.
            case INDEX_EACH_SIDE_OF_OR -> "Give each side of the OR its own index, or make it a UNION.";
            case INDEX_PARTITIONED_TABLE -> "Index the partitioned table, or filter by its partition key.";

            // How rows are brought together.

            // What is done with rows.

            // What the server does beside.
            case PREPARE_STATEMENT -> "Prepare the statement once and run it with parameters (PREPARE, or the driver's prepared "
                    + "statements), so that its plan is kept.";
            case PRUNE_WHILE_PLANNING -> "Compare the partition key with a constant, or keep fewer partitions, "
                    + "so that the others are left out before they are planned.";
            case JOIN_FEWER_TABLES -> "Join fewer tables in one statement: views often bring some that it does not need.";
            case SPREAD_OVER_PROCESSES -> "Let the processes share the input that makes the work: join the large table by hash, or have "
                    + "rows with much work spread over many pages.";
            case CHECK_PARALLEL_SAFETY -> "Look whether a function in the filter keeps the query in one process, and declare it "
                    + "PARALLEL SAFE if it is.";
            case RETURN_FEWER_ROWS -> "Aggregate or filter in the statement, so that fewer rows come out of it.";
            case FASTER_STORAGE -> "Compare with what the storage is meant to do (a cloud disk has a limit of reads per second), "
                    + "or keep what is read often in memory.";
            case RUN_AGAIN_WARM -> "Run it a second time before you judge the query: the blocks are in memory then.";
            case RUN_WITHOUT_TIMING -> "Run it with EXPLAIN (ANALYZE, TIMING OFF) too: its execution time tells what the query "
                    + "takes unmeasured.";
            case TOUCH_FEWER_RELATIONS -> "Have the condition name the partition key, or keep fewer partitions and indexes; "
                    + "from PostgreSQL 18 a larger max_locks_per_transaction helps too.";

            // What only the database knows.
            case ANALYZE_PARENT -> "Analyse the partitioned table itself, and do it again from time to time: autovacuum never does.";
            case ANALYZE_MORE_OFTEN -> "Let autovacuum analyse this table more often.";
            case LEAVE_ROOM_IN_PAGES -> "Leave room in the table's pages, so that a new version of a row fits beside the old one; "
                    + "it counts for pages written from then on.";
            case DROP_INDEX_ON_UPDATED_COLUMN -> "Look whether an index on a column that is updated all the time is worth it.";
            case DROP_REDUNDANT_INDEX -> "Drop the index that the other one makes superfluous.";
            case DROP_UNUSED_INDEX -> "Drop the index that nothing reads.";
            case REBUILD_INVALID_INDEX -> "Build the index anew, or drop it.";
            case WIDEN_TO_BIGINT -> "Make the column a bigint before its numbers run out.";
            case RAISE_SEQUENCE_LIMIT -> "Give the sequence room, once every column that it fills has it.";
            case FREEZE_TABLE -> "Freeze the table's old rows now, at a quiet hour.";
            case FETCH_TOGETHER -> "Ask for all keys in one statement (= ANY of an array, or a join), instead of once for each.";
        };
    }
}
