package org.plumbline.app.ui.text;

import org.plumbline.advice.Doubt;

/// Why a finding might be wrong, in one sentence each.
final class DoubtText {
    private DoubtText() {}

    static String of(Doubt doubt) {
        return switch (doubt) {
            case EXISTING_INDEXES_UNKNOWN -> "A plan does not tell which indexes exist: look whether a similar one is already there.";
            case VALUE_UNKNOWN_TO_PLANNER -> "The value is known only when the plan runs: for a comparison with < or > the planner reckons "
                    + "with far more rows, and may read the whole table even with the index. Ask for the value first, then write it in.";
            case OTHER_VALUES_MAY_DIFFER -> "With other values in the condition far more rows may match, and then an index helps less.";
            case COLD_CACHE -> "Most of this scan's time went into reading blocks that were not in memory: a second run may find them "
                    + "there, and then far less is to be won.";
            case MEMORY_MULTIPLIES -> "Every sort and hash of every session may take this much memory at once.";
            case ROUNDED_PER_LOOP -> "PostgreSQL rounds figures per loop, and many loops multiply the error.";
            case PLANNER_MAY_CHOOSE_OTHERWISE -> "The planner may choose another plan, which moves the time elsewhere.";
            case OTHERS_MAY_TAKE_THE_INDEX -> "Other statements may take the index too and become slower by it: the planner expects it "
                    + "to be cheaper than it is. Compare them before and after.";
            case WRITES_COST_MORE -> "Every write to the table has to keep the index up to date.";
            case SHARED_BY_NODES -> "The leader's part is worked out from the nodes that each process has; VERBOSE prints what the workers "
                    + "took.";
            case MOMENTARY_LOAD -> "The workers may have been busy at that moment only.";
            case LIMITED_BY_WORKER_PROCESSES -> "It cannot go beyond max_worker_processes (8 by default), which needs a restart.";
            case NO_TIMES -> "The plan carries no times, so this is judged by blocks or by the planner's costs.";
            case CAST_MAY_HIDE_ANOTHER_TYPE -> "The condition casts the column to text: if the column is not text itself, "
                    + "the index must be on the cast.";
            case EXPRESSION_MUST_BE_IMMUTABLE ->
                    "The index is on an expression, which PostgreSQL only takes if its functions are immutable.";
            case SERVES_THESE_VALUES_ONLY -> "The index holds the rows with this value only: it serves no query that asks for another.";
            case GIN_WRITES_COST_MORE -> "Such an index is larger than an ordinary one, and every write to the table costs more.";
            case ALIKE_TEXTS_READ_MUCH -> "Where many texts are alike, much of the index is read; a condition such as name % 'text' "
                    + "with a GIN index on the same trigrams narrows the search first.";
            case NEAREST_ARE_NEARLY_SO -> "This index finds rows that are nearly the nearest, as many as hnsw.ef_search says (40), and "
                    + "conditions are checked on those alone.";
            case ORDER_READ_FROM_INDEX_NAME -> "Which column orders the rows was read from the name of the index: check it.";
            case ONLY_WHILE_VACUUMED -> "The index answers alone only while the table is vacuumed often enough.";
            case REBUILDING_LOCKS -> "Writing the table anew locks it, for readers too, as long as that runs, and needs the space "
                    + "of a copy.";
            case INDEXING_PARTITIONS_LOCKS -> "An index on a partitioned table cannot be built CONCURRENTLY: nobody writes to its "
                    + "partitions meanwhile. On a busy one CREATE INDEX ON ONLY the table comes first, then CREATE INDEX CONCURRENTLY on "
                    + "each partition, then ALTER INDEX ... ATTACH PARTITION.";
            case PARTITIONS_MUST_BE_MADE_AHEAD -> "Somebody has to make the next partitions in time, a job of your own or pg_partman: "
                    + "without one the rows pile up in the default partition.";
            case VIEWS_KEEP_THE_OLD_TABLE -> "Views and functions that were made before go on reading the old table, without the rows "
                    + "that come: make them again.";
            case KEY_HOLDS_WITHIN_PARTITIONS -> "The primary key gets the time as well: that a number comes only once is no longer kept by "
                    + "the database, only by the sequence that hands them out.";
            case FOREIGN_KEYS_FALL_AWAY -> "Foreign keys of other tables cannot refer to it any more: nothing keeps them right.";
            case OTHERS_READ_ALL_PARTITIONS -> "A statement that does not ask for a span of time looks into every partition, and becomes a "
                    + "little slower.";
            case GROWTH_NOT_KNOWN -> "It is not known for how long rows were counted, so how fast the table grows is not known: "
                    + "choose how wide a partition is by that.";
            case CUT_OFF_NOT_KNOWN -> "The counted statements do not tell their values: how old the rows are that nobody asks for any "
                    + "more, only you know.";
            case DELETE_TRIGGERS_DO_NOT_FIRE -> "Triggers do not fire and foreign keys do not cascade when a partition goes.";
            case FREED_PLACES_BREAK_ORDER -> "Rows that are deleted or updated leave room that later rows fill, out of order; the index "
                    + "then leads to more and more pages.";
            case SMALL_SPANS_READ_MORE -> "Such an index leads to 128 pages at the least and answers nothing without the table: statements "
                    + "that ask for a few rows, or only count, become slower.";
            case RESULT_IS_STALE -> "The result is as old as the last refresh, and each refresh calculates all of it again.";
            case WRITE_TIME_SHARED_EVENLY -> "The time is reckoned as if the table and each of its indexes took the same part of a write.";
            case INDEX_ON_EXPRESSION_MAY_DO -> "Calculating it may be the smaller part of the time. And where statements look for single "
                    + "values of it, an index on the expression does without the column.";
            case GROUPS_ARE_ESTIMATED -> "How many rows the kept result has is estimated from the statistics of single columns.";
            case LARGE_VALUES_ARE_READ_TOO ->
                    "Large values lie on pages of their own: if the query reads such values, the pages may be theirs.";
            case SIZE_IS_ESTIMATED -> "How much memory would do is an estimate: it may take more or less.";
            case STILL_GOES_TO_DISK -> "The rows still go to disk: so much memory merges them once, instead of again and again.";
            case MEMORY_MAY_NOT_HELP -> "Temporary files are often no slower than memory, and a large sort or hash in memory "
                    + "may take as long: measure both.";
            case ORDER_MAY_BE_SCATTERED -> "An index helps a sort of the whole table only where the rows lie in about that order, "
                    + "or where the index has all columns that are needed.";
            case PAGES_IN_SEQUENCE_ONLY -> "Pages are then turned one by one: nobody can jump to the hundredth.";
            case COUNT_IS_APPROXIMATE -> "The number is as old as the last VACUUM or ANALYZE of the table.";
            case ONLY_FOR_AFTER_TRIGGERS -> "One trigger for the statement can do only what an AFTER trigger does: one that changes the "
                    + "row as it is written has to stay.";
            case TRIGGER_MAY_CASCADE -> "The time may go into rows that the trigger changes or deletes itself.";
            case UNPROTECTED_MEANWHILE -> "Without the constraint nothing keeps others from writing wrong rows meanwhile, "
                    + "and putting it back locks both tables.";
            case ONE_PLAN_FOR_ALL_VALUES -> "A prepared statement is soon run with one plan for all values, "
                    + "which may be worse for some of them and cannot leave out partitions while planning.";
            case CATALOGUE_CACHE_COLD -> "This session planned over these tables for the first time: planned again in the same session "
                    + "it takes less.";
            case PROCESSORS_ARE_SHARED -> "Parallel workers take processors and memory away from other sessions.";
            case STORAGE_MAY_BE_BUSY -> "Something else may have kept the disk busy at that moment: run it again and compare.";
            case MAY_NOT_FIT_CACHE -> "Where a second run reads as much, the data does not fit into memory, "
                    + "and the reads are the query's cost.";
            case CLOCK_NOT_KNOWN -> "How long a look at the clock takes is assumed at its least (pg_test_timing measures it).";
            case ONLY_UNDER_LOAD -> "It costs nothing in one session: it matters where many sessions run such queries at once.";
            case RESULT_MAY_STAY -> "Where the rows stay in the database (CREATE TABLE AS) nothing is sent, and an export needs them all.";
            case FILE_MAY_BE_READ_ONCE ->
                    "A file that is asked once, or changes before every query, is not worth loading: that reads it too.";
            case NODE_WORKS_TOO -> "What the node does beside is in the same time; it is taken for little.";
            case SWITCHED_OFF_ON_PURPOSE -> "Somebody may have switched it off on purpose, to keep the planner from a worse plan.";
            case RARE_QUERIES_MAY_NEED_IT -> "A report that runs once a quarter may need it, and standby servers count their own use.";
            case READER_UNKNOWN -> "Something reads it that is not among the counted statements: one that was counted no more, or not yet.";
            case COUNTERS_ARE_YOUNG -> "The counters of use were reset less than five weeks ago: monthly work may not have come by yet.";
            case COUNTERS_OF_UNKNOWN_AGE -> "Nobody knows how long the counters of use have been running: a crash or a restore begins them "
                    + "anew, perhaps yesterday.";
            case COUNTERS_MAY_BE_RESET -> "The counters begin anew with a reset or a crash: it may have been done before that.";
            case STANDBYS_NOT_ASKED -> "There are standby servers, which count what they read themselves: look at "
                    + "pg_stat_user_indexes on each of them first.";
            case SMALL_TABLE -> "The table is small: reading all of it takes hardly longer, until it grows.";
            case BLOAT_IS_ESTIMATED -> "The waste is worked out from the rows' average width, and easily off by a fifth: the extension "
                    + "pgstattuple measures it.";
            case KEY_REWRITES_THE_TABLE -> "A new column of numbers writes the whole table anew and locks it meanwhile; columns that "
                    + "tell the rows apart already, and are never null, are a better key.";
            case STATISTICS_MAY_STILL_FIT -> "New rows may be spread like the old ones: then fresh statistics change nothing.";
            case ONLY_A_SAMPLE -> "Only a sample of the rows was looked at where the table is large: others may be different.";
            case PROGRAMS_MUST_FOLLOW -> "Programs that read or write the column have to take it for its new type: try them first.";
            case OTHERS_MAY_USE_THE_COLUMN -> "A view, a trigger or a default that uses the column can keep it from being changed; then "
                    + "the statement fails and nothing has happened.";
            case DIGITS_MAY_BE_A_CODE ->
                    "Digits that nobody reckons with (a postcode, a telephone number) are better left as text: a zero "
                    + "in front would be lost.";
            case ZONE_OF_VALUES_UNKNOWN -> "Nobody wrote down the time zone that the values were meant in: only people who know the "
                    + "programs that wrote them can say, and if several zones are mixed no single statement is right.";
            case SPACES_AT_THE_END_COUNT -> "The old type ignores spaces at the end when it compares, the new one does not: programs that "
                    + "send such spaces find nothing any more.";
            case MAY_BE_NO_MONEY -> "That it is an amount of money is read from the column's name.";
            case PACE_MAY_CHANGE -> "It is worked out from the rows inserted since the counters began: a large load in that time makes it "
                    + "look sooner, and faster growth makes it come sooner.";
            case COLUMN_MOVES_TO_THE_END -> "The new column is the last one of the table: INSERT without a list of columns and SELECT * "
                    + "see another order. Rights and comments that the old column had of its own are to be given again.";
            case NULLS_MAY_COME -> "A program that writes NULL here now and then would fail from then on.";
            case STATEMENT_HAS_TO_CHANGE -> "The promise alone makes nothing faster: then the statement has to be written the other "
                    + "way.";
            case OLD_TRANSACTIONS_HOLD_BACK -> "A long transaction, a prepared one or a replication slot can keep VACUUM from its work: "
                    + "look for them first.";
            case REWRITES_THE_TABLE -> "Changing the type writes the whole table anew and locks it meanwhile: "
                    + "for a large table add a new column and move over.";
            case CALLS_MAY_BE_INDEPENDENT -> "The calls are counted over all sessions: they may be many clients that fetch one row each.";
            case ROUND_TRIP_ASSUMED -> "The time of a round trip is assumed, not measured.";
            case MATERIALIZED_ON_PURPOSE -> "Since PostgreSQL 12 a WITH query that is read once keeps its rows only where somebody wrote "
                    + "MATERIALIZED, perhaps for a reason, or where it calls a volatile function: then it keeps them still.";
            case NULLS_DIFFER -> "A NULL in the list makes NOT IN or ALL return no row; NOT EXISTS passes over it.";
            case UNION_DROPS_DUPLICATES -> "UNION returns rows that look alike once: with the keys of both tables in the select list "
                    + "none is lost.";
            case ALL_PAIRS_MAY_BE_MEANT -> "Every pair may be what is asked for: then CROSS JOIN says so.";
            case VALUE_MAY_HAVE_PARTNERS -> "If the frequent value does have matching rows that are asked for, it cannot be left out.";
            case WHOLE_ARRAYS_MAY_BE_COMPARED -> "It serves queries that compare whole arrays, or sort or group by them.";
            case UNINDEXED_MEANWHILE -> "Meanwhile queries of others have no index, and making one anew keeps writers out.";
            case ALL_ROWS_INDEXED_ANEW -> "An index is made anew of all rows: where the table had far more before than were loaded, "
                    + "that takes longer than it saves.";
            case PIECES_ARE_DEDUCED -> "That the values are large is deduced from the blocks that were touched; the plan does not say it.";
            case BLOCKS_MAY_BE_OTHERS -> "Large values, which are kept outside the table, touch blocks too, as well as indexes do.";
            case MAY_BE_DISTINCT_ON -> "Without VERBOSE a plan prints DISTINCT ON just so, and that may return columns of the other table.";
            case TESTED_COLUMN_MAY_BE_NULL -> "It returns the same where the tested column is never NULL in the table itself, as of a "
                    + "primary key: else the join also returns rows whose partner has NULL there.";
            case MATCHES_MAY_BE_FEWER -> "A row without a match is dropped by the join: where there are such, a LIMIT before it leaves "
                    + "too few, unless it becomes a LEFT JOIN.";
        };
    }
}
