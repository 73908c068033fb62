package org.plumbline.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.index.IndexCandidate;

class MergedIndexesTest {
    @Test
    void theLongerKeysCarryWhatBothCarry() {
        assertThat(MergedIndexes.of(List.of(index("a").including(List.of("c", "b")), index("a", "b").including(List.of("d")))))
                .containsExactly(index("a", "b").including(List.of("c", "d")));
    }

    @Test
    void keysInAnotherOrderStayApart() {
        assertThat(MergedIndexes.of(List.of(index("a", "b"), index("b", "a")))).isEmpty();
    }

    @Test
    void oneReplacesAnotherWithTheSameFirstKeysAndAllItsColumns() {
        assertThat(MergedIndexes.replaces(index("a", "b").including(List.of("c")), index("a").including(List.of("b")))).isTrue();
        assertThat(MergedIndexes.replaces(index("a", "b"), index("a").including(List.of("c")))).isFalse();
        assertThat(MergedIndexes.replaces(index("a", "b"), index("b"))).isFalse();
    }

    private static IndexCandidate index(String... keys) {
        return new IndexCandidate(Optional.of("public"), "orders", "btree",
                Stream.of(keys).map(IndexCandidate.Key::column).toList(), List.of(), Optional.empty());
    }
}
