package org.plumbline.plan.parse;

/// Texts in JSON: where they end, and their characters without escapes.
final class JsonText {
    private JsonText() {}

    /// The index of the quote that closes the text that starts at `from`; -1 where none does.
    static int end(String json, int from) {
        int end = json.indexOf('"', from);
        while (end >= 0 && isEscaped(json, from, end)) {
            end = json.indexOf('"', end + 1);
        }
        return end;
    }

    /// An odd number of backslashes stands before it.
    private static boolean isEscaped(String json, int from, int at) {
        int first = at;
        while (first > from && json.charAt(first - 1) == '\\') {
            first--;
        }
        return (at - first) % 2 == 1;
    }

    /// What was escaped.
    ///
    /// @throws NumberFormatException where an escape is none of JSON's
    static String unescaped(String text) {
        var plain = new StringBuilder(text.length());
        int from = 0;
        for (int slash = text.indexOf('\\'); slash >= 0; slash = text.indexOf('\\', from)) {
            plain.append(text, from, slash);
            char escaped = slash + 1 < text.length() ? text.charAt(slash + 1) : '\0';
            from = slash + 2;
            switch (escaped) {
                case '"', '\\', '/' -> plain.append(escaped);
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'u' -> {
                    plain.append(hexadecimal(text, from));
                    from += 4;
                }
                default -> throw new NumberFormatException("\\" + escaped);
            }
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static char hexadecimal(String text, int from) {
        if (from + 4 > text.length() || Character.digit(text.charAt(from), 16) < 0) {
            throw new NumberFormatException("\\u");
        }
        return (char) Integer.parseInt(text, from, from + 4, 16);
    }
}
