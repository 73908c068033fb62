package org.plumbline.plan.parse;

import org.plumbline.plan.AttributeValue;

/// Reads figures from left to right and says exactly where one is missing. White space is no part of them: lines that a terminal broke
/// have it anywhere, or lost it.
final class FigureScan {
    /// `actual`, `loops`, `width` and the like.
    private static final int LONGEST_WORD = 8;

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
        return number(word, decimals, false);
    }

    /// Likewise; what is no number is returned as it stands.
    AttributeValue numberOrText(String word, int decimals) throws PlanParseException {
        return number(word, decimals, true);
    }

    private AttributeValue number(String word, int decimals, boolean orText) throws PlanParseException {
        int from = at;
        AttributeValue value = figure(decimals);
        if (value instanceof AttributeValue.Text(String text) && (orText ? text.isEmpty() : !Mask.isMask(text))) {
            String found = found(Math.max(0, from - word.length()));
            throw new PlanParseException(number, "expected `" + word + "` followed by a number, found " + found
                    + ". Was the plan cut off when copied?");
        }
        return value;
    }

    private AttributeValue figure(int decimals) {
        skipSpaces();
        if (skip("...") || skip("\u2026")) {
            return new AttributeValue.Text("...");
        }
        int from = at;
        at = endOfNumber(from);
        String figure = line.substring(from, at);
        AttributeValue value = Keys.number(figure, Interner.FALSE);
        if (value == Interner.FALSE || (decimals != Grouping.SIZE && Grouping.isGrouped(figure))) {
            value = Keys.number(Grouping.plain(figure, decimals), Interner.FALSE);
        }
        return value == Interner.FALSE ? new AttributeValue.Text(figure) : value;
    }

    private int endOfNumber(int from) {
        int end = from;
        boolean digits = from < line.length() && Character.isDigit(line.charAt(from));
        while (end < line.length() && isPartOfNumber(end) && !(digits && startsWord(end))) {
            end++;
        }
        return end;
    }

    /// The next figure's word, which lost the space before it: `rows=13width=4`.
    private boolean startsWord(int index) {
        int end = index;
        while (end < line.length() && end - index < LONGEST_WORD && Character.isLetter(line.charAt(end))) {
            end++;
        }
        return end > index && end < line.length() && line.charAt(end) == '=';
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
