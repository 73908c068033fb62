package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.Capability;
import org.plumbline.plan.HashTable;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Relationship;
import org.plumbline.plan.SortSpace;
import org.plumbline.plan.Summary;
import org.plumbline.plan.Usage;
import org.plumbline.plan.unit.Bytes;

class TextPropertiesTest {
    private static Attributes attributes(String line) throws PlanParseException {
        return Plans.one("X  (cost=0.00..35.50 rows=2550 width=4) (actual time=0.1..0.2 rows=3 loops=1)\n  " + line + "\n")
                .root().attributes();
    }

    @Test
    void keepsEveryDigitOfAQueryIdentifier() throws PlanParseException {
        Plan plan = Plans.one("Result  (cost=0.00..0.01 rows=1 width=4)\nQuery Identifier: -5424821330993577306\n");
        assertThat(plan.summary().attributes().whole("Query Identifier")).hasValue(-5_424_821_330_993_577_306L);
    }

    @Test
    void readsSortsInMemoryAndOnDisk() throws PlanParseException {
        String text = """
                Sort  (cost=1.00..2.00 rows=3 width=4) (actual time=0.1..0.2 rows=3 loops=1)
                  Sort Key: a, (f(b, 'x,y'::text)) DESC
                  Sort Method: external merge  Disk: 24592kB
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=3 width=4) (actual time=0.1..0.2 rows=3 loops=1)
                """;
        assertThat(Plans.node("Sort", text).operation()).isEqualTo(new Operation.Sort(List.of("a", "(f(b, 'x,y'::text)) DESC"),
                new SortSpace.OnDisk("external merge", Bytes.kibibytes(24_592))));
        assertThat(Plans.node("Sort", text.replace("external merge  Disk", "quicksort  Memory")).operation())
                .extracting("space").isEqualTo(new SortSpace.InMemory("quicksort", Bytes.kibibytes(24_592)));
    }

    @Test
    void readsAHashThatGrew() throws PlanParseException {
        PlanNode hash = Plans.node("Hash", """
                Hash  (cost=1.00..1.00 rows=3 width=4) (actual time=0.1..0.2 rows=3 loops=1)
                  Buckets: 65536 (originally 1024)  Batches: 4 (originally 1)  Memory Usage: 3585kB
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=3 width=4) (actual time=0.1..0.2 rows=3 loops=1)
                """);
        assertThat(hash.operation()).isEqualTo(new Operation.Hash(Optional.of(
                new HashTable(65_536, 1024, 4, 1, Bytes.kibibytes(3585)))));
    }

    @Test
    void readsBuffersTimingsAndWal() throws PlanParseException {
        Usage usage = Plans.one("""
                X  (cost=0.00..1.00 rows=3 width=4) (actual time=0.1..0.2 rows=3 loops=1)
                  Buffers: shared hit=1 read=2 dirtied=3 written=4, local hit=5, temp read=6 written=7
                  I/O Timings: shared read=0.5 write=0.25, temp read=1.5
                  WAL: records=8 fpi=9 bytes=10 buffers full=11
                """).root().usage().orElseThrow();
        assertThat(usage.buffers().sharedWritten().count()).isEqualTo(4);
        assertThat(usage.buffers().localHit().count()).isEqualTo(5);
        assertThat(usage.buffers().tempWritten().count()).isEqualTo(7);
        assertThat(usage.io().read()).isEqualTo(Duration.ofMillis(2));
        assertThat(usage.wal().buffersFull()).isEqualTo(11);
    }

    @Test
    void usageIsZeroNotAbsentWhereALineIsMissing() throws PlanParseException {
        Plan plan = Plans.one("""
                Limit  (cost=0.00..1.00 rows=3 width=4) (actual time=0.1..0.2 rows=3 loops=1)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=3 width=4) (actual time=0.1..0.2 rows=3 loops=1)
                        Buffers: shared hit=1
                """);
        assertThat(plan.root().usage()).hasValue(Usage.NONE);
        assertThat(plan.capabilities().has(Capability.BUFFERS)).isTrue();
    }

    @Test
    void readsTimingsBeforeVersion15() throws PlanParseException {
        Usage usage = Plans.one("X (actual rows=1 loops=1)\n  I/O Timings: read=0.5 write=0.25\n").root().usage().orElseThrow();
        assertThat(usage.io().sharedRead()).isEqualTo(Duration.ofNanos(500_000));
    }

    @Test
    void keepsAnUnknownPropertyInItsOwnWords() throws PlanParseException {
        assertThat(attributes("Chunks excluded during startup: 3").whole("Chunks excluded during startup")).hasValue(3);
        assertThat(attributes("Vectorized Filter: (a > 1)").text("Vectorized Filter")).hasValue("(a > 1)");
    }

    @Test
    void readsMemoizeAndBitmapFigures() throws PlanParseException {
        Attributes memoize = attributes("Hits: 35  Misses: 2  Evictions: 1  Overflows: 0  Memory Usage: 5kB");
        assertThat(memoize.whole("Cache Misses")).hasValue(2);
        assertThat(memoize.whole("Peak Memory Usage")).hasValue(5);
        assertThat(attributes("Heap Blocks: exact=701 lossy=12").whole("Lossy Heap Blocks")).hasValue(12);
    }

