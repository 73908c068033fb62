package org.plumbline.index;

import org.plumbline.plan.unit.Bytes;

/// Words as comments of a script.
final class ScriptComment {
    private static final int COLUMNS = 95;
    private static final long KILO = 1024;
    private static final String[] SIZES = {"bytes", "kB", "MB", "GB", "TB", "PB"};

    private ScriptComment() {}

    /// One comment, folded at blanks, with its line ends; what follows the first line is indented. A comment ends where its line ends:
    /// whatever the words quote from a plan stays inside.
    static String of(String words) {
        var comment = new StringBuilder();
        var line = new StringBuilder("--");
        for (String word : oneLine(words).split(" ", -1)) {
            if (line.length() + 1 + word.length() > COLUMNS) {
                comment.append(line).append('\n');
                line = new StringBuilder("--  ");
            }
            line.append(' ').append(word);
        }
        return comment.append(line).append('\n').toString();
    }

    /// `12 MB`; steps of 1024 and whole figures, as `pg_size_pretty` has them.
    static String size(Bytes bytes) {
        double size = bytes.count();
        int step = 0;
        while (size >= 10 * KILO && step < SIZES.length - 1) {
            size /= KILO;
            step++;
        }
        return Math.round(size) + " " + SIZES[step];
    }

    /// Without what would end a line.
    static String oneLine(String words) {
        var line = new StringBuilder();
        words.codePoints().forEach(c -> line.appendCodePoint(
                Character.isISOControl(c) || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR ? ' ' : c));
        return line.toString().strip();
    }
}
