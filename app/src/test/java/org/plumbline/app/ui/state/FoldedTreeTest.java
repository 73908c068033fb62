package org.plumbline.app.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.analysis.Analysis;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;

class FoldedTreeTest {
    /// A sort over an Append: an index scan, ten sequential scans alike, a subquery of two.
    private static final String PLAN = """
            Sort  (cost=0.00..90.00 rows=1 width=4)
              Sort Key: a
              ->  Append  (cost=0.00..80.00 rows=1 width=4)
                    ->  Index Scan using i on t  (cost=0.00..30.00 rows=1 width=4)
            %s\
                    ->  Limit  (cost=0.00..20.00 rows=1 width=4)
                          ->  Seq Scan on u  (cost=0.00..10.00 rows=1 width=4)
            """.formatted(IntStream.range(0, 10).mapToObj(i -> "        ->  Seq Scan on p_%d  (cost=0.00..%d.00 rows=1 width=4)\n"
                    .formatted(i, 10 + 7 * i % 10)).collect(Collectors.joining()));

    private final Analysis analysis = PlanFixture.plan(PLAN);
    private final FoldedTree tree = new FoldedTree(analysis.measured());

    @Test
    void aGroupStandsWhereItsFirstMemberDoes() {
        assertThat(entries()).containsExactly("0", "1", "2", "group", "13", "14");
        tree.setExpanded(new PlanItem.Siblings(0), true);
        assertThat(entries()).containsExactly("0", "1", "2", "group", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14");
        assertThat(IntStream.range(0, tree.size()).map(tree::depth)).containsExactly(0, 1, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 3);
    }

    @Test
    void linesRunDownBesideWhatHasASiblingBelow() {
        tree.setExpanded(new PlanItem.Siblings(0), true);
        assertThat(tree.guides(0)).isZero();
        assertThat(tree.guides(1)).isZero();
        assertThat(tree.guides(2)).isEqualTo(0b100);
        assertThat(tree.guides(4)).isEqualTo(0b1100);
        assertThat(tree.guides(13)).isEqualTo(0b100);
        assertThat(tree.guides(14)).isZero();
        assertThat(tree.guides(15)).isZero();
    }

    @Test
    void siblingsAreSortedAndThoseWithoutAFigureStayLast() {
        tree.setExpanded(new PlanItem.Siblings(0), true);
        tree.sortSiblings(tree.order(FoldedTreeTest::figure, false));
        assertThat(entries()).containsExactly("0", "1", "13", "14", "2", "group", "12", "11", "10", "9", "8", "7", "6", "5", "4", "3");
        tree.sortSiblings(tree.order(FoldedTreeTest::figure, true));
        assertThat(entries()).startsWith("0", "1", "2", "13", "14", "group", "3", "4");
        tree.unsorted();
        assertThat(entries()).startsWith("0", "1", "2", "group", "3");
    }

    @Test
    void revealOpensWhatHidesANode() {
        tree.setExpanded(new PlanItem.Node(NodeId.ROOT), false);
        assertThat(entries()).containsExactly("0");
        assertThat(tree.reveal(new NodeId(5))).isTrue();
        assertThat(tree.indexOf(new PlanItem.Node(new NodeId(5)))).contains(6);
        assertThat(tree.reveal(new NodeId(5))).isFalse();
    }

    private static double figure(PlanItem item) {
        return switch (item) {
            case PlanItem.Node(NodeId id) -> id.index();
            case PlanItem.Siblings _ -> Double.NaN;
        };
    }

    private List<String> entries() {
        return IntStream.range(0, tree.size()).mapToObj(tree::item).map(item -> switch (item) {
            case PlanItem.Node(NodeId id) -> Integer.toString(id.index());
            case PlanItem.Siblings _ -> "group";
        }).toList();
    }
}
