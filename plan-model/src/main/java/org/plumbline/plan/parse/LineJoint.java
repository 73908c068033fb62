package org.plumbline.plan.parse;

import java.util.Set;
import java.util.function.IntPredicate;

/// How lines were broken: at a fixed width, in the middle of whatever stood there (a terminal), or at a space (a mail).
///
/// @param width the terminal's; 0 where lines were broken at spaces
record LineJoint(int width) {
    private static final Set<Integer> USUAL_WIDTHS = Set.of(80, 100, 110, 120, 128, 132, 140, 150, 160, 180, 200, 240);

    /// Told by the lines that go on in the next one: in a terminal they are all of one length, and none is longer.
    ///
    /// @param goesOn true for a line that is the rest of the one before it
    static LineJoint of(Lines lines, int from, int to, IntPredicate goesOn) {
        int longest = 0;
        int longestBroken = 0;
        int broken = 0;
        int atWidth = 0;
        for (int line = from; line < to; line++) {
            int length = lines.end(line) - lines.start(line);
            longest = Math.max(longest, length);
            if (line + 1 < to && goesOn.test(line + 1)) {
                broken++;
                atWidth = length > longestBroken ? 1 : length == longestBroken ? atWidth + 1 : atWidth;
                longestBroken = Math.max(longestBroken, length);
            }
        }
        boolean most = broken == 1 ? USUAL_WIDTHS.contains(longestBroken) : atWidth > 1 && atWidth * 2 >= broken;
        return new LineJoint(most && longest == longestBroken ? longestBroken : 0);
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
