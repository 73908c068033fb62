package org.plumbline.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.sql.block.Span;

class EditTest {
    @Test
    void whatStandsBehindACommentBeginsANewLine() {
        String sql = "SELECT a -- first\nFROM t";
        assertThat(Edit.apply(sql, List.of(Edit.remove(new Span(17, 18))))).isEqualTo("SELECT a -- first\nFROM t");
        assertThat(Edit.apply(sql, List.of(new Edit(new Span(17, 24), ", b FROM t")))).isEqualTo("SELECT a -- first\n, b FROM t");
        assertThat(Edit.apply(sql, List.of(Edit.before(24, " -- all"), Edit.before(24, " WHERE b"))))
                .isEqualTo("SELECT a -- first\nFROM t -- all\n WHERE b");
    }

    @Test
    void dashesInStringsAndEndedCommentsAreNone() {
        assertThat(Edit.apply("SELECT '--' FROM t", List.of(Edit.before(18, " WHERE b")))).isEqualTo("SELECT '--' FROM t WHERE b");
        assertThat(Edit.apply("SELECT 1 /* -- */ FROM t", List.of(Edit.remove(new Span(17, 24))))).isEqualTo("SELECT 1 /* -- */");
        assertThat(Edit.apply("SELECT '\n--' || 1", List.of(Edit.before(17, " + 2")))).isEqualTo("SELECT '\n--' || 1 + 2");
    }
}
