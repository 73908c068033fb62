package org.plumbline.plan.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.parse.DrawnPlans;

/// What holds for any two plans.
class PlanComparisonLawsTest {
    @Property(tries = 150, seed = "20261130")
    void anyTwoPlans(@ForAll long one, @ForAll long other, @ForAll @IntRange(min = 1, max = 60) int nodes) {
        MeasuredPlan before = Pairs.plan(DrawnPlans.json(one, nodes));
        MeasuredPlan after = Pairs.plan(DrawnPlans.json(other, nodes));
        assertLaws(before, after);
    }

    @Test
    void thePlansBeforeAndAfterAFix() {
        assertThat(Pairs.fixed()).hasSizeGreaterThan(80)
                .allSatisfy(name -> assertLaws(Pairs.corpus(name).comparison().before(), Pairs.corpus(name).comparison().after()));
    }

    @Property(tries = 60, seed = "20261130")
    void ofShuffledPartitionsThoseThatMovedAreFound(@ForAll long lot, @ForAll @IntRange(min = 2, max = 40) int count) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(order, new Random(lot));
        Pairs pairs = Pairs.of(append(IntStream.range(0, count).boxed().toList()), append(order));
        List<ComparedNode> scans = pairs.comparison().ofAfter().subList(1, count + 1);
        assertThat(scans).allSatisfy(scan -> assertThat(scan.before().orElseThrow().index() - 1)
                .isEqualTo(order.get(scan.after().orElseThrow().index() - 1)));
        assertThat(scans.stream().filter(scan -> scan.state() == NodeState.SAME).map(scan -> scan.before().orElseThrow()).toList())
                .isSorted();
        assertThat(scans).allSatisfy(scan -> assertThat(scan.state()).isIn(NodeState.SAME, NodeState.MOVED));
        boolean sorted = order.equals(order.stream().sorted().toList());
        assertThat(scans.stream().anyMatch(scan -> scan.state() == NodeState.MOVED)).isEqualTo(!sorted);
    }

    private static String append(List<Integer> partitions) {
        return "Append  (cost=0.00..99.00 rows=9 width=4)\n" + partitions.stream()
                .map(number -> "  ->  Seq Scan on part_" + number + " p_" + (number + 1) + "  (cost=0.00..1.00 rows=1 width=4)\n")
                .collect(Collectors.joining());
    }

    private static void assertLaws(MeasuredPlan before, MeasuredPlan after) {
        Pairs pairs = Pairs.of(before, after);
        assertEveryNodeOnce(pairs.comparison());
        assertMirrored(pairs.comparison(), Pairs.of(after, before).comparison());
        assertNothingDiffers(Pairs.of(before, before));
        assertThat(pairs.verdict().causes()).hasSizeLessThanOrEqualTo(3);
    }

    private static void assertEveryNodeOnce(PlanComparison comparison) {
        Set<NodeId> before = new HashSet<>();
        Set<NodeId> after = new HashSet<>();
        for (ComparedNode node : comparison.nodes()) {
            node.before().ifPresent(id -> assertThat(before.add(id)).isTrue());
            node.after().ifPresent(id -> assertThat(after.add(id)).isTrue());
        }
        assertThat(before).hasSameSizeAs(comparison.before().nodes());
        assertThat(after).hasSameSizeAs(comparison.after().nodes());
        assertThat(comparison.rows().stream().flatMap(row -> row.before().stream()).toList())
                .isSorted().hasSameSizeAs(comparison.before().nodes());
        assertThat(comparison.rows().stream().flatMap(row -> row.after().stream()).toList())
                .isSorted().hasSameSizeAs(comparison.after().nodes());
    }

    private static void assertMirrored(PlanComparison comparison, PlanComparison mirrored) {
        assertThat(comparison.ofBefore().stream().map(PlanComparisonLawsTest::otherWayRound).toList())
                .isEqualTo(mirrored.ofAfter());
        for (ComparedNode node : comparison.nodes()) {
            assertThat(mirrored.figures(otherWayRound(node)).selfTime().trend())
                    .isEqualTo(opposite(comparison.figures(node).selfTime().trend()));
        }
        assertThat(Verdict.of(mirrored).trend()).isEqualTo(opposite(Verdict.of(comparison).trend()));
    }

    private static ComparedNode otherWayRound(ComparedNode node) {
        Optional<NodeId> first = node.after();
        Optional<NodeId> second = node.before();
        return new ComparedNode(first, second, node.changes());
    }

    private static void assertNothingDiffers(Pairs pairs) {
        assertThat(pairs.comparison().nodes()).allSatisfy(node -> assertThat(node.state()).isEqualTo(NodeState.SAME));
        assertThat(pairs.comparison().rows()).allSatisfy(row -> assertThat(row.before()).isEqualTo(row.after()));
        Verdict verdict = pairs.verdict();
        assertThat(verdict.trend()).isIn(Trend.EVEN, Trend.UNKNOWN);
        assertThat(verdict.before()).isEqualTo(verdict.after());
        assertThat(verdict.causes()).isEmpty();
        assertThat(verdict.against()).isEmpty();
    }

    private static Trend opposite(Trend trend) {
        return switch (trend) {
            case LESS -> Trend.MORE;
            case MORE -> Trend.LESS;
            case EVEN, UNKNOWN -> trend;
        };
    }

    @Test
    void fiveThousandNodesBelowEachOtherNeedNoStack() {
        MeasuredPlan deep = Pairs.plan(limits(5_000));
        MeasuredPlan lessDeep = Pairs.plan(limits(4_000));
        assertLaws(deep, lessDeep);
        assertThat(Pairs.of(deep, lessDeep).comparison().count(NodeState.GONE)).isEqualTo(1_000);
    }

    private static String limits(int depth) {
        String limit = "{\"Node Type\": \"Limit\", \"Parent Relationship\": \"Outer\", \"Plans\": [";
        String scan = "{\"Node Type\": \"Seq Scan\", \"Parent Relationship\": \"Outer\", \"Relation Name\": \"t\", \"Alias\": \"t\"}";
        return "[{\"Plan\": " + limit.repeat(depth) + scan + "]}".repeat(depth) + "}]";
    }
}
