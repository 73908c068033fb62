package org.plumbline.plan.parse;

import java.util.Arrays;

/// A text as it is.
final class PlainText implements HeldText {
    private final String text;
    /// Where each line starts, and where one more would; found when it is asked for first.
    private volatile int[] starts = {};

    PlainText(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public int lineCount() {
        return starts().length - 1;
    }

    @Override
    public String line(int number) {
        int[] known = starts();
        int end = known[number + 1];
        return text.substring(known[number], text.charAt(end - 1) == '\n' ? end - 1 : end);
    }

    @Override
    public String part(int number) {
        return text;
    }

    @Override
    public int partCount() {
        return 1;
    }

    private int[] starts() {
        int[] known = starts;
        if (known.length == 0) {
            known = startsIn(text);
            starts = known;
        }
        return known;
    }

    /// Where each line of a text starts, and last where one more would.
    static int[] startsIn(String text) {
        int[] starts = new int[Math.max(16, text.length() / 40)];
        int count = 0;
        int at = 0;
        while (at < text.length()) {
            if (count + 2 > starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
            }
            starts[count++] = at;
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end + 1;
        }
        starts[count] = text.length();
        return Arrays.copyOf(starts, count + 1);
    }
}
