package org.plumbline.plan.parse;

import org.plumbline.plan.Warning;

/// The beginning of a line, for a sentence that tells of it.
final class Excerpt {
    private static final int LONGEST = 60;

    private Excerpt() {}

    static String of(String line) {
        String bare = line.strip();
        return bare.length() <= LONGEST ? bare : bare.substring(0, LONGEST) + "...";
    }

    /// Tells of a line in which nothing of a plan was found.
    static Warning strayLine(Lines lines, int line) {
        return new Warning(lines.number(line),
                "This line is none that EXPLAIN prints here; it was left out: " + of(lines.trimmed(line)));
    }
}
