package org.plumbline.advice;

/// Something to do that is no setting, no index and no statistics. The sentence for each is made where it is shown.
public enum Action {
    // How rows are found.
    /// An OR over several columns: no index serves it as it stands.
    INDEX_EACH_SIDE_OF_OR(Kind.REWRITE),
    /// A scan of many partitions, none of them large.
    INDEX_PARTITIONED_TABLE(Kind.REWRITE),
    /// One index on a partitioned table, which has a part on each partition.
    INDEX_ALL_PARTITIONS(Kind.STATEMENT),
    /// Arithmetic on a column, which can be done on the other side.
    COMPARE_BARE_COLUMN(Kind.REWRITE),
    /// A column's day, month or year compared: a range of times says the same.
    COMPARE_TIME_RANGE(Kind.REWRITE),
    /// A value of another type than the column.
    COMPARE_IN_COLUMN_TYPE(Kind.REWRITE),
    /// The columns that the query reads beside those it searches by, in the index (INCLUDE).
    CARRY_COLUMNS(Kind.ADVICE),
    /// The table's rows in the order of an index, once.
    CLUSTER_BY_INDEX(Kind.STATEMENT),
    /// The extension pg_trgm.
    INSTALL_TRIGRAMS(Kind.STATEMENT),
    /// An index for the filter and the order together, whose columns the plan does not tell.
    INDEX_FILTER_AND_ORDER(Kind.ADVICE),
    /// `ORDER BY column + 0`, which no index is in the order of.
    HIDE_ORDER_FROM_INDEX(Kind.REWRITE),
    /// A list of values as rows of its own.
    JOIN_THE_LIST(Kind.REWRITE),
    /// VACUUM FULL, or pg_repack.
    REBUILD_TABLE(Kind.STATEMENT),
    REBUILD_INDEX(Kind.STATEMENT),
    /// A condition on what the table is partitioned by.
    FILTER_BY_PARTITION_KEY(Kind.REWRITE),
    /// A condition that a foreign server can be asked for.
    SHIP_THE_FILTER(Kind.REWRITE),
    /// Extensions that a foreign server has too.
    DECLARE_EXTENSIONS(Kind.STATEMENT),
    /// A foreign table that is a file: its rows are kept in the database.
    KEEP_FILE_AS_TABLE(Kind.STATEMENT),

    // How rows are brought together.
    /// A subquery that aggregates for each row: join what it reads and group.
    JOIN_AND_GROUP(Kind.REWRITE),
    /// A subquery that looks a value up for each row.
    JOIN_INSTEAD_OF_SUBQUERY(Kind.REWRITE),
    NOT_EXISTS_INSTEAD_OF_NOT_IN(Kind.REWRITE),
    /// A value compared with what a subquery finds for its row, by ANY or ALL.
    EXISTS_INSTEAD_OF_ANY_OR_ALL(Kind.REWRITE),
    /// An outer join whose rows without a partner are kept alone.
    NOT_EXISTS_INSTEAD_OF_OUTER_JOIN(Kind.REWRITE),
    /// A WITH query that is planned with what reads it.
    INLINE_CTE(Kind.REWRITE),
    /// A temporary table has statistics, and may have an index.
    TABLE_INSTEAD_OF_CTE(Kind.REWRITE),
    /// Each side of an OR is joined by itself.
    UNION_INSTEAD_OF_OR(Kind.REWRITE),
    /// What ties two tables that are joined without a condition.
    TIE_THE_TABLES(Kind.REWRITE),
    /// Whether a row exists is asked, instead of joining all of them.
    EXISTS_INSTEAD_OF_JOIN(Kind.REWRITE),
    /// A value that stands for none, such as customer 0, is left out of a join or becomes NULL.
    LEAVE_OUT_PLACEHOLDER(Kind.REWRITE),
    /// The rows that the LIMIT wants are picked before they are joined.
    LIMIT_BEFORE_JOIN(Kind.REWRITE),
    /// A grouped subquery is restricted to the groups that the join is for.
    GROUP_WHAT_IS_JOINED(Kind.REWRITE),

    /// The planner sees the value that it now has to plan without.
    PLAN_WITH_VALUE(Kind.REWRITE),
    /// A condition that a value of its parameter switches off is no part of the statement then.
    LEAVE_CONDITION_OUT(Kind.REWRITE),
    /// More rows are sampled for a column's statistics.
    RAISE_STATISTICS_TARGET(Kind.STATEMENT),
    /// The number of a column's different values is given by hand, and holds from the next ANALYZE on.
    CORRECT_DISTINCT(Kind.STATEMENT),
    /// postgres_fdw asks the other server how many rows there will be.
    ESTIMATE_ON_OTHER_SERVER(Kind.STATEMENT),
    /// Statistics on an expression (PostgreSQL 14).
    EXPRESSION_STATISTICS(Kind.STATEMENT),

