package org.plumbline.plan.parse;

/// Whether a space was lost where a line was broken within a node's figures.
final class FigureJoint {
    private static final String[] STARTS = {"(cost=", "(actual time=", "(actual rows=", "(never executed)"};

    private FigureJoint() {}

    /// True where figures are open at the text's end.
    static boolean isIn(CharSequence text) {
        String line = text.toString();
        int open = line.lastIndexOf('(');
        if (open <= 0 || line.indexOf(')', open) >= 0 || !Character.isWhitespace(line.charAt(open - 1))) {
            return false;
        }
        String rest = line.substring(open).replace(" ", "");
        for (String start : STARTS) {
            String plain = start.replace(" ", "");
            if (rest.startsWith(plain) || plain.startsWith(rest)) {
                return true;
            }
        }
        return false;
    }

    /// `time=0.5` and `24..0.525` are one number; after a whole number comes a word.
    static boolean needsSpace(CharSequence text, String rest) {
        String line = text.toString().stripTrailing();
        if (line.endsWith("(actual") || line.endsWith("(never")) {
            return true;
        }
        return !line.isEmpty() && !rest.isEmpty() && isDigit(line.charAt(line.length() - 1)) && Character.isLetter(rest.charAt(0));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
