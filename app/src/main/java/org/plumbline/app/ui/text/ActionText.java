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
