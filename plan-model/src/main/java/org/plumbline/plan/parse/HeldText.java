package org.plumbline.plan.parse;

/// A text's characters, as they lie in memory.
sealed interface HeldText permits PlainText, PackedText {
    /// All of it.
    String text();

    /// In characters.
    int length();

    /// How many lines [String#lines()] has of it.
    int lineCount();

    /// A line without its end.
    ///
    /// @param number from 0
    String line(int number);

    /// A part of it, for going through all.
    ///
    /// @param number from 0, below [#partCount()]
    String part(int number);

    int partCount();

    /// Whether the characters are the same; the lengths are.
    default boolean sameAs(HeldText other) {
        String theirs = "";
        int number = 0;
        int from = 0;
        for (int i = 0; i < partCount(); i++) {
            String mine = part(i);
            for (int at = 0; at < mine.length();) {
                if (from == theirs.length()) {
                    theirs = other.part(number++);
                    from = 0;
                }
                int length = Math.min(mine.length() - at, theirs.length() - from);
                if (!mine.regionMatches(at, theirs, from, length)) {
                    return false;
                }
                at += length;
                from += length;
            }
        }
        return true;
    }
}
