package org.plumbline.advice;

/// Why a finding or its remedy might be wrong. The sentence for each is made where it is shown.
public enum Doubt {
    /// The plan does not tell which indexes exist.
    EXISTING_INDEXES_UNKNOWN,
    /// Other parameter values may keep far more rows.
    OTHER_VALUES_MAY_DIFFER,
    /// The scan took most of its time to read blocks that were not in memory yet.
    COLD_CACHE,
    /// More memory is taken by every such node of every session at once.
    MEMORY_MULTIPLIES,
    /// Figures per loop are rounded, and loops multiply the error.
    ROUNDED_PER_LOOP,
    /// Another plan may just move the time elsewhere.
    PLANNER_MAY_CHOOSE_OTHERWISE,
    /// Blocks that a Delete touched are taken for those of values stored beside the table.
    PIECES_ARE_DEDUCED,
    /// The planner does not know how many rows match, as the value comes of a subquery or a parameter.
    VALUE_UNKNOWN_TO_PLANNER,
    /// Writes to the table become dearer.
    WRITES_COST_MORE,
    /// A process's part of a time that is printed of all together.
    SHARED_BY_NODES,
    /// Fewer workers may have been free only at that moment.
    MOMENTARY_LOAD,
    /// `max_parallel_workers` cannot go beyond `max_worker_processes`, which changes only with a restart.
    LIMITED_BY_WORKER_PROCESSES,
    /// Ranked without times.
    NO_TIMES,
    /// A cast to text is read as PostgreSQL's own of a varchar column; a column of another type needs an index on the cast itself.
    CAST_MAY_HIDE_ANOTHER_TYPE,
    /// An index on an expression needs a function that is immutable, which the plan does not tell.
    EXPRESSION_MUST_BE_IMMUTABLE,
    /// The index is partial: another value finds nothing in it.
    SERVES_THESE_VALUES_ONLY,
    /// How much memory would do is worked out from what was written, not known.
    SIZE_IS_ESTIMATED,
    /// No memory that a server should give holds all rows; more of it spares the repeated merges only.
    STILL_GOES_TO_DISK,
    /// Temporary files are often no slower than memory.
    MEMORY_MAY_NOT_HELP,
    /// An index read in full pays only where the rows lie in its order, or where it has all columns.
    ORDER_MAY_BE_SCATTERED,
    /// Pages can no longer be jumped to by their number.
    PAGES_IN_SEQUENCE_ONLY,
    /// The estimate is as old as the last ANALYZE or VACUUM.
    COUNT_IS_APPROXIMATE,
    /// A trigger that changes the row, or runs before it is written, cannot wait for the statement's end.
    ONLY_FOR_AFTER_TRIGGERS,
    /// A trigger's time may go into rows that it changes itself.
    TRIGGER_MAY_CASCADE,
    /// What is taken off for a load does not protect others meanwhile.
    UNPROTECTED_MEANWHILE,
    /// A GIN or GiST index costs more at each write than a B-tree.
    GIN_WRITES_COST_MORE,
    /// In an index of trigrams the nearest of many texts that are alike lie everywhere.
    ALIKE_TEXTS_READ_MUCH,
    /// An index of pgvector finds neighbours that are nearly the nearest, and only so many.
    NEAREST_ARE_NEARLY_SO,
    /// Which column an index is ordered by was read from its name.
    ORDER_READ_FROM_INDEX_NAME,
    /// An index answers alone only for pages that were vacuumed since they changed.
    ONLY_WHILE_VACUUMED,
    /// What writes a table anew (VACUUM FULL, CLUSTER) locks it for as long as it runs.
    REBUILDING_LOCKS,
    /// CREATE INDEX on a partitioned table cannot be CONCURRENTLY.
    INDEXING_PARTITIONS_LOCKS,
    /// A row for which no partition was made in time goes into the default one, or is refused.
    PARTITIONS_MUST_BE_MADE_AHEAD,
    /// Views, functions and triggers hold a table by its number, not by its name.
    VIEWS_KEEP_THE_OLD_TABLE,
    /// A unique key of a partitioned table has the columns that it is partitioned by, and says nothing of the others alone.
    KEY_HOLDS_WITHIN_PARTITIONS,
    /// Other tables' foreign keys cannot refer to a part of a key.
    FOREIGN_KEYS_FALL_AWAY,
    /// A statement without a condition on the column looks into every partition.
    OTHERS_READ_ALL_PARTITIONS,
    /// It is not known for how long rows were counted.
    GROWTH_NOT_KNOWN,
    /// A normalised statement does not tell how old the rows are that it asks for or deletes.
    CUT_OFF_NOT_KNOWN,
    /// Rows that leave with their partition are not deleted one by one.
    DELETE_TRIGGERS_DO_NOT_FIRE,
    /// Rows that fill the places of deleted ones lie out of order.
    FREED_PLACES_BREAK_ORDER,
    /// A BRIN index leads to 128 pages at the least, and answers nothing alone.
    SMALL_SPANS_READ_MORE,
    /// What is kept of a result is as old as its last refresh.
    RESULT_IS_STALE,
    /// It is taken as if the table and each of its indexes had the same part of a write's time.
    WRITE_TIME_SHARED_EVENLY,
    /// How many rows there are for all combinations of columns is reckoned as if they had nothing to do with each other.
    GROUPS_ARE_ESTIMATED,
    /// What an index on an expression holds need not be stored beside it, and its statistics are kept too.
    INDEX_ON_EXPRESSION_MAY_DO,
    /// Values of more than 2 kB lie outside the table, and their pages count too.
    LARGE_VALUES_ARE_READ_TOO,
    /// A prepared statement's plan serves every value.
    ONE_PLAN_FOR_ALL_VALUES,
    /// A session's first look at these tables fills its cache of the system catalogues.
    CATALOGUE_CACHE_COLD,
    /// Parallel workers take processors from other sessions.
    PROCESSORS_ARE_SHARED,
    /// What a statement such as CREATE TABLE AS makes stays in the database, and an export needs all rows.
    RESULT_MAY_STAY,
    /// A file that changes before each query, or is asked once, is not worth loading.
    FILE_MAY_BE_READ_ONCE,
    /// What else the node does is in the same time.
    NODE_WORKS_TOO,
    /// Something else may have used the disk at that moment.
    STORAGE_MAY_BE_BUSY,
    /// What does not fit into memory is read again each time.
    MAY_NOT_FIT_CACHE,
    /// What reading the clock costs is a guess at the least.
    CLOCK_NOT_KNOWN,
    /// One session alone does not notice.
    ONLY_UNDER_LOAD,
    /// Somebody may have switched it off for a reason.
    SWITCHED_OFF_ON_PURPOSE,
    /// Counters of use begin anew at a reset, and do not tell of rare reports.
    RARE_QUERIES_MAY_NEED_IT,
    /// It was read, and no statement that is counted says by what.
    READER_UNKNOWN,
    /// They do not run long enough yet to tell of weekly and monthly work.
    COUNTERS_ARE_YOUNG,
    /// They were never reset by hand: perhaps they run since the server was made, perhaps since it crashed yesterday.
    COUNTERS_OF_UNKNOWN_AGE,
    /// They began anew since, by a reset or a crash.
    COUNTERS_MAY_BE_RESET,
    /// A standby's queries are counted there.
    STANDBYS_NOT_ASKED,
    /// Reading all of it takes no longer.
    SMALL_TABLE,
    /// Worked out from the rows' average width.
    BLOAT_IS_ESTIMATED,
    /// A new column with a number for each row rewrites the table under a lock.
    KEY_REWRITES_THE_TABLE,
    /// Planned again, it may be the same plan.
    STATISTICS_MAY_STILL_FIT,
    /// A sample of the rows was looked at: others may be different.
    ONLY_A_SAMPLE,
    /// What reads or writes the column has to take it for its new type.
    PROGRAMS_MUST_FOLLOW,
    /// A view, a trigger or a default that names the column keeps it from being changed.
    OTHERS_MAY_USE_THE_COLUMN,
    /// A code of digits is no number.
    DIGITS_MAY_BE_A_CODE,
    /// Times without a zone are those of a place that nobody wrote down.
    ZONE_OF_VALUES_UNKNOWN,
    /// `character` ignores spaces at the end, which `varchar` and `text` compare.
    SPACES_AT_THE_END_COUNT,
    /// A column was taken for an amount by its name.
    MAY_BE_NO_MONEY,
    /// Growth was worked out from the past.
    PACE_MAY_CHANGE,
    /// A new column is the last of its table, and has no rights or comment of the old one.
    COLUMN_MOVES_TO_THE_END,
    /// Programs may write NULL yet.
    NULLS_MAY_COME,
    /// The promise alone makes nothing faster.
    STATEMENT_HAS_TO_CHANGE,
    /// Long transactions and replication slots keep old rows and ids alive.
    OLD_TRANSACTIONS_HOLD_BACK,
    /// Changing the type rewrites the table under a lock.
    REWRITES_THE_TABLE,
    /// Statements that look alike may have been run by many clients.
    CALLS_MAY_BE_INDEPENDENT,
    /// A round trip's time is assumed, not measured.
    ROUND_TRIP_ASSUMED,
    /// Since PostgreSQL 12 a WITH query that is read once keeps its rows only where that was asked for, or has to be.
    MATERIALIZED_ON_PURPOSE,
    /// A NULL in the list makes NOT IN and ALL return no row, which NOT EXISTS does not.
    NULLS_DIFFER,
    /// A UNION returns rows that look alike once.
    UNION_DROPS_DUPLICATES,
    /// Rows with a frequent value may be asked for as well.
    VALUE_MAY_HAVE_PARTNERS,
    /// Equality, ORDER BY and GROUP BY of whole arrays are served by a B-tree.
    WHOLE_ARRAYS_MAY_BE_COMPARED,
    /// Queries that look for rows have no index meanwhile.
    UNINDEXED_MEANWHILE,
    /// An index made anew is made of all rows, those from before too.
    ALL_ROWS_INDEXED_ANEW,
    /// Triggers before the row and values kept outside the table touch blocks too.
    BLOCKS_MAY_BE_OTHERS,
    /// Every pair of rows may be what is asked for.
    ALL_PAIRS_MAY_BE_MEANT,
    /// Rows without a partner count for a LIMIT before the join, not for one after it.
    MATCHES_MAY_BE_FEWER,
    /// DISTINCT ON returns columns that a plan without VERBOSE does not print.
    MAY_BE_DISTINCT_ON,
    /// A row that has a partner is kept too where the partner's column is NULL, and NOT EXISTS leaves it out.
    TESTED_COLUMN_MAY_BE_NULL,
    /// The planner takes an index on rows that have a key for cheaper than it is: it expects all rows to have one.
    OTHERS_MAY_TAKE_THE_INDEX
}
