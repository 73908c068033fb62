package org.plumbline.advice;

/// Something to do that is no setting, no index and no statistics. The sentence for each is made where it is shown.
public enum Action {
    // How rows are found.
    /// An OR over several columns: no index serves it as it stands.
    INDEX_EACH_SIDE_OF_OR(Kind.REWRITE),
    /// A scan of many partitions, none of them large.
    INDEX_PARTITIONED_TABLE(Kind.REWRITE),

    // How rows are brought together.

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

    // What the server does beside.

    // What only the database knows.
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
