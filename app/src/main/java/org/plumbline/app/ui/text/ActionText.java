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
            case INDEX_ALL_PARTITIONS -> "Create an index on the partitioned table: each partition gets its part of it.";
            case COMPARE_BARE_COLUMN ->
                    "Compare the column itself: move the arithmetic to the other side, and an index on the column serves.";
            case COMPARE_TIME_RANGE -> "Ask for a range of times instead, from the first moment up to the next first one: "
                    + "an index on the column serves it.";
            case COMPARE_IN_COLUMN_TYPE -> "Pass the value in the column's own type, so that an index on the column serves: "
                    + "an integer for an integer column, not a number with decimals.";
            case CARRY_COLUMNS -> "Make an index that carries the other columns that the query reads (INCLUDE), so that the table need not "
                    + "be visited: EXPLAIN with VERBOSE tells which they are.";
            case CLUSTER_BY_INDEX -> "Or put the rows into the order of this index, once: they then share pages. CLUSTER locks the table "
                    + "meanwhile; pg_repack does not.";
            case INSTALL_TRIGRAMS -> "Install the extension pg_trgm before, which the index is made with.";
            case INDEX_FILTER_AND_ORDER ->
                    "Create an index that begins with the columns of the condition and goes on with those of ORDER BY.";
            case HIDE_ORDER_FROM_INDEX -> "Or order by an expression, so that the planner looks for the rows first and sorts them then: "
                    + "column + 0 for numbers, column + interval '0' for times.";
            case JOIN_THE_LIST -> "Make the list a set of rows, which is looked up by a hash: IN (SELECT unnest(...)) or IN (VALUES ...). "
                    + "PostgreSQL 14 and later do it themselves.";
            case REBUILD_TABLE -> "Rebuild the table without its empty space. VACUUM FULL locks it meanwhile; pg_repack does not.";
            case REBUILD_INDEX -> "Rebuild the index without its dead entries.";
            case FILTER_BY_PARTITION_KEY -> "Add a condition on the partition key, in a join too, so that the other partitions "
                    + "need not be searched.";
            case SHIP_THE_FILTER -> "Write the condition so that the other server can be asked for it: with constants or parameters "
                    + "and built-in functions that are immutable, not with now() or functions of your own.";
            case DECLARE_EXTENSIONS -> "If it uses functions or types of an extension that both servers have, say so.";
            case KEEP_FILE_AS_TABLE -> "Keep the file's rows in a table or a materialized view, and ask that: it is read several "
                    + "times faster, and can have the index that this query needs.";

            // How rows are brought together.
            case JOIN_AND_GROUP ->
                    "Join the table that the subquery reads, and group by the key of the row that it ran for: all are summed up at once.";
            case JOIN_INSTEAD_OF_SUBQUERY -> "Join the table that the subquery reads instead of looking it up for each row.";
            case TABLE_INSTEAD_OF_CTE -> "Put the rows of the WITH query into a temporary table with statistics, and an index on what is "
                    + "looked up.";
            case INLINE_CTE -> "Say NOT MATERIALIZED behind the AS of the WITH query, so that it is planned as a part of the query that "
                    + "reads it; before PostgreSQL 12 write it as a subquery in FROM.";
            case NOT_EXISTS_INSTEAD_OF_NOT_IN ->
                    "Write NOT EXISTS instead of NOT IN, with the compared columns in place of key: that can be joined.";
            case EXISTS_INSTEAD_OF_ANY_OR_ALL -> "Ask with EXISTS whether there is such a row, and of ALL with NOT EXISTS whether there is "
                    + "one of which the contrary holds: that can be joined, and the table is then read once.";
            case NOT_EXISTS_INSTEAD_OF_OUTER_JOIN -> "Ask with NOT EXISTS for the rows without a partner; or ask the column to be NULL "
                    + "that the tables are joined by: PostgreSQL then stops at the first partner, and expects the right number of rows.";
            case UNION_INSTEAD_OF_OR -> "Join once for each side of the OR and make a UNION of it, the keys of both tables in the select "
                    + "list: each join then has a condition of its own.";
            case TIE_THE_TABLES -> "Add the condition that ties the two tables, with the columns that belong together in place of key.";
            case EXISTS_INSTEAD_OF_JOIN -> "Ask with EXISTS whether there is such a row, instead of joining all of them: "
                    + "then nothing has to be made DISTINCT.";
            case LEAVE_OUT_PLACEHOLDER -> "Look which value it is. If it stands for none, such as 0 for an unknown customer, leave it out "
                    + "in the join's condition (AND customer_id <> 0), or store NULL instead, which is not put into the hash table.";
            case LIMIT_BEFORE_JOIN -> "Pick the rows that the LIMIT wants in a subquery, and join the other tables with those alone.";
            case GROUP_WHAT_IS_JOINED -> "Group the rows that are wanted alone: run the subquery for each row of the other input "
                    + "(LATERAL), or say inside it too which keys are wanted (WHERE key IN (SELECT ...)).";

            case PLAN_WITH_VALUE -> "The planner does not know the value that this is compared with, so it expects as many rows as a "
                    + "value has on average: look the value up first, and write it into the statement.";
            case LEAVE_CONDITION_OUT -> "One value of the parameter means all rows, which the planner cannot know: build the statement "
                    + "without the condition then, and with a plain comparison otherwise.";
            case CORRECT_DISTINCT -> "Tell the planner how many different values the column has; it is believed from the next ANALYZE on.";
            case RAISE_STATISTICS_TARGET -> "If that does not help, let ANALYZE sample more rows of the column: in a small sample it seems "
                    + "to have fewer values than it has.";
            case ESTIMATE_ON_OTHER_SERVER -> "Analyse the foreign table from time to time, as autovacuum never does; or have the other "
                    + "server asked each time how many rows there will be, which makes planning longer.";
            case EXPRESSION_STATISTICS -> "Keep statistics on the expression (PostgreSQL 14 and later): without, the planner takes "
                    + "a fixed share of the rows.";

            // What is done with rows.
            case PAGE_BY_KEY -> "Remember the last row of a page and ask for the rows behind it, instead of counting rows off.";
            case DEFER_WIDE_COLUMNS -> "Sort or group the keys alone, and fetch the wide columns of the rows that are left.";
            case ESTIMATE_ROW_COUNT -> "Where about so many is enough, read the number that the statistics keep.";
            case KEEP_ROW_COUNT -> "Where it must be exact, keep the number in a table of its own that triggers or jobs bring up to date.";
            case RETURN_FEWER_COLUMNS -> "Name the columns that are needed instead of all of them, the large ones first.";
            case ASK_FOR_LESS -> "Ask for what is looked at: a page of it (LIMIT), sums that the database makes, the columns that are "
                    + "needed. An export reads it in parts, with a cursor, or by COPY.";
            case DROP_ORDER_BY -> "Leave out the ORDER BY of the subquery or WITH query: what takes its rows does not keep their order.";
            case PRINT_FOREIGN_KEY_INDEX -> "Let the catalogue print the index that this foreign key lacks, then run what it prints.";
            case PRINT_TRIGGER -> "Look at what the trigger does: the catalogue prints it with its function.";
            case TRIGGER_PER_STATEMENT -> "Make it a trigger for the whole statement, which treats all rows at once.";
            case LOAD_WITHOUT_FOREIGN_KEYS -> "For a large load take the foreign key off and put it back afterwards: "
                    + "the catalogue prints both statements.";
            case LOAD_WITHOUT_INDEXES -> "For a large load drop the indexes that only queries need and make them anew afterwards: "
                    + "the catalogue prints both statements for each.";
            case KEEP_LARGE_VALUES_APART -> "Where rows go by age, divide the table by time and drop whole partitions; or keep the large "
                    + "values in a table or store of their own. Until then delete in small portions.";

            // What the server does beside.
            case PREPARE_STATEMENT -> "Prepare the statement once and run it with parameters (PREPARE, or the driver's prepared "
                    + "statements), so that its plan is kept.";
            case LIMIT_BEFORE_FUNCTION -> "The order does not depend on the function: pick the rows that the LIMIT wants in a subquery, "
                    + "and call it on those alone.";
            case JOIN_INSTEAD_OF_FUNCTION -> "If the function looks something up, join the table that it reads instead: "
                    + "that is read once, not once for each row.";
            case KEEP_FUNCTION_RESULT -> "If its result depends on the row alone, keep it: in a generated column (since PostgreSQL "
                    + "12), or, where it is a condition, in an index on the expression (the function must be IMMUTABLE).";
            case LOOK_INTO_FUNCTION -> "See what it runs: after these settings the plan of each statement in it is shown. "
                    + "Try it with a single row first.";
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
            case LOOK_AT_CLOCK -> "Look which clock the machine uses (pg_test_timing; on Linux current_clocksource): this one is "
                    + "many times slower than usual, and every plan of the machine is measured with it.";
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
            case ADD_PRIMARY_KEY -> "Give the table a primary key.";
            case SWITCH_AUTOVACUUM_ON -> "Let autovacuum come to the table again.";
            case VALIDATE_CONSTRAINT -> "Have the rows from before looked at; reads and writes go on meanwhile. It fails where one breaks "
                    + "it: mend that first.";
            case VACUUM_AND_ANALYZE -> "Do it once by hand, and look why autovacuum does not come to it.";
            case FETCH_TOGETHER -> "Ask for all keys in one statement (= ANY of an array, or a join), instead of once for each.";
        };
    }
}
