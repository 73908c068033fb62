package org.plumbline.app.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.control.SqlWords.Word;

class SqlWordsTest {
    @Test
    void aTextIsShownWhole() {
        String sql = "SELECT 1\n" + "-- a line\n".repeat(1_000);
        assertThat(text(SqlWords.beginning(sql, SqlWords.MOST_SHOWN))).isEqualTo(sql);
    }

    @Test
    void ofAVeryLongTextTheFirstLinesAreShownAndThatThereIsMore() {
        String line = "INSERT INTO t VALUES (1, 'a');\n";
        List<Word> words = SqlWords.beginning(line.repeat(100_000), SqlWords.MOST_SHOWN);
        assertThat(text(words)).hasSizeLessThan(SqlWords.MOST_SHOWN + 100).startsWith(line)
                .endsWith("(1, 'a');\n… and 3.1 M more characters, which are not shown here");
        assertThat(words.getFirst()).isEqualTo(new Word("INSERT INTO ", "sql-keyword"));
    }

    @Test
    void neighboursOfOneColourAndListsAreOnePiece() {
        assertThat(SqlWords.split(" select a.b , 1,2, 3 from t where x in ('y', 'z', 4, $1,$2) -- end\n"))
                .containsExactly(new Word(" ", "sql-plain"), new Word("select ", "sql-keyword"), new Word("a.b , ", "sql-plain"),
                        new Word("1,2, 3 ", "sql-number"), new Word("from ", "sql-keyword"), new Word("t ", "sql-plain"),
                        new Word("where ", "sql-keyword"), new Word("x ", "sql-plain"), new Word("in ", "sql-keyword"),
                        new Word("(", "sql-plain"), new Word("'y', 'z'", "sql-string"), new Word(", ", "sql-plain"),
                        new Word("4", "sql-number"), new Word(", ", "sql-plain"), new Word("$1,$2", "sql-parameter"),
                        new Word(") ", "sql-plain"), new Word("-- end\n", "sql-comment"));
        assertThat(SqlWords.split("")).isEmpty();
    }

    @Test
    void theRestOfALineWithVeryManyPiecesIsPlain() {
        String sql = "select a and ".repeat(1_000) + "-- one\nselect '\n' and 1";
        List<Word> words = SqlWords.splitForLines(sql);
        assertThat(text(words)).isEqualTo(sql);
        assertThat(words.subList(0, SqlWords.MOST_IN_LINE)).contains(new Word("select ", "sql-keyword"));
        assertThat(words.subList(SqlWords.MOST_IN_LINE, words.size() - 5)).extracting(Word::style).containsOnly("sql-plain");
        assertThat(words.subList(words.size() - 5, words.size())).containsExactly(new Word("\n", "sql-comment"),
                new Word("select ", "sql-keyword"), new Word("'\n' ", "sql-string"), new Word("and ", "sql-keyword"),
                new Word("1", "sql-number"));
    }

    @Test
    void whatFollowsOnVeryManyPiecesIsNotColoured() {
        String sql = "select a and\n".repeat(1_500);
        List<Word> words = SqlWords.beginning(sql, SqlWords.MOST_SHOWN);
        assertThat(words).hasSizeBetween(400, 600).last().extracting(Word::style).isEqualTo("sql-plain");
        assertThat(text(words)).isEqualTo(sql);
    }

    @Test
    void aVeryLongLineIsCut() {
        assertThat(text(SqlWords.beginning("'" + "x".repeat(60_000) + "'", SqlWords.MOST_SHOWN)))
                .endsWith("xxx\n… and 40,002 more characters, which are not shown here");
    }

    @Test
    void whereItIsOneThingAmongOthersLessIsShown() {
        String line = "SELECT 1;\n";
        assertThat(text(SqlWords.beginning(line.repeat(1_000), SqlWords.MOST_BRIEF)))
                .isEqualTo(line.repeat(200).stripTrailing() + "\n… and 8,001 more characters, which are not shown here");
    }

    private static String text(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining());
    }
}
