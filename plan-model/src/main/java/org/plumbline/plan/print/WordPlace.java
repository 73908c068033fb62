package org.plumbline.plan.print;

/// Tells PostgreSQL's words from a person's, by where they stand.
interface WordPlace {
    /// True for a word of PostgreSQL's.
    ///
    /// @param kind what the word would be if it were a person's
    boolean isPostgres(SqlPlace place, NameKind kind);

    /// The number here is no literal, or none that tells anything.
    boolean keepsNumber(SqlPlace place);
}
