package org.plumbline.plan.parse;

/// What people, and PostgreSQL's own tests, put in the place of a figure's digits: `N`, `N.N`, `xxx`, `***`, `NkB`. Such a figure is
/// hidden, not wrong: it is kept as it is written and counts as absent.
public final class Mask {
    private static final int SHORTEST_X = 2;
    private static final String SIGNS = "N*#?\u2022\u2588";

    private Mask() {}

    /// Whether this stands in the place of a figure, with its unit or without.
    public static boolean isMask(CharSequence figure) {
        if (figure.toString().equals("...")) {
            return true;
        }
        int end = endOf(figure);
        int at = 0;
        char sign = 0;
        int signs = 0;
        while (at < end) {
            char c = Character.toUpperCase(figure.charAt(at));
            if (c != '.' && c != '-') {
                if (sign != 0 && c != sign) {
                    return false;
                }
                sign = c;
                signs++;
            }
            at++;
        }
        return sign == 'X' ? signs >= SHORTEST_X : sign != 0 && SIGNS.indexOf(sign) >= 0;
    }

    /// Without the unit.
    private static int endOf(CharSequence figure) {
        int length = figure.length();
        String tail = length < 2 ? "" : figure.subSequence(length - 2, length).toString();
        int end = tail.equals("kB") || tail.equals("ms") ? length - 2 : length;
        return end < length && end > 0 && figure.charAt(end - 1) == ' ' ? end - 1 : end;
    }
}
