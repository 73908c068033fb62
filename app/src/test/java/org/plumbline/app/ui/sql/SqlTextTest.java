package org.plumbline.app.ui.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.sql.SqlText.Edit;
import org.plumbline.app.ui.sql.SqlText.Pair;

class SqlTextTest {
    @Test
    void commentsTheLinesOfASelectionAndTakesTheCommentBack() {
        String text = "SELECT a,\n  b\n\nFROM t";
        Edit edit = SqlText.commentToggled(text, 3, text.length());
        assertThat(edit).isEqualTo(new Edit(0, text.length(), "-- SELECT a,\n  -- b\n\n-- FROM t"));
        assertThat(SqlText.commentToggled(edit.text(), 0, edit.text().length()).text()).isEqualTo(text);
    }

    @Test
    void commentsTheCaretsLineAlone() {
        assertThat(SqlText.commentToggled("a\nb\nc", 2, 2)).isEqualTo(new Edit(2, 3, "-- b"));
        assertThat(SqlText.commentToggled("a\nb\nc", 0, 2)).isEqualTo(new Edit(0, 1, "-- a"));
        assertThat(SqlText.commentToggled("", 0, 0)).isEqualTo(new Edit(0, 0, ""));
    }

    @Test
    void pairsBracketsOutsideOfStringsAndComments() {
        String text = "f(a, ')', (b)) -- )";
        assertThat(SqlText.bracketsAt(text, 2)).contains(new Pair(1, 13));
        assertThat(SqlText.bracketsAt(text, 1)).contains(new Pair(1, 13));
        assertThat(SqlText.bracketsAt(text, 13)).contains(new Pair(10, 12));
        assertThat(SqlText.bracketsAt(text, 14)).contains(new Pair(1, 13));
        assertThat(SqlText.bracketsAt(text, 6)).isEmpty();
        assertThat(SqlText.bracketsAt("(]", 1)).isEmpty();
    }

    @Test
    void aNewLineBeginsAsTheOneAboveIt() {
        assertThat(SqlText.indentAt("SELECT\n    a", 12)).isEqualTo("    ");
        assertThat(SqlText.indentAt("SELECT", 6)).isEmpty();
        assertThat(SqlText.indentAt("    a", 2)).isEqualTo("  ");
    }
}
