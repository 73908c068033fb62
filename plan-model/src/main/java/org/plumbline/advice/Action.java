package org.plumbline.advice;

/// Something to do that is no setting, no index and no statistics. The sentence for each is made where it is shown.
public enum Action {
    // How rows are found.
    /// An OR over several columns: no index serves it as it stands.
    INDEX_EACH_SIDE_OF_OR(Kind.REWRITE),
    /// A scan of many partitions, none of them large.
    INDEX_PARTITIONED_TABLE(Kind.REWRITE),

    // How rows are brought together.
    /// A subquery that aggregates for each row: join what it reads and group.
    JOIN_AND_GROUP(Kind.REWRITE),
    /// A subquery that looks a value up for each row.
    JOIN_INSTEAD_OF_SUBQUERY(Kind.REWRITE),
    NOT_EXISTS_INSTEAD_OF_NOT_IN(Kind.REWRITE),

    // What is done with rows.

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
