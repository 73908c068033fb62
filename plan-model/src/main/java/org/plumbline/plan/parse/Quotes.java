package org.plumbline.plan.parse;

/// Quotes that another tool put around a plan: around every line, or around all of it, with the plan's own quotes doubled.
final class Quotes {
    private Quotes() {}

    static Lines off(Lines lines) {
        String text = lines.text();
        int first = 0;
        while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        int last = text.length();
        while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        if (last - first < 3 || text.charAt(first) != '"' || text.charAt(last - 1) != '"') {
            return lines;
        }
        return everyLineIsQuoted(lines) ? offEveryLine(lines) : offAll(lines, first, last);
    }

    private static boolean everyLineIsQuoted(Lines lines) {
        for (int line = 0; line < lines.count(); line++) {
            String trimmed = lines.trimmed(line);
            if (!trimmed.isEmpty() && (trimmed.length() < 2 || !trimmed.startsWith("\"") || !trimmed.endsWith("\""))) {
                return false;
            }
        }
        return true;
    }

    private static Lines offEveryLine(Lines lines) {
        var bare = new StringBuilder();
        for (int line = 0; line < lines.count(); line++) {
            String trimmed = lines.trimmed(line);
            if (!trimmed.isEmpty()) {
                bare.append(trimmed.substring(1, trimmed.length() - 1).replace("\"\"", "\""));
            }
            bare.append(line + 1 < lines.count() ? "\n" : "");
        }
        return Lines.of(bare.toString(), numbers(lines));
    }

    private static Lines offAll(Lines lines, int first, int last) {
        String text = lines.text();
        return Lines.of(text.substring(0, first) + text.substring(first + 1, last - 1).replace("\"\"", "\""), numbers(lines));
    }

    private static int[] numbers(Lines lines) {
        int[] numbers = new int[lines.count()];
        for (int line = 0; line < numbers.length; line++) {
            numbers[line] = lines.number(line);
        }
        return numbers;
    }
}
