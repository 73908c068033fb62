package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;

/// TEXT joins a list by commas; an expression may hold commas of its own, in brackets and in quotes.
final class TextList {
    private TextList() {}

    /// The items: cut at commas outside of brackets and quotes.
    static List<String> split(String text) {
        var items = new ArrayList<String>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                case '\'', '"' -> i = endOfQuote(text, i);
                case ',' -> {
                    if (depth <= 0) {
                        items.add(text.substring(from, i).strip());
                        from = i + 1;
                    }
                }
                default -> { }
            }
        }
        items.add(text.substring(from).strip());
        return items;
    }

    /// True where a quote is opened and not closed: the value goes on in the next line.
    static boolean isOpen(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = endOfQuote(text, i);
                if (i >= text.length()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The index of the quote that closes the one at `from`; the text's length where none does.
    static int endOfQuote(CharSequence text, int from) {
        char quote = text.charAt(from);
        for (int i = from + 1; i < text.length(); i++) {
            if (text.charAt(i) == quote) {
                if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return text.length();
    }
}
