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
        if (other instanceof PackedText && this instanceof PlainText) {
            return other.sameAs(this);
        }
        var theirs = new Object() {
            private String part = "";
            private int number;
            private int at;
        };
        for (int i = 0; i < partCount(); i++) {
            String mine = part(i);
            int at = 0;
            while (at < mine.length()) {
                if (theirs.at == theirs.part.length()) {
                    theirs.part = other.part(theirs.number++);
                    theirs.at = 0;
                }
                int length = Math.min(mine.length() - at, theirs.part.length() - theirs.at);
                if (!mine.regionMatches(at, theirs.part, theirs.at, length)) {
                    return false;
                }
                at += length;
                theirs.at += length;
            }
        }
        return true;
    }
}
