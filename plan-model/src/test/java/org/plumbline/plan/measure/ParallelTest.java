package org.plumbline.plan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Rules 2 to 4 and 12: processes, workers, partitioned and replicated rows.
class ParallelTest {
    private static final String LEADER_DOES_NOT_HELP = """
            Gather  (cost=0.00..1.00 rows=100 width=4) (actual time=1.000..100.000 rows=100 loops=1)
              Workers Planned: 2
              Workers Launched: 2
              ->  Parallel Seq Scan on t  (cost=0.00..1.00 rows=50 width=4) (actual time=0.500..90.000 rows=50 loops=2)
            """;

    @Test
    void countsTheProcessesThatRanAndNotWorkersPlusOne() {
        Measured plan = Measured.text(LEADER_DOES_NOT_HELP);
        assertThat(plan.of("Seq Scan").processes()).isEqualTo(2);
        assertThat(plan.selfWallMs("Seq Scan")).isEqualTo(90);
        assertThat(plan.selfCpuMs("Seq Scan")).isEqualTo(180);
        assertThat(plan.selfWallMs("Gather")).isCloseTo(10, within(1e-6));
    }

    @Test
    void splitsTimeIntoLeaderAndWorkersAndSaysHowSkewed() {
        Processes scan = Measured.text("""
                Gather  (cost=0.00..1.00 rows=10 width=4) (actual time=10.000..100.000 rows=10 loops=1)
                  ->  Parallel Seq Scan on t  (cost=0.00..1.00 rows=4 width=4) (actual time=5.000..50.000 rows=3 loops=3)
                        Worker 0:  actual time=4.000..90.000 rows=3 loops=1
                        Worker 1:  actual time=4.000..40.000 rows=2 loops=1
                """).of("Seq Scan").byProcess().orElseThrow();
        assertThat(scan.leader()).isEqualTo(Duration.ofMillis(20));
        assertThat(scan.leaderLoops()).isEqualTo(1);
        assertThat(scan.slowest()).isEqualTo(Duration.ofMillis(90));
        assertThat(scan.skew()).isCloseTo(1.8, within(1e-9));
    }

