package org.plumbline.plan.parse;

/// Figures with separators between their thousands, or with a decimal comma, as psql's `numericlocale`, spreadsheets and people write
/// them: `1,234,567`, `1.234,56`, `1'234`, `1 234`.
final class Grouping {
    static final int SIZE = 3;

    private Grouping() {}

    /// True for a space between two groups of a number's digits.
    static boolean separates(String line, int space) {
        int next = space + 1;
        if (space == 0 || !isDigit(line, space - 1) || !isDigit(line, next) || !isDigit(line, next + 1) || !isDigit(line, next + 2)) {
            return false;
        }
        return !isDigit(line, next + SIZE);
    }

    /// `1.234`: three digits behind a point are a group where the figure has none or two decimals.
    static boolean isGrouped(String figure) {
        int point = figure.indexOf('.');
        return point > 0 && point <= SIZE && figure.length() - figure.lastIndexOf('.') == SIZE + 1;
    }

    /// The number with a decimal point and nothing between its thousands.
    ///
    /// @param decimals how many the figure has
    static String plain(String figure, int decimals) {
        int last = Math.max(figure.lastIndexOf(','), figure.lastIndexOf('.'));
        int after = figure.length() - last - 1;
        boolean hasDecimals = last >= 0 && decimals > 0 && after == decimals && (decimals != SIZE || isOnly(figure, last));
        var plain = new StringBuilder(figure.length());
        for (int i = 0; i < figure.length(); i++) {
            char c = figure.charAt(i);
            if (i == last && hasDecimals) {
                plain.append('.');
            } else if (c != ',' && c != '.' && c != '\'' && c != '\u2019' && c != '_' && c != ' ') {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /// Three decimals look like a group of thousands: they are decimals where no other sign of their kind stands before them.
    private static boolean isOnly(String figure, int last) {
        return figure.indexOf(figure.charAt(last)) == last;
    }

    private static boolean isDigit(String line, int index) {
        return index < line.length() && line.charAt(index) >= '0' && line.charAt(index) <= '9';
    }
}
