package org.plumbline.plan.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.plan.measure.Measure;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

class PlanTextTest {
    @Test
    void linesUpFiguresBesideTheTree() throws PlanParseException {
        assertThat(text("""
                Hash Left Join  (cost=1.00..20.00 rows=100 width=8) (actual time=0.100..20.000 rows=4212 loops=1)
                  Hash Cond: (a.id = b.id)
                  Buffers: shared hit=1200 read=34
                  ->  Seq Scan on audit.a x  (cost=0.00..10.00 rows=100 width=4) (actual time=0.010..12.345 rows=4212 loops=1)
                        Buffers: shared hit=1100 read=34
                  ->  Hash  (cost=1.00..1.00 rows=5 width=4) (actual time=5.000..5.000 rows=5 loops=1)
                        Buffers: shared hit=100
                        ->  Seq Scan on b  (cost=0.00..1.00 rows=5 width=4) (actual time=0.010..4.000 rows=5 loops=1)
                              Buffers: shared hit=100
                Execution Time: 20.000 ms
                """)).isEqualTo("""
                self ms  share   rows  planned  loops  self blocks
                  2.655   13 %  4,212      100      1            0  Hash Left Join
                 12.345   62 %  4,212      100      1        1,134  ├─ Seq Scan on audit.a x
                  1.000    5 %      5        5      1            0  └─ Hash
                  4.000   20 %      5        5      1          100     └─ Seq Scan on b
                """);
    }

    @Test
    void countsBlocksOfWorkFilesWithTheNodeThatWroteThem() throws PlanParseException {
        assertThat(text("""
                Sort  (actual rows=9 loops=1)
                  Sort Key: a
                  Sort Method: external merge  Disk: 800kB
                  Buffers: shared hit=10, temp read=99 written=101
                  ->  Seq Scan on t  (actual rows=9 loops=1)
                        Buffers: shared hit=10
                """)).contains("          200  Sort\n").contains("           10  └─ Seq Scan on t");
    }

    @Test
    void marksRowsThatRoundingLeavesOpen() throws PlanParseException {
        String loop = """
                Nested Loop  (actual rows=3 loops=1)
                  ->  Seq Scan on a  (actual rows=2 loops=1)
                  ->  Seq Scan on b  (actual rows=%s loops=2)
                """;
        assertThat(text(loop.formatted("1"))).contains("   3      1  Nested Loop").contains("  ~2      2  └─ Seq Scan on b");
        assertThat(text(loop.formatted("1.50"))).contains("   3      2  └─ Seq Scan on b");
    }

    @Test
    void showsNoRowsOfABitmapOfBitmaps() throws PlanParseException {
        assertThat(text("""
                Bitmap Heap Scan on t  (actual rows=10 loops=1)
                  ->  BitmapAnd  (actual rows=0 loops=1)
                        ->  Bitmap Index Scan on t_a  (actual rows=100 loops=1)
                        ->  Bitmap Index Scan on t_b  (actual rows=999 loops=1)
                """)).contains("  10      1  Bitmap Heap Scan on t").contains("   -      1  └─ BitmapAnd");
    }

    @Test
    void marksScansThatRunAtTheSameTimeAndTheAppendThatWaits() throws PlanParseException {
        assertThat(text("""
                Append  (actual time=2.647..39.437 rows=2 loops=1)
                  ->  Async Foreign Scan on fp1 fp_1  (actual time=0.384..0.711 rows=1 loops=1)
                  ->  Async Foreign Scan on fp2 fp_2  (actual time=5.800..6.179 rows=1 loops=1)
                """)).contains("Append (with waiting for the other servers)\n").contains("├─ Async Foreign Scan on fp1 fp_1\n");
    }

    @Test
    void showsWhatAPlanThatNeverRanCanTell() throws PlanParseException {
        assertThat(text("""
                Limit  (cost=0.00..0.35 rows=10 width=4)
                  ->  Seq Scan on t  (cost=0.00..35.50 rows=2550 width=4)
                """)).isEqualTo("""
                cost share  planned   cost
                       0 %       10   0.35  Limit
                     100 %    2,550  35.50  └─ Seq Scan on t
                """);
        assertThat(text("Result\n  ->  Seq Scan on t\n")).isEqualTo("Result\n└─ Seq Scan on t\n");
    }

    @Test
    void marksWhatNeverRan() throws PlanParseException {
        assertThat(text("""
                Append  (actual time=0.010..1.000 rows=1 loops=1)
                  ->  Seq Scan on a  (actual time=0.010..1.000 rows=1 loops=1)
                  ->  Seq Scan on b  (never executed)
                """)).isEqualTo("""
                self ms  share  rows  loops
                  0.000    0 %     1      1  Append
                  1.000  100 %     1      1  ├─ Seq Scan on a
                      -    0 %     -      0  └─ Seq Scan on b (never executed)
                """);
    }

    private static String text(String plan) throws PlanParseException {
        return PlanText.of(Measure.of(PlanParser.parse(SourceText.of("test", plan)).getFirst())).text();
    }
}