    @Test
    void aLeaderWithinTheRoundingDidNothing() {
        Processes scan = Measured.text("""
                Gather  (cost=0.00..1.00 rows=10 width=4) (actual time=10.000..100.000 rows=10 loops=1)
                  ->  Parallel Seq Scan on t  (cost=0.00..1.00 rows=4 width=4) (actual time=5.000..60.000 rows=3 loops=3)
                        Worker 0:  actual time=4.000..90.000 rows=3 loops=1
                        Worker 1:  actual time=4.000..89.999 rows=2 loops=1
                """).of("Seq Scan").byProcess().orElseThrow();
        assertThat(scan.leader()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aGatherWaitsForTheSlowestProcess() {
        GatherWait wait = Measured.text("""
                Gather  (cost=0.00..1.00 rows=10 width=4) (actual time=10.000..100.000 rows=10 loops=1)
                  ->  Parallel Seq Scan on t  (cost=0.00..1.00 rows=4 width=4) (actual time=5.000..50.000 rows=3 loops=3)
                        Worker 0:  actual time=4.000..90.000 rows=3 loops=1
                        Worker 1:  actual time=4.000..40.000 rows=2 loops=1
                """).of("Gather").gatherWait().orElseThrow();
        assertThat(wait.time()).isEqualTo(Duration.ofMillis(40));
        assertThat(wait.inferred()).isFalse();
    }

    @Test
    void whatOneProcessRanAloneIsChargedToItOnTheCriticalPath() throws Exception {
        Measured plan = Measured.text(ExpectedCasesTest.resource("c-parallel-append-one-process-each.json"));
        assertThat(plan.of("Seq Scan t1").criticalPath()).contains(Duration.ofMillis(900));
        assertThat(plan.selfWallMs("Seq Scan t1")).isEqualTo(300);
        assertThat(plan.of("Gather").gatherWait()).contains(new GatherWait(Duration.ofMillis(300), true));
    }

    @Test
    void theInnerSideOfAPlainHashJoinIsMadeByEveryProcess() {
        Measured plan = Measured.text("""
                Gather  (cost=0.00..1.00 rows=30 width=4) (actual time=1.000..100.000 rows=30 loops=1)
                  ->  Hash Join  (cost=0.00..1.00 rows=10 width=4) (actual time=1.000..90.000 rows=10 loops=3)
                        Hash Cond: (t.a = u.a)
                        ->  Parallel Seq Scan on t  (cost=0.00..1.00 rows=10 width=4) (actual time=0.500..20.000 rows=10 loops=3)
                        ->  Hash  (cost=0.00..1.00 rows=7 width=4) (actual time=30.000..30.000 rows=7 loops=3)
                              ->  Seq Scan on u  (cost=0.00..1.00 rows=7 width=4) (actual time=0.500..20.000 rows=7 loops=3)
                """);
        assertThat(plan.of("Seq Scan t").rowsKind()).contains(RowsKind.PARTITIONED);
        assertThat(plan.of("Hash").rowsKind()).contains(RowsKind.REPLICATED);
        assertThat(plan.of("Seq Scan u").rowsKind()).contains(RowsKind.REPLICATED);
        assertThat(plan.of("Seq Scan u").rowsTotal().orElseThrow().value()).isEqualTo(21);
        assertThat(plan.of("Seq Scan u").rowsLogical().orElseThrow().value()).isCloseTo(7, within(1e-9));
        assertThat(plan.of("Gather").rowsKind()).isEmpty();
    }

    @Test
    void theInnerSideOfALoopUnderAPartitionedOuterIsPartitionedEvenIfItRanOncePerProcess() {
        Measured plan = Measured.text("""
                Gather  (cost=0.00..1.00 rows=3 width=4) (actual time=1.000..100.000 rows=3 loops=1)
                  ->  Nested Loop  (cost=0.00..1.00 rows=1 width=4) (actual time=1.000..90.000 rows=1 loops=3)
                        ->  Parallel Seq Scan on t  (cost=0.00..1.00 rows=1 width=4) (actual time=0.500..20.000 rows=1 loops=3)
                        ->  Index Scan using u_pkey on u  (cost=0.00..1.00 rows=1 width=4) (actual time=0.500..20.000 rows=1 loops=3)
                """);
        assertThat(plan.of("Index Scan u").rowsKind()).contains(RowsKind.PARTITIONED);
    }

    /// A table of a million rows: the planner takes them over 2.4 processes, two workers and the leader's smaller part.
    @Test
    void plannedRowsAreThoseOfAllProcessesAsThePlannerDividedThem() {
        String text = """
                Gather  (cost=0.00..1.00 rows=10 width=4) (actual time=1.000..100.000 rows=15 loops=1)
                  Workers Planned: 2
                  Workers Launched: 2
                  ->  Partial HashAggregate  (cost=0.00..1.00 rows=5 width=4) (actual time=1.000..90.000 rows=5 loops=3)
                        ->  Hash Join  (cost=0.00..1.00 rows=416667 width=4) (actual time=1.000..90.000 rows=333333 loops=3)
                              Hash Cond: (t.a = u.a)
                              ->  Parallel Seq Scan on t  (cost=0.00..1.00 rows=416667 width=4) (actual time=0.5..20.0 rows=333333 loops=3)
                              ->  Hash  (cost=0.00..1.00 rows=7 width=4) (actual time=30.000..30.000 rows=7 loops=3)
                                    ->  Seq Scan on u  (cost=0.00..1.00 rows=7 width=4) (actual time=0.500..20.000 rows=7 loops=3)
                """;
        Measured plan = Measured.text(text);
        assertThat(planned(plan, "Gather")).isEqualTo(10);
        assertThat(planned(plan, "Aggregate")).as("each process makes every group").isEqualTo(15);
        assertThat(planned(plan, "Hash Join")).isCloseTo(1_000_000, within(1.0));
        assertThat(planned(plan, "Seq Scan t")).isCloseTo(1_000_000, within(1.0));
        assertThat(planned(plan, "Seq Scan u")).as("made by each of the three").isEqualTo(21);
        assertThat(planned(Measured.text(text + "Settings: parallel_leader_participation = 'off'\n"), "Seq Scan t")).isEqualTo(833_334);
    }

    /// Three partitions, each read by whoever is free: the planner's rows of each are those of one process of 2.4.
    @Test
    void plannedRowsBelowAParallelAppendAreThoseOfTheWholePartition() {
        Measured plan = Measured.text("""
                Gather  (cost=0.00..1.00 rows=1000000 width=4) (actual time=1.000..100.000 rows=1000000 loops=1)
                  Workers Planned: 2
                  Workers Launched: 2
                  ->  Parallel Append  (cost=0.00..1.00 rows=416667 width=4) (actual time=1.000..90.000 rows=333333 loops=3)
                        ->  Parallel Seq Scan on t_1  (cost=0.00..1.00 rows=208333 width=4) (actual time=0.5..20.0 rows=500000 loops=1)
                        ->  Parallel Seq Scan on t_2  (cost=0.00..1.00 rows=208333 width=4) (actual time=0.5..20.0 rows=250000 loops=2)
                """);
        assertThat(planned(plan, "Seq Scan t_1")).isCloseTo(500_000, within(1.0));
        assertThat(planned(plan, "Seq Scan t_2")).isCloseTo(500_000, within(1.0));
    }

    private static double planned(Measured plan, String node) {
        return plan.of(node).rowsPlanned().orElseThrow().value();
    }

    @Test
    void figuresOfInitPlansAreNotDividedByProcesses() {
        Measured plan = Measured.text("""
                Gather  (cost=0.00..1.00 rows=30 width=4) (actual time=25.000..100.000 rows=30 loops=1)
                  InitPlan 1
                    ->  Seq Scan on u  (cost=0.00..1.00 rows=1 width=4) (actual time=0.500..20.000 rows=1 loops=1)
                  ->  Parallel Seq Scan on t  (cost=0.00..1.00 rows=10 width=4) (actual time=0.500..60.000 rows=10 loops=3)
                        Filter: (a > (InitPlan 1).col1)
                """);
        assertThat(plan.selfWallMs("Seq Scan u")).isEqualTo(20);
        assertThat(plan.selfWallMs("Seq Scan t")).as("the leader ran it before it launched workers").isEqualTo(60);
        assertThat(plan.selfWallMs("Gather")).isCloseTo(20, within(1e-6));
        assertThat(plan.of("Seq Scan u").rowsKind()).isEqualTo(Optional.empty());
    }
}
