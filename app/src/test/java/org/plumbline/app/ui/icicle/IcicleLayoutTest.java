package org.plumbline.app.ui.icicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.store.Sample;
import org.plumbline.app.store.Samples;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.testkit.PlanFixture;

class IcicleLayoutTest {
    private static final String COSTS = """
            Append  (cost=0.00..30.00 rows=30 width=8)
              ->  Seq Scan on a  (cost=0.00..10.00 rows=10 width=8)
              ->  Seq Scan on b  (cost=0.00..15.00 rows=20 width=8)
            """;
    private static final String NEVER = """
            Append  (cost=0.00..30.00 rows=30 width=8) (actual time=0.010..100.000 rows=10 loops=1)
              ->  Seq Scan on a  (cost=0.00..10.00 rows=10 width=8) (actual time=0.010..90.000 rows=10 loops=1)
              ->  Seq Scan on b  (cost=0.00..15.00 rows=20 width=8) (never executed)
            Execution Time: 100.100 ms
            """;

    static List<String> samples() {
        return Samples.all().stream().map(Sample::id).toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatNodesTakeAddsUpInEveryMeasure(String id) {
        String text = Samples.all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow().planText();
        MeasuredPlan plan = PlanFixture.plan(text).measured();
        IcicleShape shape = IcicleShape.of(plan.nodes());
        for (IcicleMeasure measure : IcicleMeasure.of(plan)) {
            IcicleLayout layout = IcicleLayout.of(plan, shape, measure);
            double rounding = layout.whole() * 1e-9;
            for (int node = 0; node < shape.size(); node++) {
                double children = 0;
                double next = layout.from(node);
                for (int child = node + 1; child < shape.end(node); child = shape.end(child)) {
                    assertThat(layout.from(child)).isCloseTo(next, within(rounding));
                    next = layout.to(child);
                    children += layout.total(child);
                }
                assertThat(next).isLessThanOrEqualTo(layout.to(node));
                assertThat(layout.total(node)).as("%s of %s", measure, node).isCloseTo(layout.own(node) + children, within(rounding));
            }
            assertThat(layout.whole()).isCloseTo(
                    IntStream.range(0, shape.size()).mapToDouble(layout::own).sum(), within(rounding));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theRootIsAsWideAsTheReconciliationSays(String id) {
        String text = Samples.all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow().planText();
        MeasuredPlan plan = PlanFixture.plan(text).measured();
        IcicleLayout layout = IcicleLayout.of(plan, IcicleShape.of(plan.nodes()), IcicleMeasure.WALL);
        assertThat(layout.whole()).isCloseTo(plan.reconciliation().nodes().toNanos(),
                within((double) plan.reconciliation().tolerance().toNanos()));
    }

    @Test
    void offersWhatThePlanHasFiguresFor() {
        assertThat(measures(PlanFixture.plan(COSTS))).containsExactly(IcicleMeasure.COST, IcicleMeasure.ROWS, IcicleMeasure.NODES);
        assertThat(measures(PlanFixture.plan("Seq Scan on a\n  Filter: (x = 1)\n"))).containsExactly(IcicleMeasure.NODES);
        assertThat(measures(PlanFixture.sample("nested-loop.txt"))).doesNotContain(IcicleMeasure.CPU).startsWith(IcicleMeasure.WALL);
        assertThat(measures(PlanFixture.sample("worker-skew.txt"))).startsWith(IcicleMeasure.WALL, IcicleMeasure.CPU);
    }

    @Test
    void aCteIsCountedOnceWhereItIsListed() {
        MeasuredPlan plan = PlanFixture.sample("cte-read-twice.yaml").measured();
        IcicleLayout layout = IcicleLayout.of(plan, IcicleShape.of(plan.nodes()), IcicleMeasure.WALL);
        int cte = IntStream.range(0, plan.nodes().size()).filter(i -> plan.nodes().get(i).isCte()).findFirst().orElseThrow();
        assertThat(layout.total(cte)).isCloseTo(plan.of(plan.nodes().get(cte)).inclusive().orElseThrow().wall().toNanos(), within(1e6));
        plan.nodes().stream().filter(node -> node.nodeType().equals("CTE Scan")).forEach(scan -> assertThat(
                layout.total(scan.id().index())).isLessThan(layout.total(cte) / 2));
    }

    @Test
    void ofSeveralProcessesCpuTimeIsWiderThanWallTime() {
        MeasuredPlan plan = PlanFixture.sample("worker-skew.txt").measured();
        IcicleShape shape = IcicleShape.of(plan.nodes());
        IcicleLayout wall = IcicleLayout.of(plan, shape, IcicleMeasure.WALL);
        IcicleLayout cpu = IcicleLayout.of(plan, shape, IcicleMeasure.CPU);
        int partial = 2;
        assertThat(cpu.total(partial)).isCloseTo(3 * wall.total(partial), within(wall.total(partial) * 0.01));
    }

    @Test
    void whatNeverRanHasNoWidthInTimeAndOneInNodes() {
        MeasuredPlan plan = PlanFixture.plan(NEVER).measured();
        IcicleShape shape = IcicleShape.of(plan.nodes());
        assertThat(IcicleLayout.of(plan, shape, IcicleMeasure.WALL).total(2)).isZero();
        assertThat(IcicleLayout.of(plan, shape, IcicleMeasure.ROWS).total(2)).isZero();
        assertThat(IcicleLayout.of(plan, shape, IcicleMeasure.NODES).total(2)).isEqualTo(1);
    }

    @Test
    void goesToTheWidestChildAndAmongSiblingsOnly() {
        IcicleShape shape = IcicleShape.of(new int[] {-1, 0, 1, 0, 3});
        IcicleLayout layout = IcicleLayout.of(shape, IcicleMeasure.NODES, new double[] {1, 1, 1, 3, 1});
        assertThat(layout.widestChild(0)).isEqualTo(3);
        assertThat(layout.widestChild(4)).isEqualTo(4);
        assertThat(shape.sibling(1, 1)).isEqualTo(3);
        assertThat(shape.sibling(3, 1)).isEqualTo(3);
        assertThat(shape.sibling(2, 1)).as("4 stands beside it, but below another node").isEqualTo(2);
        assertThat(shape.above(2, 4)).isZero();
        assertThat(shape.above(4, 3)).isEqualTo(3);
    }

    private static List<IcicleMeasure> measures(Analysis analysis) {
        return IcicleMeasure.of(analysis.measured());
    }
}