    // What is done with rows.
    /// Pages are found by the last row seen, not by counting rows.
    PAGE_BY_KEY(Kind.REWRITE),
    /// Wide columns are fetched for the rows that are left.
    DEFER_WIDE_COLUMNS(Kind.REWRITE),
    /// The number of rows as the statistics have it.
    ESTIMATE_ROW_COUNT(Kind.STATEMENT),
    /// A number of rows that is kept up to date.
    KEEP_ROW_COUNT(Kind.ADVICE),
    /// Fewer or smaller columns.
    RETURN_FEWER_COLUMNS(Kind.REWRITE),
    /// What is looked at, and no more.
    ASK_FOR_LESS(Kind.REWRITE),
    /// An ORDER BY whose order nobody sees.
    DROP_ORDER_BY(Kind.REWRITE),
    /// A query of the catalogue that prints the index a foreign key lacks.
    PRINT_FOREIGN_KEY_INDEX(Kind.STATEMENT),
    /// A query of the catalogue that prints a trigger and its function.
    PRINT_TRIGGER(Kind.STATEMENT),
    /// A trigger for each row becomes one for the whole statement.
    TRIGGER_PER_STATEMENT(Kind.REWRITE),
    /// A query of the catalogue that prints how to take constraints off for a load, and put them back.
    LOAD_WITHOUT_FOREIGN_KEYS(Kind.STATEMENT),
    /// Likewise for indexes that back no constraint.
    LOAD_WITHOUT_INDEXES(Kind.STATEMENT),
    /// What is stored beside a table goes in another way than row by row.
    KEEP_LARGE_VALUES_APART(Kind.ADVICE),

    // What the server does beside.
    /// The statement is planned once and run often.
    PREPARE_STATEMENT(Kind.ADVICE),
    /// The rows that the LIMIT wants are picked before a function is called on them.
    LIMIT_BEFORE_FUNCTION(Kind.REWRITE),
    /// A function that looks something up for each row: join what it reads.
    JOIN_INSTEAD_OF_FUNCTION(Kind.REWRITE),
    /// A function of the row alone: its result is stored with the row.
    KEEP_FUNCTION_RESULT(Kind.ADVICE),
    /// The plans of what a function runs, which are not in this one.
    LOOK_INTO_FUNCTION(Kind.STATEMENT),
    /// Partitions are left out while planning, not only when the plan runs.
    PRUNE_WHILE_PLANNING(Kind.REWRITE),
    /// So many tables have too many orders to join them in.
    JOIN_FEWER_TABLES(Kind.REWRITE),
    /// Every process gets about as much to do.
    SPREAD_OVER_PROCESSES(Kind.ADVICE),
    /// Which functions of the filter keep it in one process.
    CHECK_PARALLEL_SAFETY(Kind.STATEMENT),
    /// What comes out of the parallel part is less.
    RETURN_FEWER_ROWS(Kind.REWRITE),
    /// The disk, or what stands between.
    FASTER_STORAGE(Kind.ADVICE),
    /// A second run tells what the query costs.
    RUN_AGAIN_WARM(Kind.ADVICE),
    /// EXPLAIN without the times of nodes.
    RUN_WITHOUT_TIMING(Kind.ADVICE),
    /// The machine measures time with a slow clock.
    LOOK_AT_CLOCK(Kind.ADVICE),
    /// Fewer partitions, or fewer indexes on them.
    TOUCH_FEWER_RELATIONS(Kind.ADVICE),

    // What only the database knows.
    /// Autovacuum analyses partitions, never the table that they make up.
    ANALYZE_PARENT(Kind.STATEMENT),
    /// The setting of one table by which autovacuum analyses it.
    ANALYZE_MORE_OFTEN(Kind.STATEMENT),
    /// Pages keep room for the new versions of their rows.
    LEAVE_ROOM_IN_PAGES(Kind.STATEMENT),
    /// An index on what is updated all the time costs the short way.
    DROP_INDEX_ON_UPDATED_COLUMN(Kind.ADVICE),
    /// An index that another one makes superfluous.
    DROP_REDUNDANT_INDEX(Kind.STATEMENT),
    /// An index that no query reads.
    DROP_UNUSED_INDEX(Kind.STATEMENT),
    /// An index whose building failed.
    REBUILD_INVALID_INDEX(Kind.STATEMENT),
    /// A column whose numbers run out.
    WIDEN_TO_BIGINT(Kind.STATEMENT),
    /// A sequence whose numbers run out.
    RAISE_SEQUENCE_LIMIT(Kind.STATEMENT),
    /// Old transaction ids are given free.
    FREEZE_TABLE(Kind.STATEMENT),
    /// A key that tells a table's rows apart.
    ADD_PRIMARY_KEY(Kind.STATEMENT),
    /// Autovacuum comes to the table again.
    SWITCH_AUTOVACUUM_ON(Kind.STATEMENT),
    /// The rows from before a constraint are looked at.
    VALIDATE_CONSTRAINT(Kind.STATEMENT),
    /// What autovacuum has not done yet.
    VACUUM_AND_ANALYZE(Kind.STATEMENT),
    /// One statement for many keys.
    FETCH_TOGETHER(Kind.REWRITE),
    ;

    /// What it takes to do it.
    public enum Kind {
        /// The statement is said differently.
        REWRITE,
        /// A statement of its own is run once.
        STATEMENT,
        /// Something outside SQL.
        ADVICE
    }

    private final Kind kind;

    Action(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
