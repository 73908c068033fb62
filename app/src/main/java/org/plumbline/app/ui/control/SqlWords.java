package org.plumbline.app.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.app.ui.text.Format;
import org.plumbline.sql.PostgresNames;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken;
import org.plumbline.sql.SqlToken.Kind;

/// Splits SQL into pieces by how they are coloured. Each of them is drawn by itself, which takes a tenth of a millisecond, so that they
/// are as few as can be: neighbours of one colour are one, space belongs to what stands before it, and a list of numbers or of strings is
/// one with its commas.
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

    static final int MOST_IN_LINE = 150;
    private static final String PLAIN = "sql-plain";
    /// What follows on so many pieces is not coloured, where all of them are drawn whether they are seen or not.
    private static final int MOST_COLOURED = 500;
    /// Characters: people do not read more.
    static final int MOST_SHOWN = 20_000;
    /// Where it is one thing among others.
    static final int MOST_BRIEF = 2_000;

    private static final Set<String> LISTED = Set.of("sql-number", "sql-string", "sql-parameter");

    private SqlWords() {}

    /// The pieces of a text, or of the first lines of one that is longer than so many characters: a last piece then says that there is
    /// more.
    static List<Word> beginning(String sql, int most) {
        if (sql.length() <= most) {
            return restPlain(split(sql));
        }
        int line = sql.lastIndexOf('\n', most);
        String shown = sql.substring(0, line > 0 ? line : most);
        var words = new ArrayList<>(restPlain(split(shown)));
        words.add(new Word("\n… and " + Format.count(sql.length() - shown.length()) + " more characters, which are not shown here",
                "sql-comment"));
        return words;
    }

    private static List<Word> restPlain(List<Word> words) {
        if (words.size() <= MOST_COLOURED) {
            return words;
        }
        var some = new ArrayList<>(words.subList(0, MOST_COLOURED));
        some.add(new Word(words.stream().skip(MOST_COLOURED).map(Word::text).collect(Collectors.joining()), PLAIN));
        return some;
    }

    /// The pieces, in order; together they are the text.
    public static List<Word> split(String sql) {
        var starts = new ArrayList<Integer>();
        var styles = new ArrayList<String>();
        int at = 0;
        boolean comma = false;
        for (SqlToken token : SqlScanner.tokens(sql)) {
            String style = style(token);
            boolean space = token.kind() == Kind.SPACE && !styles.isEmpty();
            if (!space && (styles.isEmpty() || !style.equals(styles.getLast()))) {
                if (comma && LISTED.contains(style) && style.equals(styles.get(styles.size() - 2))) {
                    starts.removeLast();
                    styles.removeLast();
                } else {
                    starts.add(at);
                    styles.add(style);
                }
            }
            comma = space ? comma : token.is(",") && styles.size() > 1 && starts.getLast() == at;
            at += token.text().length();
        }
        starts.add(at);
        return IntStream.range(0, styles.size()).mapToObj(i -> new Word(sql.substring(starts.get(i), starts.get(i + 1)), styles.get(i)))
                .toList();
    }

    /// As [#split(String)], but of a line that has very many pieces those after the first ones are plain: an area of text lays a line out
    /// as a whole, whatever of it is seen.
    public static List<Word> splitForLines(String sql) {
        var words = new ArrayList<Word>();
        int inLine = 0;
        for (Word word : split(sql)) {
            int newline = word.text().indexOf('\n');
            if (++inLine <= MOST_IN_LINE) {
                words.add(word);
            } else if (newline <= 0) {
                words.add(new Word(word.text(), newline < 0 ? PLAIN : word.style()));
            } else {
                words.add(new Word(word.text().substring(0, newline), PLAIN));
                words.add(new Word(word.text().substring(newline), word.style()));
            }
            inLine = newline < 0 ? inLine : 1;
        }
        return words;
    }

    private static String style(SqlToken token) {
        return switch (token.kind()) {
            case COMMENT -> "sql-comment";
            case STRING -> "sql-string";
            case NUMBER -> "sql-number";
            case PARAMETER -> "sql-parameter";
            case WORD -> isKeyword(token.text()) ? "sql-keyword" : PLAIN;
            case SPACE, QUOTED_NAME, OPERATOR, SYMBOL -> PLAIN;
        };
    }

    private static boolean isKeyword(String word) {
        return PostgresNames.isReserved(word) || KEYWORDS.contains(word.toLowerCase(Locale.ROOT));
    }
}
