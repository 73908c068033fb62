package org.plumbline.rewrite.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.rewrite.proof.ProofBench.Answer;

class ComparisonTest {
    private static final Answer FAILED = new Answer.Failed("22012", "division by zero");

    @Test
    void countsRowsThatComeTwice() {
        assertThat(Comparison.of(rows("a", "b", "a"), rows("b", "a", "a"))).isEqualTo(Comparison.SAME);
        assertThat(Comparison.of(rows("a", "b", "a"), rows("b", "a", "b"))).isEqualTo(Comparison.DIFFERENT);
        assertThat(Comparison.missing(rows("a", "b", "a"), rows("b", "a"))).containsExactly("a");
    }

    @Test
    void rowsOfOneKeyMayComeInAnyOrder() {
        var sorted = new Answer.Rows(List.of("a", "b", "c"), List.of("1", "1", "2"));
        assertThat(Comparison.of(sorted, rows("b", "a", "c"))).isEqualTo(Comparison.SAME);
        assertThat(Comparison.of(sorted, rows("a", "c", "b"))).isEqualTo(Comparison.DIFFERENT);
        assertThat(Comparison.of(sorted, rows("a", "b"))).isEqualTo(Comparison.DIFFERENT);
    }

    @Test
    void oneThatFailsIsUnlikeOneThatDoesNot() {
        assertThat(Comparison.of(FAILED, rows())).isEqualTo(Comparison.DIFFERENT);
        assertThat(Comparison.of(rows(), FAILED)).isEqualTo(Comparison.DIFFERENT);
        assertThat(Comparison.of(FAILED, FAILED)).isEqualTo(Comparison.BOTH_FAIL);
    }

    @Test
    void readsRowsAsPostgresWritesThem() {
        assertThat(RowText.values("(1,,\"\",\"a \"\"b\"\", \\\\c\",d)")).containsExactly(
                Optional.of("1"), Optional.empty(), Optional.of(""), Optional.of("a \"b\", \\c"), Optional.of("d"));
        assertThat(RowText.values("()")).isEmpty();
        assertThat(RowText.values("(,)")).containsExactly(Optional.empty(), Optional.empty());
    }

    private static Answer.Rows rows(String... rows) {
        return new Answer.Rows(List.of(rows), List.of());
    }
}
