package org.plumbline.plan.parse;

import org.plumbline.plan.AttributeValue;

/// Reads figures from left to right and says exactly where one is missing.
final class FigureScan {
    private final String line;
    private final int number;
    private int at;

    /// @param number the line's number in the person's text
    FigureScan(String line, int from, int number) {
        this.line = line;
        this.at = from;
        this.number = number;
    }

    boolean atEnd() {
        return at >= line.length();
    }

    boolean skip(String word) {
        if (line.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    void skipSpaces() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
    }

    void expect(String word) throws PlanParseException {
        if (!skip(word)) {
            String found = found(at);
            at = isPrefixAtEnd(word) ? line.length() : at;
            throw new PlanParseException(number, "expected `" + word.strip() + "`, found " + found
                    + ". Was the plan cut off when copied?");
        }
    }

    /// A number after a word such as ` rows=`.
    AttributeValue numberAfter(String word) throws PlanParseException {
        expect(word);
        return number(word.strip());
    }

    /// @param word what stands before it, for the message
    AttributeValue number(String word) throws PlanParseException {
        int from = at;
        while (at < line.length() && isPartOfNumber(from)) {
            at++;
        }
        AttributeValue value = Keys.number(line.substring(from, at), Interner.FALSE);
        if (value == Interner.FALSE) {
            String found = found(Math.max(0, from - word.length()));
            throw new PlanParseException(number, "expected `" + word + "` followed by a number, found " + found
                    + ". Was the plan cut off when copied?");
        }
        return value;
    }

    private boolean isPartOfNumber(int from) {
        char c = line.charAt(at);
        return (c >= '0' && c <= '9') || (c == '-' && at == from) || (c == '.' && !line.startsWith("..", at));
    }

    private boolean isPrefixAtEnd(String word) {
        return word.startsWith(line.substring(at));
    }

    private String found(int from) {
        int end = from;
        while (end < line.length() && (end == from || (line.charAt(end) != ' ' && line.charAt(end) != ')'))) {
            end++;
        }
        String found = line.substring(from, end).strip();
        return found.isEmpty() ? "the end of the line" : "`" + found + "`";
    }
}
