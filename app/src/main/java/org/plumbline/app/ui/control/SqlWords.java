package org.plumbline.app.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.plumbline.app.ui.text.Format;
import org.plumbline.sql.PostgresNames;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken;

/// Splits SQL into words by how they are coloured.
public final class SqlWords {
    /// A piece of the text.
    ///
    /// @param style style class: `sql-keyword`, `sql-string`, `sql-number`, `sql-comment`, `sql-parameter` or `sql-plain`
    public record Word(String text, String style) {}

    /// Words that are no names where they stand nearly always, though PostgreSQL does not reserve them.
    private static final Set<String> KEYWORDS = Set.of(
            "alter", "begin", "buffers", "by", "column", "commit", "concurrently", "cross", "cube", "delete", "drop", "exists", "explain",
            "full", "if", "include", "index", "inner", "insert", "is", "join", "left", "like", "local", "materialized", "merge", "natural",
            "nothing", "outer", "over", "partition", "recursive", "reset", "right", "rollback", "rollup", "session", "set", "settings",
            "statistics", "timing", "update", "vacuum", "values", "verbose");

    /// Characters; each word is a node of its own, and people do not read more.
    static final int MOST_SHOWN = 20_000;

    private SqlWords() {}

    /// The pieces of a text, or of the first lines of a very long one: a last piece then says that there is more.
    static List<Word> beginning(String sql) {
        if (sql.length() <= MOST_SHOWN) {
            return split(sql);
        }
        int line = sql.lastIndexOf('\n', MOST_SHOWN);
        String shown = sql.substring(0, line > 0 ? line : MOST_SHOWN);
        var words = new ArrayList<>(split(shown));
        words.add(new Word("\n… and " + Format.count(sql.length() - shown.length()) + " more characters, which are not shown here",
                "sql-comment"));
        return words;
    }

    /// The pieces, in order; together they are the text.
    public static List<Word> split(String sql) {
        return SqlScanner.tokens(sql).stream().map(token -> new Word(token.text(), style(token))).toList();
    }

    private static String style(SqlToken token) {
        return switch (token.kind()) {
            case COMMENT -> "sql-comment";
            case STRING -> "sql-string";
            case NUMBER -> "sql-number";
            case PARAMETER -> "sql-parameter";
            case WORD -> isKeyword(token.text()) ? "sql-keyword" : "sql-plain";
            case SPACE, QUOTED_NAME, OPERATOR, SYMBOL -> "sql-plain";
        };
    }

    private static boolean isKeyword(String word) {
        return PostgresNames.isReserved(word) || KEYWORDS.contains(word.toLowerCase(Locale.ROOT));
    }
}
