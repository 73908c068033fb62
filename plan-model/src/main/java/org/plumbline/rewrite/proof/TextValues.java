package org.plumbline.rewrite.proof;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Texts near a constant, which may be a pattern of LIKE.
final class TextValues {
    private static final int LONGEST = 60;

    private TextValues() {}

    /// The constant, what it matches as a pattern, and what it just does not match.
    static List<String> near(String text) {
        var near = new LinkedHashSet<String>();
        if (text.length() > LONGEST) {
            return List.of(text);
        }
        if (text.indexOf('%') >= 0 || text.indexOf('_') >= 0 || text.indexOf('\\') >= 0) {
            near.add(matching(text, "", "x"));
            near.add(matching(text, "x", "x"));
            near.add(matching(text, "xy", "_"));
            near.add(matching(text, "", ""));
            near.add(matching(text, "%", "%"));
            String prefix = prefix(text);
            near.add(prefix);
            next(prefix, near);
        } else {
            near.add(text);
            near.add(text + "x");
            near.add(text + " ");
            if (text.matches("\\d+")) {
                near.add("0" + text);
            }
            next(text, near);
        }
        for (String each : List.copyOf(near)) {
            near.add(each.toUpperCase(Locale.ROOT));
            near.add(each.toLowerCase(Locale.ROOT));
        }
        near.add(text);
        return List.copyOf(near);
    }

    /// What comes just before and behind all texts that begin so.
    private static void next(String prefix, Set<String> near) {
        if (!prefix.isEmpty()) {
            String head = prefix.substring(0, prefix.length() - 1);
            near.add(head + (char) (prefix.charAt(prefix.length() - 1) + 1));
            near.add(head);
            near.add(prefix + "\uFFEE");
        }
    }

    private static String matching(String pattern, String any, String one) {
        var text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                text.append(pattern.charAt(++i));
            } else {
                text.append(c == '%' ? any : c == '_' ? one : String.valueOf(c));
            }
        }
        return text.toString();
    }

    private static String prefix(String pattern) {
        var text = new StringBuilder();
        for (int i = 0; i < pattern.length() && pattern.charAt(i) != '%' && pattern.charAt(i) != '_'; i++) {
            if (pattern.charAt(i) != '\\') {
                text.append(pattern.charAt(i));
            }
        }
        return text.toString();
    }
}
