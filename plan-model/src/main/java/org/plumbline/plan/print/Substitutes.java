package org.plumbline.plan.print;

/// What stands in the place of the pieces of a plan that could tell whose it is. The same piece always has the same substitute, and
/// different pieces have different ones.
interface Substitutes {
    /// The name to print for a name.
    ///
    /// @param name without quotes, in lower case where SQL has it without them
    String name(String name, NameKind kind);

    /// True for a name that was met before, other than as this word of a statement.
    boolean knows(String name);

    /// A name that PostgreSQL gave, though it looks like a person's.
    void keep(String name);

    /// The digits to print for those of a number.
    ///
    /// @param digits at least three, the first not 0; the substitute has as many, and of two numbers the greater one stays the greater
    String digits(String digits);

    /// The word to print for one.
    ///
    /// @param word letters and digits of a literal; the substitute has letters and digits at the same places, mostly
    String word(String word);

    /// The date to print for one.
    ///
    /// @param date `2024-01-31`; the order of dates stays
    String date(String date);

    /// The time of day to print for one.
    ///
    /// @param time `08:15`; the order of times stays
    String time(String time);
}
