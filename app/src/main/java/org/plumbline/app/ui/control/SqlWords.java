package org.plumbline.app.ui.control;

import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    private SqlWords() {}

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
