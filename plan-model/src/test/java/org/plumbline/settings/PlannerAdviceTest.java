package org.plumbline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.settings.Topic.COSTS;
import static org.plumbline.settings.Topic.JIT;
import static org.plumbline.settings.Topic.PARALLELISM;
import static org.plumbline.settings.Topic.PLANNER;
import static org.plumbline.settings.Topic.STATISTICS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.workload.Counter;
import org.plumbline.workload.Counters;
import org.plumbline.workload.Tracking;
import org.plumbline.workload.WorkloadSnapshot;

class PlannerAdviceTest {
    @Test
    void costsFollowTheDisk() {
        assertThat(Server.fresh().disk(Disk.SSD).advice(COSTS)).containsExactly("RANDOM_PAGE_COST_HIGH 1.1", "IO_CONCURRENCY_LOW 200");
        assertThat(Server.fresh().version(12).disk(Disk.SSD).use(Use.WAREHOUSE).advice(COSTS))
                .containsExactly("RANDOM_PAGE_COST_HIGH_WAREHOUSE 1.1");
        assertThat(Server.fresh().disk(Disk.HARD_DISK).advice(COSTS)).isEmpty();
        assertThat(Server.fresh().set("random_page_cost", "1.5").set("effective_io_concurrency",
                "16").disk(Disk.NVME).advice(COSTS)).isEmpty();
        assertThat(Server.fresh().open(COSTS)).extracting(SettingOutcome::setting)
                .containsExactly("random_page_cost", "effective_cache_size", "effective_io_concurrency");
    }

    @Test
    void aLowCostOnAHardDiskIsRightForDataInMemory() {
        Server server = Server.fresh().disk(Disk.HARD_DISK).set("random_page_cost", "1.1").memory(8).set("effective_cache_size", "786432");
        assertThat(server.data(100).advice(COSTS)).containsExactly("RANDOM_PAGE_COST_LOW 4");
        assertThat(server.data(2).advice(COSTS)).isEmpty();
        assertThat(server.advice(COSTS)).isEmpty();
    }

    @Test
    void noPageIsCheaperOutOfTurn() {
        assertThat(Server.fresh().set("random_page_cost", "0.5").advice(COSTS)).containsExactly("RANDOM_BELOW_SEQUENTIAL 1");
    }

    @Test
    void theCacheIsThreeQuartersOfTheMemory() {
        assertThat(Server.fresh().memory(64).advice(COSTS)).containsExactly("EFFECTIVE_CACHE_SIZE_LOW 48GB");
        assertThat(Server.fresh().memory(2).advice(COSTS)).containsExactly("EFFECTIVE_CACHE_SIZE_HIGH 1536MB");
        assertThat(Server.fresh().memory(8).advice(COSTS)).isEmpty();
        assertThat(Server.fresh().memory(64).data(2).advice(COSTS)).isEmpty();
    }

    @Test
    void workersFollowCpusAndUse() {
        assertThat(Server.fresh().cpus(32).use(Use.WAREHOUSE).advice(PARALLELISM)).containsExactlyInAnyOrder("PER_GATHER_LOW 16",
                "PARALLEL_WORKERS_LOW 32", "WORKER_PROCESSES_LOW 32", "MAINTENANCE_WORKERS_LOW 4");
        assertThat(Server.fresh().cpus(4).use(Use.OLTP).advice(PARALLELISM)).isEmpty();
        Server busy = Server.fresh().cpus(32).use(Use.WAREHOUSE).set("max_parallel_workers_per_gather", "16")
                .set("max_parallel_maintenance_workers", "4");
        assertThat(busy.set("max_worker_processes", "20").advice(PARALLELISM)).as("more workers than processes would do nothing")
                .containsExactly("PARALLEL_WORKERS_LOW 32", "WORKER_PROCESSES_LOW 32");
        assertThat(busy.set("max_parallel_workers", "32").advice(PARALLELISM)).as("either fewer workers or more processes")
                .containsExactly("WORKER_PROCESSES_LOW 32");
        assertThat(Server.fresh().cpus(2).use(Use.WAREHOUSE).set("max_parallel_workers_per_gather", "8").advice(PARALLELISM))
                .containsExactly("PER_GATHER_HIGH 1");
    }

    @Test
    void workersThatPlansDidNotGet() {
        var counters = new Seen.DatabaseCounters(Duration.ofDays(1), 0, Bytes.NONE, OptionalLong.of(10_000), OptionalLong.of(5_000));
        var seen = new Seen(Optional.of(counters), Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(),
                OptionalInt.empty(), List.of(), Optional.empty(), Optional.empty(), List.of());
        assertThat(Server.fresh().cpus(16).use(Use.WEB).set("max_parallel_maintenance_workers", "4").seen(seen).advice(PARALLELISM))
                .containsExactly("WORKERS_NOT_LAUNCHED 16", "WORKER_PROCESSES_LOW 16");
        assertThat(Server.fresh().cpus(16).use(Use.WEB).set("max_parallel_maintenance_workers", "4").set("max_worker_processes", "32")
                .seen(seen).advice(PARALLELISM)).containsExactly("WORKERS_NOT_LAUNCHED 16");
        assertThat(Server.fresh().cpus(16).use(Use.WAREHOUSE).set("max_parallel_maintenance_workers", "4")
                .set("max_parallel_workers_per_gather", "4").seen(seen).advice(PARALLELISM)).as("each once, for the graver reason")
                .containsExactly("WORKERS_NOT_LAUNCHED 16", "WORKER_PROCESSES_LOW 16");
        assertThat(Server.fresh().cpus(16).use(Use.WEB).set("max_parallel_maintenance_workers", "4").set("max_parallel_workers", "12")
                .seen(seen).advice(PARALLELISM)).as("not fewer workers beside more processes")
                .containsExactly("WORKERS_NOT_LAUNCHED 16", "WORKER_PROCESSES_LOW 16");
        assertThat(Server.fresh().cpus(4).use(Use.WEB).seen(seen).advice(PARALLELISM)).isEmpty();
    }

