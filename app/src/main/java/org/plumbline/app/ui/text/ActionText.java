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
            case JOIN_AND_GROUP ->
                    "Join the table that the subquery reads, and group by the key of the row that it ran for: all are summed up at once.";
            case JOIN_INSTEAD_OF_SUBQUERY -> "Join the table that the subquery reads instead of looking it up for each row.";
            case NOT_EXISTS_INSTEAD_OF_NOT_IN ->
                    "Write NOT EXISTS instead of NOT IN, with the compared columns in place of key: that can be joined.";

            // What is done with rows.

            // What the server does beside.

            // What only the database knows.
        };
    }
}
