package org.plumbline.app.ui.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken;

/// What the editor does with a text, apart from showing it.
final class SqlText {
    private static final String COMMENT = "-- ";
    private static final Pattern COMMENTED = Pattern.compile("^(\\s*)-- ?");
    private static final Pattern INDENT = Pattern.compile("^\\s*");
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    /// Another text in place of a part.
    ///
    /// @param start where the part begins
    /// @param end behind its last character
    /// @param text what stands there then
    record Edit(int start, int end, String text) {}

    /// Two brackets that belong together, by their places.
    record Pair(int open, int close) {}

    private SqlText() {}

    /// Makes comments of the lines that a selection touches, or, where all of them are, statements again. Blank lines stay.
    static Edit commentToggled(String text, int selectionStart, int selectionEnd) {
        int start = text.lastIndexOf('\n', selectionStart - 1) + 1;
        // A selection that ends at a line's beginning does not touch that line.
        int last = selectionEnd > selectionStart && text.charAt(selectionEnd - 1) == '\n' ? selectionEnd - 1 : selectionEnd;
        int newline = text.indexOf('\n', last);
        int end = newline < 0 ? text.length() : newline;
        List<String> lines = List.of(text.substring(start, end).split("\n", -1));
        boolean allCommented = lines.stream().filter(line -> !line.isBlank()).allMatch(line -> COMMENTED.matcher(line).find());
        var toggled = new ArrayList<String>();
        for (String line : lines) {
            toggled.add(line.isBlank() ? line : allCommented ? COMMENTED.matcher(line).replaceFirst("$1") : commented(line));
        }
        return new Edit(start, end, String.join("\n", toggled));
    }

    private static String commented(String line) {
        return INDENT.matcher(line).replaceFirst(indent -> indent.group() + COMMENT);
    }

    /// The bracket before or behind the caret, and its partner; none in strings and comments, or without a partner.
    static Optional<Pair> bracketsAt(String text, int caret) {
        Deque<Integer> open = new ArrayDeque<>();
        Optional<Pair> found = Optional.empty();
        int at = 0;
        for (SqlToken token : SqlScanner.tokens(text)) {
            if (token.text().length() == 1 && OPENING.contains(token.text())) {
                open.push(at);
            } else if (token.text().length() == 1 && CLOSING.contains(token.text()) && !open.isEmpty()
                    && OPENING.indexOf(text.charAt(open.peek())) == CLOSING.indexOf(token.text())) {
                var pair = new Pair(open.pop(), at);
                if (touches(pair.open(), caret) || touches(pair.close(), caret)) {
                    // Between two brackets the caret means the one that it stands behind.
                    found = found.filter(first -> first.open() == caret - 1 || first.close() == caret - 1).or(() -> Optional.of(pair));
                }
            }
            at += token.text().length();
        }
        return found;
    }

    private static boolean touches(int bracket, int caret) {
        return bracket == caret - 1 || bracket == caret;
    }

    /// What a new line below this one begins with.
    static String indentAt(String text, int caret) {
        int start = text.lastIndexOf('\n', caret - 1) + 1;
        var indent = INDENT.matcher(text.substring(start, caret));
        return indent.find() ? indent.group() : "";
    }
}