    @Test
    void parallelPlansAreNotForNothing() {
        assertThat(Server.fresh().set("parallel_setup_cost", "0").set("max_parallel_workers", "64").advice(PARALLELISM))
                .containsExactly("PARALLEL_FOR_NOTHING 1000", "WORKERS_BEYOND_PROCESSES 8");
    }

    @Test
    void switchesThatAreOffForEverybody() {
        assertThat(Server.fresh().set("enable_seqscan", "off").set("plan_cache_mode", "force_generic_plan").advice(PLANNER))
                .containsExactly("PLANNER_SWITCH_OFF on", "PLAN_CACHE_FORCED auto");
        assertThat(Server.fresh().set("join_collapse_limit", "1").set("from_collapse_limit", "20").advice(PLANNER))
                .containsExactly("COLLAPSE_LIMIT_ONE 8");
        assertThat(Server.fresh().set("from_collapse_limit", "20").set("geqo",
                "off").advice(PLANNER)).containsExactly("COLLAPSE_LIMIT_HIGH 12");
        assertThat(Server.fresh().set("debug_parallel_query", "regress").set("constraint_exclusion", "on").advice(PLANNER))
                .containsExactly("PARALLEL_FORCED off", "CONSTRAINT_EXCLUSION_ON partition");
        assertThat(Server.fresh().advice(PLANNER)).isEmpty();
    }

    @Test
    void whatThisConnectionSetItselfSaysNothingOfOthers() {
        assertThat(Server.fresh().set("enable_seqscan", "off", "client").advice(PLANNER)).isEmpty();
        assertThat(Server.fresh().set("enable_seqscan", "off", "client").open(PLANNER)).extracting(SettingOutcome::setting)
                .containsExactly("enable_seqscan");
    }

    @Test
    void jitIsMeasuredFirst() {
        assertThat(Server.fresh().use(Use.WEB).advice(JIT)).containsExactly("JIT_FOR_SHORT_STATEMENTS off");
        assertThat(Server.fresh().use(Use.WAREHOUSE).advice(JIT)).isEmpty();
        assertThat(Server.fresh().use(Use.WAREHOUSE).seen(compiled(30)).advice(JIT)).containsExactly("JIT_TAKES_TIME off");
        assertThat(Server.fresh().use(Use.WEB).seen(compiled(1)).advice(JIT)).isEmpty();
        assertThat(Server.fresh().use(Use.WEB).set("jit", "off").advice(JIT)).isEmpty();
    }

    @Test
    void jitThatIsNotThereNeedsNoAdvice() {
        var seen = new Seen(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(),
                OptionalInt.empty(), List.of(), Optional.of(false), Optional.empty(), List.of());
        assertThat(Server.fresh().use(Use.WEB).seen(seen).advice(JIT)).isEmpty();
    }

    @Test
    void statisticsTargets() {
        assertThat(Server.fresh().set("default_statistics_target", "10").advice(STATISTICS))
                .containsExactly("STATISTICS_TARGET_LOW 100");
        assertThat(Server.fresh().set("default_statistics_target", "5000").advice(STATISTICS))
                .containsExactly("STATISTICS_TARGET_HIGH 500");
        assertThat(Server.fresh().use(Use.WAREHOUSE).advice(STATISTICS)).containsExactly("STATISTICS_TARGET_WAREHOUSE 500");
        assertThat(Server.fresh().set("track_counts", "off").advice(STATISTICS)).containsExactly("TRACK_COUNTS_OFF on");
        assertThat(Server.fresh().use(Use.OLTP).advice(STATISTICS)).isEmpty();
    }

    /// Of a hundred seconds of execution.
    private static Seen compiled(long seconds) {
        var counters = new Counters(Map.of(Counter.CALLS, 10L, Counter.EXECUTION_TIME, 100_000_000_000L,
                Counter.JIT_GENERATION_TIME, seconds * 1_000_000_000L));
        var snapshot = new WorkloadSnapshot(Instant.EPOCH, "1.10",
                new Tracking(Optional.empty(), Optional.empty(), OptionalLong.empty(), true),
                Optional.empty(), OptionalLong.empty(), Optional.empty(), List.of(), 1, counters, List.of());
        return Seen.NOTHING.with(Optional.of(snapshot));
    }
}
