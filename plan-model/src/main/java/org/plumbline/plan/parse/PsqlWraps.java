package org.plumbline.plan.parse;

/// Lines that psql itself broke (`\pset format wrapped`): `.` or `…` where a line ends and where it goes on.
final class PsqlWraps {
    private PsqlWraps() {}

    static Lines off(Lines lines) {
        if (!isWrapped(lines)) {
            return lines;
        }
        LineWriter whole = null;
        int from = 0;
        for (int line = 1; line < lines.count(); line++) {
            if (goesOn(lines, line)) {
                whole = whole == null ? new LineWriter() : whole;
                write(lines, from, line, whole);
                from = line;
            }
        }
        if (whole == null) {
            return lines;
        }
        write(lines, from, lines.count(), whole);
        return whole.toLines();
    }

    /// Several lines go on behind a mark, and no line without one is as long: a terminal may have cut between two points by chance.
    private static boolean isWrapped(Lines lines) {
        int pairs = 0;
        int width = Integer.MAX_VALUE;
        int longestOther = 0;
        boolean continued = false;
        for (int line = 0; line < lines.count(); line++) {
            int length = filledEnd(lines, line) - lines.start(line);
            if (line + 1 < lines.count() && goesOn(lines, line + 1)) {
                pairs++;
                width = Math.min(width, length);
            } else {
                longestOther = Math.max(longestOther, length);
                char last = length > 0 ? lines.text().charAt(filledEnd(lines, line) - 1) : ' ';
                continued |= last == '+' || last == '\u21B5';
            }
        }
        return pairs > 0 && (longestOther < width || (longestOther == width && continued));
    }

    private static void write(Lines lines, int from, int to, LineWriter into) {
        for (int line = from; line < to; line++) {
            boolean goesOn = line > 0 && goesOn(lines, line);
            boolean ends = line + 1 < lines.count() && goesOn(lines, line + 1);
            int start = lines.start(line) + (goesOn ? 1 : 0);
            int end = ends ? filledEnd(lines, line) - 1 : lines.end(line);
            if (goesOn) {
                into.join(lines.text().substring(Math.min(start, end), end));
            } else {
                into.line(lines, line, start, end);
            }
        }
    }

    private static boolean goesOn(Lines lines, int line) {
        int start = lines.start(line);
        if (start >= lines.end(line)) {
            return false;
        }
        char first = lines.text().charAt(start);
        return line > 0 && (first == '.' || first == '\u2026') && mark(lines, line - 1) == first;
    }

    /// The line's last sign, where it is one of psql's.
    private static char mark(Lines lines, int line) {
        int last = filledEnd(lines, line) - 1;
        char sign = last < lines.start(line) ? ' ' : lines.text().charAt(last);
        return sign == '.' || sign == '\u2026' ? sign : ' ';
    }

    private static int filledEnd(Lines lines, int line) {
        return Lines.filledEnd(lines.text(), lines.start(line), lines.end(line));
    }
}
