package org.plumbline.app.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// HTML being written. Every text and every attribute's value is escaped here: there is no way in for mark-up but a tag's own name.
final class Html {
    private static final Set<String> VOID = Set.of("meta", "rect");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /// @param attributes names and values by turns
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1])).append('"');
        }
        out.append(VOID.contains(tag) ? "/>" : ">");
        if (!VOID.contains(tag)) {
            open.push(tag);
        }
        return this;
    }

    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    Html newLine() {
        out.append('\n');
        return this;
    }

    String written() {
        return out.toString();
    }

    private static String escaped(String text) {
        String shown = VisibleText.of(text);
        var safe = new StringBuilder(shown.length() + 16);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
