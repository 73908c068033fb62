package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Remedy;

class RemedyTextTest {
    @Test
    void ofManyTablesTheFirstAreNamedAndTheStatementHasAll() {
        List<String> tables = IntStream.rangeClosed(1, 1_000).mapToObj(number -> "part_" + number).toList();
        RemedyText text = RemedyText.of(new Remedy.Analyze(tables, List.of()));
        assertThat(text.text()).isEqualTo("Refresh the statistics of part_1, part_2, part_3, part_4, part_5, part_6 and 994 more,"
                + " which the planner estimates from.");
        assertThat(text.sql().orElseThrow()).startsWith("ANALYZE part_1, part_2,").endsWith(", part_999, part_1000");
    }

    @Test
    void ofFewTablesAllAreNamed() {
        assertThat(RemedyText.of(new Remedy.Analyze(List.of("a", "b"), List.of())).text())
                .isEqualTo("Refresh the statistics of a, b, which the planner estimates from.");
    }
}
