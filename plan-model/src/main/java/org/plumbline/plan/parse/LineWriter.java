package org.plumbline.plan.parse;

import java.util.Arrays;

/// Writes the lines that a wrapping leaves over, each with its number in the person's own text.
final class LineWriter {
    private final StringBuilder text = new StringBuilder();
    private int[] numbers = new int[64];
    private int count;

    void line(CharSequence line, int number) {
        if (count > 0) {
            text.append('\n');
        }
        text.append(line);
        add(number);
    }

    void line(Lines lines, int line, int from, int to) {
        if (count > 0) {
            text.append('\n');
        }
        text.append(lines.text(), from, to);
        add(lines.number(line));
    }

    /// Lines as they are, from the first to before the last.
    void lines(Lines lines, int from, int to) {
        for (int line = from; line < to; line++) {
            line(lines, line, lines.start(line), lines.end(line));
        }
    }

    /// Goes on with the line written last.
    void join(CharSequence rest) {
        text.append(rest);
    }

    Lines toLines() {
        return Lines.of(text.toString(), count == 0 ? new int[] {1} : Arrays.copyOf(numbers, count));
    }

    private void add(int number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
        }
        numbers[count++] = number;
    }
}
