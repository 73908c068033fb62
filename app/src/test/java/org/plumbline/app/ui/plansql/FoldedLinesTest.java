package org.plumbline.app.ui.plansql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedLinesTest {
    private static final String LIST = IntStream.range(10_000, 10_100).mapToObj(Integer::toString).collect(Collectors.joining(", "));

    @Test
    void shortLinesStayAsTheyAre() {
        FoldedLines lines = FoldedLines.of("select 1\n\nfrom " + "t".repeat(195));
        assertThat(lines.text()).isEqualTo("select 1\n\nfrom " + "t".repeat(195));
        assertThat(IntStream.range(0, lines.lineCount()).map(lines::number)).containsExactly(1, 2, 3);
    }

    @Test
    void longOnesGoOnAfterACommaOrSpace() {
        FoldedLines lines = FoldedLines.of("select 1\nwhere a in (" + LIST + ")\nlimit 1");
        assertThat(lines.text().lines()).hasSize(8).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(FoldedLines.WIDTH))
                .element(1).asString().startsWith("where a in (10000, ").endsWith(", ");
        assertThat(IntStream.range(0, lines.lineCount()).map(lines::number)).containsExactly(1, 2, 0, 0, 0, 0, 0, 3);
        assertThat(lines.lastNumber()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a.", "'text without an end ", "/* a comment that goes on ", "\uD83D\uDE00", "x, ", "-- one\r\n, 2\r"})
    void everyPlaceHasItsCounterpart(String piece) {
        String sql = "select " + piece.repeat(1_000) + "\nfrom t";
        FoldedLines lines = FoldedLines.of(sql);
        assertThat(lines.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(FoldedLines.LONGEST)
                .doesNotEndWith("\uD83D"));
        for (int i = 0; i < sql.length(); i++) {
            if (sql.charAt(i) != '\r') {
                assertThat(lines.text().charAt(lines.place(i))).isEqualTo(sql.charAt(i));
            }
            assertThat(lines.original(lines.place(i))).isEqualTo(i);
        }
        assertThat(lines.between(0, lines.text().length())).isEqualTo(sql);
    }
}
