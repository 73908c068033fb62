package org.plumbline.plan.print;

import java.util.Optional;

/// What stands in the quotes of a literal, with other words and numbers at the same places. All signs stay: the wildcards of a pattern,
/// the brackets and commas of an array, a range or a JSON value. Dates stay dates, intervals and PostgreSQL's own words stay as they are.
final class LiteralText {
    private static final String OPENING = "{[(";
    private static final String CLOSING = "}])";
    private static final String SEPARATORS = "{}[](),";
    /// Numbers with fewer digits stay where they are a value of their own: they tell nothing.
    private static final int LEAST_DIGITS = 3;

    private final Substitutes substitutes;

    LiteralText(Substitutes substitutes) {
        this.substitutes = substitutes;
    }

    /// @param escapes a backslash takes the next character with it (`E'...'`)
    String rewritten(String body, boolean escapes) {
        return isList(body) ? list(body) : scalar(body, escapes);
    }

    private static boolean isList(String body) {
        return body.length() > 1 && OPENING.indexOf(body.charAt(0)) >= 0 && CLOSING.indexOf(body.charAt(body.length() - 1)) >= 0;
    }

    /// `{1,"two words",3}`, `[2024-01-01,2024-02-01)`, `{"key": [1, 2]}`: each value by itself.
    private String list(String body) {
        String separators = body.contains("\":") ? SEPARATORS + ":" : SEPARATORS;
        var list = new StringBuilder();
        int at = 0;
        while (at < body.length()) {
            char c = body.charAt(at);
            int end = at + 1;
            if (c == '"') {
                end = endOfQuoted(body, at);
                int close = end > at + 1 && body.charAt(end - 1) == '"' ? end - 1 : end;
                list.append('"').append(scalar(body.substring(at + 1, close), true)).append(body, close, end);
            } else if (separators.indexOf(c) >= 0 || Character.isWhitespace(c)) {
                list.append(c);
            } else {
                while (end < body.length() && separators.indexOf(body.charAt(end)) < 0 && body.charAt(end) != '"') {
                    end++;
                }
                list.append(scalar(body.substring(at, end), false));
            }
            at = end;
        }
        return list.toString();
    }

    private static int endOfQuoted(String body, int from) {
        int at = from + 1;
        while (at < body.length() && body.charAt(at) != '"') {
            at += body.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(body.length(), at + 1);
    }

    private String scalar(String text, boolean escapes) {
        String value = text.strip();
        if (LiteralWords.isWord(value.startsWith("-") ? value.substring(1) : value) || LiteralWords.isTemplate(value)) {
            return text;
        }
        Optional<String> time = new TimeText(substitutes).rewritten(value);
        if (time.isPresent()) {
            return text.replace(value, time.get());
        }
        boolean number = isNumber(value) && !(value.length() >= LEAST_DIGITS && value.startsWith("0") && value.indexOf('.') < 0);
        return number ? number(text) : isInterval(value) ? interval(text) : words(text, escapes);
    }

    private static boolean isNumber(String value) {
        boolean exponent = false;
        for (int i = value.startsWith("-") || value.startsWith("+") ? 1 : 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean sign = (c == '-' || c == '+') && exponent;
            exponent |= c == 'e';
            if (!isDigit(c) && c != '.' && c != 'e' && !sign) {
                return false;
            }
        }
        return value.chars().anyMatch(c -> isDigit((char) c)) && !value.startsWith("e");
    }

    /// A number of whatever sign and decimals. Zeros in front, the point and an exponent stay; so do fewer than three digits behind them.
    String number(String text) {
        int exponent = text.indexOf('e') < 0 ? text.indexOf('E') : text.indexOf('e');
        int end = exponent < 0 ? text.length() : exponent;
        var digits = new StringBuilder();
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (isDigit(c) && (c != '0' || !digits.isEmpty())) {
                digits.append(c);
            }
        }
        if (digits.length() < LEAST_DIGITS) {
            return text;
        }
        String other = substitutes.digits(digits.toString());
        var number = new StringBuilder(text);
        int next = other.length() - 1;
        for (int i = end - 1; i >= 0 && next >= 0; i--) {
            if (isDigit(text.charAt(i))) {
                number.setCharAt(i, other.charAt(next--));
            }
        }
        return number.toString();
    }

    /// `1 year 2 mons 10 days`, `90 minutes`.
    private static boolean isInterval(String value) {
        boolean unit = false;
        for (String part : value.split(" ", -1)) {
            boolean isUnit = LiteralWords.isWord(part);
            if (!isUnit && !isNumber(part) && !TimeText.isTime(part)) {
                return false;
            }
            unit |= isUnit;
        }
        return unit;
    }

    private String interval(String text) {
        var parts = text.split(" ", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = isNumber(parts[i]) ? number(parts[i]) : new TimeText(substitutes).rewritten(parts[i]).orElse(parts[i]);
        }
        return String.join(" ", parts);
    }

    /// Runs of letters and digits are replaced, each by itself.
    String words(String text, boolean escapes) {
        var words = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || Character.isSurrogate(text.charAt(end)))) {
                end++;
            }
            if (end > at) {
                words.append(word(text.substring(at, end)));
            } else {
                end = escapes && text.charAt(at) == '\\' ? Math.min(text.length(), at + 2) : at + 1;
                words.append(text, at, end);
            }
            at = end;
        }
        return words.toString();
    }

    private String word(String word) {
        boolean number = word.length() >= LEAST_DIGITS && word.charAt(0) != '0' && word.chars().allMatch(c -> isDigit((char) c));
        return number ? substitutes.digits(word) : substitutes.word(word);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
