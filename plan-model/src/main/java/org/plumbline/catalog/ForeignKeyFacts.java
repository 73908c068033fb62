package org.plumbline.catalog;

import java.util.List;

/// One foreign key of a table (`pg_constraint`, `contype = 'f'`).
///
/// @param name `conname`
/// @param columns referring columns in the constraint's order (`conkey`), unquoted
/// @param referenced the table referred to, as `schema.name`
/// @param referencedColumns its columns in the same order (`confkey`), unquoted
/// @param onUpdate what becomes of a row when the key that it refers to changes (`confupdtype`)
/// @param onDelete likewise when that row is deleted (`confdeltype`)
/// @param validated rows from before the constraint were checked too (`convalidated`)
/// @param promise what it says of a row
public record ForeignKeyFacts(
        String name, List<String> columns, String referenced, List<String> referencedColumns, Action onUpdate, Action onDelete,
        boolean validated, Promise promise) {

    public ForeignKeyFacts {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    /// What a foreign key says of a row.
    public enum Promise {
        /// At any time there is the row that it refers to.
        ALWAYS,
        /// There is at the end of each transaction (`condeferrable`).
        AT_COMMIT,
        /// There are rows that cover the period that it refers to, one or several (`conperiod`, PostgreSQL 18 and later).
        FOR_PERIODS
    }

    /// As `ON DELETE` and `ON UPDATE` have them.
    public enum Action {
        NO_ACTION('a'), RESTRICT('r'), CASCADE('c'), SET_NULL('n'), SET_DEFAULT('d');

        private final char letter;

        Action(char letter) {
            this.letter = letter;
        }

        /// The one with this letter.
        ///
        /// @param letter of `confupdtype` or `confdeltype`
        public static Action of(char letter) {
            for (Action action : values()) {
                if (action.letter == letter) {
                    return action;
                }
            }
            throw new IllegalArgumentException("no action of a foreign key: " + letter);
        }
    }
}
