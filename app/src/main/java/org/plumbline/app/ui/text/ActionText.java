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
            case PAGE_BY_KEY -> "Remember the last row of a page and ask for the rows behind it, instead of counting rows off.";
            case DEFER_WIDE_COLUMNS -> "Sort or group the keys alone, and fetch the wide columns of the rows that are left.";
            case ESTIMATE_ROW_COUNT -> "Where about so many is enough, read the number that the statistics keep.";
            case KEEP_ROW_COUNT -> "Where it must be exact, keep the number in a table of its own that triggers or jobs bring up to date.";
            case RETURN_FEWER_COLUMNS -> "Name the columns that are needed instead of all of them, the large ones first.";
            case DROP_ORDER_BY -> "Leave out the ORDER BY of the subquery: nothing above it keeps the order.";
            case PRINT_FOREIGN_KEY_INDEX -> "Let the catalogue print the index that this foreign key lacks, then run what it prints.";
            case PRINT_TRIGGER -> "Look at what the trigger does: the catalogue prints it with its function.";
            case TRIGGER_PER_STATEMENT -> "Make it a trigger for the whole statement, which treats all rows at once.";
            case LOAD_WITHOUT_FOREIGN_KEYS -> "For a large load take the foreign key off and put it back afterwards: "
                    + "the catalogue prints both statements.";

            // What the server does beside.

            // What only the database knows.
        };
    }
}
