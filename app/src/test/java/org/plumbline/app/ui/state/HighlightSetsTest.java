package org.plumbline.app.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;

class HighlightSetsTest {
    @Test
    void countsSequentialScansAndNestedLoops() {
        var sets = HighlightSets.of(PlanFixture.sample("nested-loop.txt").measured());

        assertThat(sets.count(Highlight.SEQ_SCANS)).isEqualTo(2);
        assertThat(sets.count(Highlight.NESTED_LOOPS)).isEqualTo(1);
        assertThat(sets.marks(Highlight.NESTED_LOOPS, NodeId.ROOT)).isTrue();
        assertThat(sets.count(Highlight.NEVER_EXECUTED)).isZero();
    }

    @Test
    void marksTheFewNodesThatMakeUpHalfOfTheTime() {
        var sets = HighlightSets.of(PlanFixture.sample("nested-loop.txt").measured());

        assertThat(sets.count(Highlight.SLOWEST)).isEqualTo(1);
        assertThat(sets.marks(Highlight.SLOWEST, new NodeId(4))).isTrue();
    }

    @Test
    void findsSortsAndHashesThatWroteToDisk() {
        assertThat(HighlightSets.of(PlanFixture.sample("sort-on-disk.txt").measured()).count(Highlight.SPILLS)).isPositive();
        assertThat(HighlightSets.of(PlanFixture.sample("hash-join-on-disk.json").measured()).count(Highlight.SPILLS)).isPositive();
        assertThat(HighlightSets.of(PlanFixture.sample("hash-aggregate-on-disk.txt").measured()).count(Highlight.SPILLS)).isPositive();
        assertThat(HighlightSets.of(PlanFixture.sample("nothing-wrong.txt").measured()).count(Highlight.SPILLS)).isZero();
    }

    @Test
    void marksWhatNeverRan() {
        var sets = HighlightSets.of(PlanFixture.sample("partitions-pruned.json").measured());

        assertThat(sets.count(Highlight.NEVER_EXECUTED)).isEqualTo(70);
    }

    @Test
    void startsWithSequentialScansAndNestedLoops() {
        var highlights = new Highlights(PlanFixture.sample("nested-loop.txt").measured());

        assertThat(highlights.of(NodeId.ROOT)).containsExactly(Highlight.NESTED_LOOPS);
        highlights.setActive(Highlight.NESTED_LOOPS, false);
        assertThat(highlights.of(NodeId.ROOT)).isEmpty();
    }
}
