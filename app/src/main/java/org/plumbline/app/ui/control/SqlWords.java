package org.plumbline.app.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Splits SQL into words by how they are coloured. Not a parser: comments, strings, numbers, keywords and the rest, in one pass.
public final class SqlWords {
    /// A piece of the text.
    ///
    /// @param style style class: `sql-keyword`, `sql-string`, `sql-number`, `sql-comment` or `sql-plain`
    public record Word(String text, String style) {}

    private static final Set<String> KEYWORDS = Set.of(
            "create", "index", "concurrently", "if", "not", "exists", "on", "using", "include", "where", "drop", "set", "local", "to",
            "analyze", "vacuum", "explain", "select", "from", "and", "or", "desc", "asc", "statistics", "alter", "table", "reset", "begin",
            "commit", "rollback", "is", "null", "unique", "verbose", "buffers", "timing", "settings", "session", "column", "as", "with",
            "insert", "into", "update", "delete", "values", "join", "left", "group", "by", "order", "limit", "in", "any", "true", "false");

    private SqlWords() {}

    public static List<Word> split(String sql) {
        var words = new ArrayList<Word>();
        int at = 0;
        while (at < sql.length()) {
            int end = end(sql, at);
            words.add(new Word(sql.substring(at, end), style(sql, at, end)));
            at = end;
        }
        return words;
    }

    private static int end(String sql, int at) {
        char first = sql.charAt(at);
        if (sql.startsWith("--", at)) {
            int line = sql.indexOf('\n', at);
            return line < 0 ? sql.length() : line;
        }
        if (first == '\'' || first == '"') {
            int quote = sql.indexOf(first, at + 1);
            return quote < 0 ? sql.length() : quote + 1;
        }
        int end = at + 1;
        if (isWord(first)) {
            while (end < sql.length() && isWord(sql.charAt(end))) {
                end++;
            }
        } else {
            while (end < sql.length() && !isWord(sql.charAt(end)) && "'\"-".indexOf(sql.charAt(end)) < 0) {
                end++;
            }
        }
        return end;
    }

    private static String style(String sql, int at, int end) {
        char first = sql.charAt(at);
        if (sql.startsWith("--", at)) {
            return "sql-comment";
        }
        if (first == '\'') {
            return "sql-string";
        }
        if (Character.isDigit(first)) {
            return "sql-number";
        }
        return KEYWORDS.contains(sql.substring(at, end).toLowerCase(Locale.ROOT)) ? "sql-keyword" : "sql-plain";
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
