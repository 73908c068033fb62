package org.plumbline.plan.parse;

import java.util.Arrays;

/// A text and where its lines are, each with its number in the person's own text.
final class Lines {
    private final String text;
    private final int[] starts;
    private final int count;
    private final int[] numbers;
    /// Found when it is asked for first: every plan of a text asks.
    private int lastFilled = -1;
    private final int lastNumber;

    private Lines(String text, int[] starts, int count, int[] numbers, int lastNumber) {
        this.text = text;
        this.starts = starts;
        this.count = count;
        this.numbers = numbers;
        this.lastNumber = lastNumber;
    }

    /// The person's own text, unchanged.
    static Lines of(String text) {
        return of(text, new int[0]);
    }

    /// @param numbers each line's number in the person's text; empty where they are the text's own
    static Lines of(String text, int[] numbers) {
        int[] starts = new int[Math.max(16, text.length() / 40)];
        int count = 0;
        int at = 0;
        while (at <= text.length()) {
            if (count + 1 >= starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
            }
            starts[count++] = at;
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() + 1 : end + 1;
        }
        starts[count] = text.length() + 1;
        return new Lines(text, starts, count, numbers, 0);
    }

    String text() {
        return text;
    }

    int count() {
        return count;
    }

    int start(int line) {
        return starts[line];
    }

    /// Where the line ends, without its line end.
    int end(int line) {
        return starts[line + 1] - 1;
    }

    /// The line's number in the person's text, from 1.
    int number(int line) {
        int known = Math.max(0, Math.min(line, count - 1));
        return numbers.length == 0 ? known + 1 : numbers[Math.min(known, numbers.length - 1)];
    }

    /// The number of the line in which the last one ends, which may have been put together of several.
    int lastNumber() {
        return Math.max(lastNumber, number(count - 1));
    }

    /// The same lines, of which the last ends in the person's line of this number.
    Lines endingAt(int number) {
        return new Lines(text, starts, count, numbers, number);
    }

    /// The line that holds the character at this offset.
    int lineAt(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        return found >= 0 ? found : -found - 2;
    }

    String line(int line) {
        return text.substring(start(line), end(line));
    }

    /// Columns of white space before the first character; a tab counts as one.
    int indent(int line) {
        int at = start(line);
        int end = end(line);
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at - start(line);
    }

    boolean isBlank(int line) {
        return start(line) + indent(line) == end(line);
    }

    String trimmed(int line) {
        int from = start(line) + indent(line);
        int to = end(line);
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /// As `trimmed(line).startsWith(word)`.
    boolean startsWith(int line, String word) {
        int from = start(line) + indent(line);
        return from + word.length() <= end(line) && text.startsWith(word, from);
    }

    /// The first line that is not blank; -1 where all are.
    int firstFilled() {
        for (int line = 0; line < count; line++) {
            if (!isBlank(line)) {
                return line;
            }
        }
        return -1;
    }

    /// The last line of the text that is not blank; 0 where all are.
    int lastFilled() {
        if (lastFilled < 0) {
            lastFilled = lastFilled(count - 1);
        }
        return lastFilled;
    }

    /// The last line that is not blank, from here backwards to 0.
    int lastFilled(int from) {
        int line = Math.min(from, count - 1);
        while (line > 0 && isBlank(line)) {
            line--;
        }
        return line;
    }

    /// The place after the last character that is not white space, from `to` backwards to `from`.
    static int filledEnd(String text, int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
