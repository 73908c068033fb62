package org.plumbline.plan.parse;

import java.util.Set;
import java.util.function.IntPredicate;

/// How lines were broken: at a fixed width, in the middle of whatever stood there (a terminal), or at a space (a mail).
///
/// @param width the terminal's; 0 where lines were broken at spaces
record LineJoint(int width) {
    private static final int MOST_SPACES_LOST = 2;
    private static final Set<Integer> USUAL_WIDTHS = Set.of(80, 100, 110, 120, 128, 132, 140, 150, 160, 180, 200, 240);

    /// Told by a psql rule that a terminal broke, or by the lines that go on in the next one: in a terminal nearly all are of one
    /// length, and none is longer.
    ///
    /// @param goesOn true for a line that is the rest of the one before it
    static LineJoint of(Lines lines, int from, int to, IntPredicate goesOn) {
        int longest = 0;
        int longestBroken = 0;
        int broken = 0;
        int last = from;
        for (int line = from; line < to; line++) {
            int length = length(lines, line);
            longest = Math.max(longest, length);
            if (line + 1 < to && goesOn.test(line + 1)) {
                broken++;
                longestBroken = Math.max(longestBroken, length);
                last = line;
            }
        }
        if (broken == 0 || longest > longestBroken) {
            return new LineJoint(0);
        }
        if (broken == 1) {
            return new LineJoint(isWithinWord(lines, last) || USUAL_WIDTHS.contains(longest) ? longest : 0);
        }
        int nearWidth = 0;
        for (int line = from; line + 1 < to; line++) {
            nearWidth += goesOn.test(line + 1) && length(lines, line) >= longest - MOST_SPACES_LOST ? 1 : 0;
        }
        return new LineJoint(nearWidth > 1 && nearWidth * 5 >= broken * 4 ? longest : 0);
    }

    private static int length(Lines lines, int line) {
        return lines.end(line) - lines.start(line);
    }

    /// The word that both ends make stands somewhere else too.
    private static boolean isWithinWord(Lines lines, int line) {
        String text = lines.text();
        int start = lines.end(line);
        while (start > lines.start(line) && isWord(text.charAt(start - 1))) {
            start--;
        }
        int next = lines.start(line + 1);
        int end = next;
        while (end < lines.end(line + 1) && isWord(text.charAt(end))) {
            end++;
        }
        boolean both = start < lines.end(line) && end > next;
        return both && text.contains(text.substring(start, lines.end(line)) + text.substring(next, end));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }

    /// Goes on behind a line that was broken here: with the spaces that the copy lost, if any.
    void join(StringBuilder text, Lines lines, int line) {
        int length = lines.end(line) - lines.start(line);
        if (isHard()) {
            text.repeat(' ', Math.max(0, width - length));
        } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }

    boolean isHard() {
        return width > 0;
    }
}
