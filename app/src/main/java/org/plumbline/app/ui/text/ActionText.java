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
            case COMPARE_BARE_COLUMN ->
                    "Compare the column itself: move the arithmetic to the other side, and an index on the column serves.";
            case COMPARE_TIME_RANGE -> "Ask for a range of times instead, from the first moment up to the next first one: "
                    + "an index on the column serves it.";
            case COMPARE_IN_COLUMN_TYPE -> "Pass the value in the column's own type, so that an index on the column serves: "
                    + "an integer for an integer column, not a number with decimals.";
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

            // How rows are brought together.

            // What is done with rows.

            // What the server does beside.

            // What only the database knows.
        };
    }
}