    @Test
    void readsASampleScansMethod() throws PlanParseException {
        Attributes sample = attributes("Sampling: bernoulli ('5'::real) REPEATABLE ('1'::double precision)");
        assertThat(sample.text("Sampling Method")).hasValue("bernoulli");
        assertThat(sample.texts("Sampling Parameters")).containsExactly("'5'::real");
        assertThat(sample.text("Repeatable Seed")).hasValue("'1'::double precision");
    }

    @Test
    void aLiteralMayGoOnInTheNextLine() throws PlanParseException {
        Plan plan = Plans.one("""
                Seq Scan on t  (cost=0.00..1.00 rows=3 width=4) (actual time=0.1..0.2 rows=3 loops=1)
                  Filter: (a = 'one
                two'::text)
                  Rows Removed by Filter: 7
                """);
        assertThat(plan.root().attributes().text("Filter")).hasValue("(a = 'one\ntwo'::text)");
        assertThat(plan.root().attributes().whole("Rows Removed by Filter")).hasValue(7);
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void rowsRemovedAreNoneWhereAnAnalysedFilterDoesNotSay() throws PlanParseException {
        PlanNode scan = Plans.one("Seq Scan on t (actual rows=1 loops=1)\n  Filter: (a = 1)\n").root();
        assertThat(scan.attributes().whole("Rows Removed by Filter")).hasValue(0);
    }

    @Test
    void tellsInitPlansSubPlansAndCtesFromInputs() throws PlanParseException {
        Plan plan = Plans.one("""
                Hash Join  (cost=1.00..2.00 rows=1 width=4)
                  Hash Cond: (a.id = b.id)
                  CTE recent
                    ->  Seq Scan on r  (cost=0.00..1.00 rows=1 width=4)
                  InitPlan 2 (returns $1)
                    ->  Result  (cost=0.00..0.01 rows=1 width=4)
                  ->  Seq Scan on a  (cost=0.00..1.00 rows=1 width=4)
                        SubPlan 3
                          ->  Index Scan using i on s  (cost=0.00..1.00 rows=1 width=4)
                  ->  Hash  (cost=0.00..1.00 rows=1 width=4)
                        ->  CTE Scan on recent b  (cost=0.00..1.00 rows=1 width=4)
                """);
        assertThat(plan.nodes()).extracting(node -> node.relationship().orElse(null)).containsExactly(
                null, Relationship.INIT_PLAN, Relationship.INIT_PLAN, Relationship.OUTER, Relationship.SUB_PLAN, Relationship.INNER,
                Relationship.OUTER);
        assertThat(plan.nodes()).extracting(node -> node.subplanName().orElse("")).containsExactly(
                "", "CTE recent", "InitPlan 2 (returns $1)", "", "SubPlan 3", "", "");
        assertThat(plan.nodes()).extracting(PlanNode::depth).containsExactly(0, 1, 1, 1, 2, 1, 2);
    }

    @Test
    void readsWhatStandsBesideTheTree() throws PlanParseException {
        Summary summary = Plans.one("""
                Result  (cost=0.00..0.01 rows=1 width=4) (actual time=0.001..0.002 rows=1 loops=1)
                Settings: search_path = 'public, pg_catalog', work_mem = '16MB'
                Query Identifier: -123
                Planning:
                  Buffers: shared hit=6
                  Memory: used=31kB  allocated=32kB
                Planning Time: 0.100 ms
                JIT:
                  Functions: 17
                  Options: Inlining true, Optimization true, Expressions true, Deforming true
                  Timing: Generation 1.500 ms (Deform 0.500 ms), Inlining 16.5 ms, Optimization 1 ms, Emission 2 ms, Total 21.048 ms
                Trigger RI_x for constraint c on t: time=0.385 calls=41
                Serialization: time=0.024 ms  output=2kB  format=text
                  Buffers: shared hit=3
                Execution Time: 12.300 ms
                """).summary();
        assertThat(summary.settings()).containsEntry("search_path", "public, pg_catalog").containsEntry("work_mem", "16MB");
        assertThat(summary.attributes().whole("Query Identifier")).hasValue(-123);
        assertThat(summary.planningUsage().orElseThrow().buffers().sharedHit().count()).isEqualTo(6);
        assertThat(summary.jit().orElseThrow().generation()).hasValue(Duration.ofNanos(1_500_000));
        assertThat(summary.jit().orElseThrow().total()).hasValue(Duration.ofNanos(21_048_000));
        assertThat(summary.triggers()).singleElement().satisfies(trigger -> {
            assertThat(trigger.name()).hasValue("RI_x");
            assertThat(trigger.constraint()).hasValue("c");
            assertThat(trigger.relation()).hasValue("t");
            assertThat(trigger.calls()).isEqualTo(41);
        });
        assertThat(summary.serialization().orElseThrow().output()).isEqualTo(Bytes.kibibytes(2));
        assertThat(summary.serialization().orElseThrow().usage()).isPresent();
        assertThat(summary.executionTime()).hasValue(Duration.ofNanos(12_300_000));
    }
}
