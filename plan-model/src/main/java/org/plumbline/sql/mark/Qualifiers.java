package org.plumbline.sql.mark;

import java.util.function.UnaryOperator;

/// The names before the dots of a condition or key that EXPLAIN prints: aliases mostly. Thousands of partitions print one text that differs
/// in these alone.
final class Qualifiers {
    private final String text;
    private final UnaryOperator<String> other;
    private final StringBuilder replaced;
    private int at;

    private Qualifiers(String text, UnaryOperator<String> other) {
        this.text = text;
        this.other = other;
        replaced = new StringBuilder(text.length());
    }

    /// The text with something else in their place. What stands in quotes is left alone.
    ///
    /// @param other what to write for a name, which comes as it is printed, with its quotes
    static String replaced(String text, UnaryOperator<String> other) {
        return text.indexOf('.') < 0 ? text : new Qualifiers(text, other).replaced();
    }

    private String replaced() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'') {
                copyTo(endOfQuoted());
            } else if (c == '"') {
                name(endOfQuoted());
            } else if (Character.isJavaIdentifierPart(c)) {
                int end = at;
                while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                    end++;
                }
                if (Character.isDigit(c)) {
                    copyTo(end);
                } else {
                    name(end);
                }
            } else {
                copyTo(at + 1);
            }
        }
        return replaced.toString();
    }

    private void name(int end) {
        boolean qualifies = end < text.length() && text.charAt(end) == '.' && (at == 0 || text.charAt(at - 1) != '.');
        if (qualifies) {
            replaced.append(other.apply(text.substring(at, end)));
            at = end;
        } else {
            copyTo(end);
        }
    }

    private void copyTo(int end) {
        replaced.append(text, at, end);
        at = end;
    }

    /// Behind the quote that closes the one here; doubled ones close nothing.
    private int endOfQuoted() {
        char quote = text.charAt(at);
        int end = at + 1;
        while (end < text.length()) {
            if (text.charAt(end) != quote) {
                end++;
            } else if (end + 1 < text.length() && text.charAt(end + 1) == quote) {
                end += 2;
            } else {
                return end + 1;
            }
        }
        return text.length();
    }
}
