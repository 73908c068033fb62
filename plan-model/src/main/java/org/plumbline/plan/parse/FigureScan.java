package org.plumbline.plan.parse;

import org.plumbline.plan.AttributeValue;

/// Reads figures from left to right and says exactly where one is missing. White space is no part of them: lines that a terminal broke
/// have it anywhere, or lost it.
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

    /// What is left, without white space around it.
    String rest() {
        return line.substring(Math.min(at, line.length())).strip();
    }

    boolean startsWith(String word) {
        return end(word) >= 0;
    }

    boolean skip(String word) {
        int end = end(word);
        if (end >= 0) {
            at = end;
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

    /// A number after a word such as ` calls=`.
    AttributeValue numberAfter(String word, int decimals) throws PlanParseException {
        expect(word);
        return number(word.strip(), decimals);
    }

    /// @param word what stands before it, for the message
    /// @param decimals how many PostgreSQL prints of it, which tells a decimal comma from one between thousands
    AttributeValue number(String word, int decimals) throws PlanParseException {
        skipSpaces();
        if (skip("...") || skip("\u2026")) {
            return new AttributeValue.Text("...");
        }
        int from = at;
        int end = endOfNumber(from);
        String figure = line.substring(from, end);
        AttributeValue value = Keys.number(figure, Interner.FALSE);
        if (value == Interner.FALSE || (decimals != Grouping.SIZE && Grouping.isGrouped(figure))) {
            value = Keys.number(Grouping.plain(figure, decimals), Interner.FALSE);
        }
        if (value == Interner.FALSE && Mask.isMask(figure)) {
            value = new AttributeValue.Text(figure);
        }
        at = end;
        if (value == Interner.FALSE) {
            String found = found(Math.max(0, from - word.length()));
            throw new PlanParseException(number, "expected `" + word + "` followed by a number, found " + found
                    + ". Was the plan cut off when copied?");
        }
        return value;
    }

    private int endOfNumber(int from) {
        int end = from;
        boolean digits = from < line.length() && Character.isDigit(line.charAt(from));
        while (end < line.length() && isPartOfNumber(end) && !(digits && Character.isLetter(line.charAt(end)))) {
            end++;
        }
        return end;
    }

    private boolean isPartOfNumber(int index) {
        char c = line.charAt(index);
        return switch (c) {
            case '.' -> !line.startsWith("..", index);
            case ' ' -> Grouping.separates(line, index);
            case '(', ')', '=' -> false;
            default -> true;
        };
    }

    /// Where the word ends that stands here, white space aside; -1 where it does not.
    private int end(String word) {
        int found = at;
        for (int i = 0; i < word.length(); i++) {
            char expected = word.charAt(i);
            if (expected == ' ') {
                continue;
            }
            while (found < line.length() && line.charAt(found) == ' ') {
                found++;
            }
            if (found >= line.length() || line.charAt(found) != expected) {
                return -1;
            }
            found++;
        }
        return found;
    }

    private boolean isPrefixAtEnd(String word) {
        return word.strip().startsWith(line.substring(at).strip());
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
