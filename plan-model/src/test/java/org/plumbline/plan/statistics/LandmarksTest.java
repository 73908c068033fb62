package org.plumbline.plan.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.measure.Measure;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.plan.unit.Blocks;

class LandmarksTest {
    private static final String JOIN = """
            Hash Join  (cost=0.00..90.00 rows=100 width=8) (actual time=1.000..%1$d.000 rows=100 loops=1)
              Hash Cond: (o.c = c.id)
              Buffers: shared hit=140
              ->  Seq Scan on orders o  (cost=0.00..40.00 rows=100 width=8) (actual time=0.000..%2$d.000 rows=100 loops=1)
                    Buffers: shared hit=100
              ->  Hash  (cost=1.00..1.00 rows=2 width=8) (actual time=%3$d.000..%3$d.000 rows=%4$d loops=1)
                    Buffers: shared hit=40
                    ->  Append  (cost=0.00..1.00 rows=2 width=8) (actual time=0.000..%3$d.000 rows=%4$d loops=1)
                          Buffers: shared hit=40
                          ->  Seq Scan on c_a c_1  (cost=0.00..0.00 rows=1 width=8) (actual time=0.000..10.000 rows=%5$d loops=1)
                                Buffers: shared hit=20
                          ->  Seq Scan on c_b c_2  (cost=0.00..0.00 rows=1 width=8) (actual time=0.000..10.000 rows=%5$d loops=1)
                                Buffers: shared hit=20
            Execution Time: %1$d.000 ms
            """;

    @Test
    void aNodeThatTookNearlyAllOfItsTableStandsForItself() throws PlanParseException {
        Landmarks marks = of(JOIN.formatted(100, 70, 20, 2, 1));
        assertThat(marks.dearest().orElseThrow().table()).isEmpty();
        assertThat(marks.dearest().orElseThrow().nodes()).containsExactly(new NodeId(1));
        assertThat(marks.dearest().orElseThrow().share().value()).isEqualTo(0.7);
    }

    @Test
    void partitionsThatTookMoreTogetherStandForTheirTable() throws PlanParseException {
        Landmarks marks = of(JOIN.formatted(35, 8, 20, 2, 1));
        Landmarks.Place dearest = marks.dearest().orElseThrow();
        assertThat(dearest.partitions()).isTrue();
        assertThat(dearest.nodes()).containsExactlyInAnyOrder(new NodeId(4), new NodeId(5));
        assertThat(dearest.share().value()).isCloseTo(20 / 35.0, within(1e-9));
    }

    @Test
    void theTableWhoseBlocksWereTouchedMostNeedNotBeTheDearest() throws PlanParseException {
        Landmarks.Place read = of(JOIN.formatted(35, 8, 20, 2, 1)).mostRead().orElseThrow();
        assertThat(read.table()).contains("orders");
        assertThat(read.blocks()).isEqualTo(Optional.of(Blocks.blocks(100)));
    }

    @Test
    void errorsAreThoseThatStartThere() throws PlanParseException {
        assertThat(of(JOIN.formatted(100, 70, 20, 2, 1)).misestimates()).isEmpty();
        assertThat(of(JOIN.formatted(100, 70, 20, 80, 40)).misestimates())
                .containsExactlyInAnyOrder(new NodeId(4), new NodeId(5));
    }

    @Test
    void theLargestErrorIsTheFirst() throws PlanParseException {
        assertThat(of("""
                Hash Join  (cost=0.00..90.00 rows=100 width=8) (actual time=1.000..90.000 rows=100 loops=1)
                  Hash Cond: (a.id = b.id)
                  ->  Seq Scan on a  (cost=0.00..40.00 rows=28574 width=8) (actual time=0.000..20.000 rows=349707 loops=1)
                  ->  Hash  (cost=1.00..1.00 rows=2002 width=8) (actual time=30.000..30.000 rows=302414 loops=1)
                        ->  Seq Scan on b  (cost=0.00..1.00 rows=2002 width=8) (actual time=0.000..25.000 rows=302414 loops=1)
                """).misestimates()).containsExactly(new NodeId(3), new NodeId(1));
    }

    @Test
    void anEstimatedPlanHasItsDearestNodeAndNothingElse() throws PlanParseException {
        Landmarks marks = of("""
                Sort  (cost=90.00..91.00 rows=10 width=8)
                  Sort Key: a
                  ->  Seq Scan on t  (cost=0.00..80.00 rows=10 width=8)
                """);
        assertThat(marks.dearest().orElseThrow().nodes()).containsExactly(new NodeId(1));
        assertThat(marks.mostRead()).isEmpty();
        assertThat(marks.misestimates()).isEmpty();
    }

    private static Landmarks of(String text) throws PlanParseException {
        return Landmarks.of(Measure.of(PlanParser.parse(SourceText.of("test", text)).getFirst()), 10);
    }
}
