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
        assertThat(text(SqlWords.beginning(sql))).isEqualTo(sql);
    }

    @Test
    void ofAVeryLongTextTheFirstLinesAreShownAndThatThereIsMore() {
        String line = "INSERT INTO t VALUES (1, 'a');\n";
        List<Word> words = SqlWords.beginning(line.repeat(100_000));
        assertThat(text(words)).hasSizeLessThan(SqlWords.MOST_SHOWN + 100).startsWith(line)
                .endsWith("(1, 'a');\n… and 3.1 M more characters, which are not shown here");
        assertThat(words.getFirst()).isEqualTo(new Word("INSERT", "sql-keyword"));
    }

    @Test
    void aVeryLongLineIsCut() {
        assertThat(text(SqlWords.beginning("'" + "x".repeat(60_000) + "'")))
                .endsWith("xxx\n… and 40,002 more characters, which are not shown here");
    }

    private static String text(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining());
    }
}
