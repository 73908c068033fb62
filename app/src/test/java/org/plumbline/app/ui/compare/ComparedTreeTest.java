package org.plumbline.app.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Palette;
import org.plumbline.app.ui.draw.Picture;
import org.plumbline.app.ui.draw.SvgPen;
import org.plumbline.plan.compare.NodeState;
import org.plumbline.testkit.PlanFixture;

/// Plans over partitions, compared.
class ComparedTreeTest {
    @Test
    void partitionsAreOneRowThatSaysWhatBecameOfThem() {
        Compared compared = compared(partitions(20, Map.of()), partitions(20, Map.of(3, 40, 7, 50, 11, 60)));
        ComparedTree tree = compared.tree();
        assertThat(rows(tree)).extracting(CompareRow::state).containsExactly("same", "~ 3 changed");
        CompareRow group = tree.row(1);
        assertThat(group.name(PlanSide.BEFORE)).isEqualTo("20 partitions of events");
        assertThat(CompareFigure.SELF.text(PlanSide.BEFORE, group.figures())).contains("200 ms");
        assertThat(CompareFigure.SELF.text(PlanSide.AFTER, group.figures())).contains("320 ms");
        assertThat(compared.change(group).value()).isEqualTo(120e6);
        assertThat(compared.counts(group)).isTrue();
        assertThat(compared.spoken(group)).startsWith("20 partitions of events, 20 siblings: 3 changed, Self time 320 ms, was 200 ms")
                .endsWith("folded");
        assertThat(group.hasChange()).isTrue();
        tree.folding().setExpanded(group.entry(), true);
        assertThat(rows(tree)).hasSize(22);
        assertThat(tree.row(1).hasChange()).as("its members tell of themselves now").isFalse();
        assertThat(tree.row(2).level(PlanSide.AFTER)).isEqualTo(2);
    }

    @Test
    void oneThatChangedItsKindCameOrWentStandsByItself() {
        String before = partitions(20, Map.of());
        String after = partitions(19, Map.of(4, 90)).replace("Seq Scan on events_p4 events_4", "Index Scan using i4 on events_p4 events_4");
        ComparedTree tree = compared(before, after).tree();
        assertThat(rows(tree)).extracting(CompareRow::state).containsExactly("same", "all the same", "~ changed", "− gone");
        assertThat(rows(tree)).extracting(CompareRow::look)
                .containsExactly(NodeState.SAME, NodeState.SAME, NodeState.CHANGED, NodeState.GONE);
    }

    @Test
    void thoseThatWentTogetherAreARowOfTheirOwn() {
        ComparedTree tree = compared(partitions(30, Map.of()), partitions(20, Map.of())).tree();
        assertThat(rows(tree)).extracting(CompareRow::state).containsExactly("~ changed", "all the same", "− all gone");
        assertThat(tree.row(2).name(PlanSide.AFTER)).isEmpty();
        assertThat(tree.changes()).isEqualTo(11);
    }

    @Test
    void whateverIsFoldedSaysHowManyChangesItHides() {
        ComparedTree tree = compared(partitions(20, Map.of()), partitions(20, Map.of(3, 40))).tree();
        tree.folding().setExpanded(0, false);
        assertThat(rows(tree)).extracting(CompareRow::state).containsExactly("~ 1 below");
        assertThat(tree.row(0).hasChange()).isTrue();
        tree.showChangesOnly(true);
        assertThat(rows(tree)).as("what is left out does not hide").extracting(CompareRow::state).containsExactly("~ 1 changed");
    }

    @Test
    void theOtherWayRoundTheRowsAreTheSame() {
        String one = partitions(20, Map.of(3, 40));
        String other = partitions(32, Map.of(9, 70));
        assertThat(rows(compared(one, other).tree())).extracting(CompareRow::state)
                .containsExactly("~ changed", "~ 1 changed", "~ changed", "+ all added");
        assertThat(rows(compared(other, one).tree())).extracting(CompareRow::state)
                .containsExactly("~ changed", "~ 1 changed", "~ changed", "− all gone");
    }

    @Test
    void isDrawnWithItsSentencesAsItIsFolded() {
        Compared compared = compared(partitions(20, Map.of()), partitions(20, Map.of(3, 40, 7, 900)));
        var folded = new ComparePicture(compared, compared.tree()::row, compared.tree().folding().size());
        assertThat(svg(folded)).contains("slower: ", "partitions of events", "Seq Scan").doesNotContain("events_p11");
        var whole = ComparePicture.whole(compared);
        assertThat(svg(whole)).contains("before  →  after", "less than before", "on events_p11 events_11");
        assertThat(whole.height()).isGreaterThan(folded.height());
        assertThat(compared.tree().row(1).expanded()).as("the window stays as it is").isFalse();
    }

    private static String svg(Picture picture) {
        Map<Ink, Color> colours = new EnumMap<>(Ink.class);
        for (Ink ink : Ink.values()) {
            colours.put(ink, Color.BLACK);
        }
        var pen = new SvgPen(new Palette(colours), picture.width(), picture.height());
        picture.draw(pen);
        return pen.svg();
    }

    private static List<CompareRow> rows(ComparedTree tree) {
        var rows = new ArrayList<CompareRow>();
        for (int row = 0; row < tree.folding().size(); row++) {
            rows.add(tree.row(row));
        }
        return rows;
    }

    private static Compared compared(String before, String after) {
        return Compared.of(offer("before", before), offer("after", after));
    }

    private static PlanOffer offer(String name, String text) {
        return new PlanOffer(name, name, name, "", PlanFixture.plan(text).measured());
    }

    /// Scans of 10 ms each, but for those that are said.
    private static String partitions(int count, Map<Integer, Integer> slow) {
        var scans = new StringBuilder();
        int sum = 0;
        for (int i : IntStream.rangeClosed(1, count).toArray()) {
            int ms = slow.getOrDefault(i, 10);
            sum += ms;
            scans.append(("  ->  Seq Scan on events_p%d events_%d  (cost=0.00..10.00 rows=10 width=4) "
                    + "(actual time=0.010..%d.000 rows=10 loops=1)%n")
                    .formatted(i, i, ms));
        }
        return "Append  (cost=0.00..%d.00 rows=%d width=4) (actual time=0.010..%d.500 rows=%d loops=1)%n%sExecution Time: %d.600 ms%n"
                .formatted(count * 10, count * 10, sum, count * 10, scans, sum);
    }
}
