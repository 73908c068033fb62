package org.plumbline.plan.parse;

/// HTML's names and numbers for signs: `&gt;`, `&quot;`, `&#39;`, `&#x27;`.
final class HtmlSigns {
    private static final String[] SIGNS = {"&gt;", ">", "&lt;", "<", "&quot;", "\"", "&apos;", "'", "&nbsp;", " ",
        "&amp;", "&"};
    private static final int NO_BREAK_SPACE = 0xA0;
    private static final int LONGEST_NUMBER = 9;

    private HtmlSigns() {}

    /// True where signs of a plan are written by their names, perhaps twice: `-&amp;gt;`.
    static boolean any(String text) {
        return text.contains("-&gt;") || text.contains("-&amp;gt;")
                || text.contains("&quot;Node") || text.contains("&quot;Plan") || text.contains("&lt;explain");
    }

    /// The signs themselves.
    static String of(String line) {
        if (line.indexOf('&') < 0) {
            return line;
        }
        String content = withNumbers(line);
        for (int i = 0; i < SIGNS.length; i += 2) {
            content = content.replace(SIGNS[i], SIGNS[i + 1]);
        }
        return content;
    }

    private static String withNumbers(String line) {
        var content = new StringBuilder(line.length());
        int at = 0;
        for (int sign = line.indexOf("&#"); sign >= 0; sign = line.indexOf("&#", at)) {
            int end = line.indexOf(';', sign);
            int code = end < 0 || end - sign > LONGEST_NUMBER ? -1 : code(line.substring(sign + 2, end));
            content.append(line, at, code < 0 ? sign + 2 : sign);
            if (code >= 0) {
                content.appendCodePoint(code == NO_BREAK_SPACE ? ' ' : code);
            }
            at = code < 0 ? sign + 2 : end + 1;
        }
        return content.append(line, at, line.length()).toString();
    }

    private static int code(String number) {
        try {
            boolean hexadecimal = number.startsWith("x") || number.startsWith("X");
            int code = hexadecimal ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            return Character.isValidCodePoint(code) ? code : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
