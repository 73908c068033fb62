package org.plumbline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.settings.Topic.MEMORY;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.unit.Bytes;

class MemoryAdviceTest {
    @Test
    void defaultsAreSmallForALargeMachine() {
        assertThat(Server.fresh().memory(16).advice(MEMORY)).containsExactly("SHARED_BUFFERS_LOW 4GB", "MAINTENANCE_WORK_MEM_LOW 1GB");
    }

    @Test
    void isQuietNearTheRules() {
        assertThat(Server.fresh().memory(16).set("shared_buffers", "393216").set("maintenance_work_mem",
                "524288").advice(MEMORY)).isEmpty();
    }

    @Test
    void sharedBuffersThatHoldAllDataAreEnough() {
        assertThat(Server.fresh().memory(16).set("shared_buffers", "131072").data(1).advice(MEMORY))
                .containsExactly("MAINTENANCE_WORK_MEM_LOW 1GB");
        assertThat(Server.fresh().memory(64).data(2).advice(MEMORY))
                .containsExactly("SHARED_BUFFERS_BELOW_DATA 8GB", "MAINTENANCE_WORK_MEM_LOW 1GB");
    }

    @Test
    void sharedBuffersLeaveRoom() {
        assertThat(Server.fresh().memory(4).set("shared_buffers", "393216").advice(MEMORY)).contains("SHARED_BUFFERS_HIGH 1GB");
    }

    @Test
    void workMemIsRaisedWhereSpillsWereSeenAndThereIsRoom() {
        Server server = Server.fresh().memory(64).set("shared_buffers", "2097152").set("maintenance_work_mem", "1048576").use(Use.OLTP);
        assertThat(server.spilled(50).advice(MEMORY)).containsExactly("WORK_MEM_SPILLS 144MB");
        assertThat(server.spilled(1).advice(MEMORY)).isEmpty();
        assertThat(server.use(Use.MIXED).spilled(50).advice(MEMORY)).containsExactly("WORK_MEM_SPILLS 75MB");
    }

    @Test
    void workMemOfAllSessionsHasToFit() {
        Server server = Server.fresh().memory(8).set("shared_buffers", "262144").set("maintenance_work_mem", "524288")
                .set("max_connections", "500");
        assertThat(server.set("work_mem", "65536").advice(MEMORY)).containsExactly("WORK_MEM_RUNS_OUT 4MB");
        assertThat(server.set("work_mem", "8192").advice(MEMORY)).isEmpty();
    }

    @Test
    void hashesGetMoreOnOldVersionsThatSpill() {
        assertThat(Server.fresh().version(14).set("hash_mem_multiplier", "1").spilled(50).advice(MEMORY))
                .containsExactly("HASH_MEM_OLD_DEFAULT 2.0");
        assertThat(Server.fresh().version(15).set("hash_mem_multiplier", "1").spilled(50).advice(MEMORY)).isEmpty();
    }

    @Test
    void autovacuumWorkersTogetherLeaveRoom() {
        assertThat(Server.fresh().memory(8).set("shared_buffers", "262144").set("maintenance_work_mem", "2097152").advice(MEMORY))
                .containsExactly("AUTOVACUUM_WORK_MEM_HIGH 160MB");
        assertThat(Server.fresh().memory(8).set("shared_buffers", "262144").set("maintenance_work_mem", "2097152")
                .set("autovacuum_work_mem", "262144").advice(MEMORY)).isEmpty();
    }

    @Test
    void hugePagesPayForLargeSharedBuffers() {
        assertThat(Server.fresh().set("huge_pages", "off").set("shared_buffers", "2097152").advice(MEMORY))
                .containsExactly("HUGE_PAGES_OFF try");
        assertThat(Server.fresh().set("huge_pages", "off").advice(MEMORY)).isEmpty();
    }

    @Test
    void whatAPlanAsksForIsForItsTransactionAlone() {
        Server server = Server.fresh().seen(Seen.NOTHING.with(List.of(
                new Seen.PlanWish("a", "work_mem", SettingValue.of(Bytes.bytes(64L << 20)), "Sort spilled to disk"),
                new Seen.PlanWish("b", "work_mem", SettingValue.of(Bytes.bytes(128L << 20)), "Hash spilled to disk"))));
        assertThat(server.advice(MEMORY)).containsExactly("PLAN_ASKS 128MB");
        assertThat(SettingSql.of(server.first(MEMORY), Server.access())).contains("SET LOCAL work_mem = '128MB'");
    }

    @Test
    void noPlanAsksForWhatIsThere() {
        assertThat(Server.fresh().set("work_mem", "65536").wished("work_mem", SettingValue.of(Bytes.bytes(64L << 20))).advice(MEMORY))
                .isEmpty();
        assertThat(Server.fresh().set("jit", "off").wished("jit", SettingValue.of("off")).advice(Topic.JIT)).isEmpty();
    }

    @Test
    void whateverPlansAskForIsTold() {
        assertThat(Server.fresh().wished("jit", SettingValue.of("off")).advice(Topic.JIT)).containsExactly("PLAN_ASKS off");
        assertThat(Server.fresh().wished("max_parallel_workers_per_gather", SettingValue.of("0")).advice(Topic.PARALLELISM))
                .containsExactly("PLAN_ASKS 0");
        assertThat(Server.fresh().set("jit_above_cost", "100000").wished("jit_above_cost", SettingValue.of("500000"))
                .advice(Topic.PLANNER)).as("judged by no group").containsExactly("PLAN_ASKS 500000");
        assertThat(Server.fresh().wished("of_another_version", SettingValue.of("0")).advice(Topic.PLANNER)).isEmpty();
    }

    @Test
    void nothingIsProposedBeyondWhatTheServerTakes() {
        Server server = Server.fresh().wished("work_mem", SettingValue.of(Bytes.bytes(4L << 30))).most("work_mem", 2_097_151);
        assertThat(server.advice(MEMORY)).containsExactly("PLAN_ASKS 2097151kB");
        assertThat(server.set("work_mem", "2097151").advice(MEMORY)).isEmpty();
        assertThat(Server.fresh().most("max_connections", 120).sessions(95, 0).advice(Topic.CONNECTIONS))
                .containsExactly("CONNECTIONS_NEARLY_ALL 120");
    }

    @Test
    void withoutTheMachineItSaysWhatIsNeeded() {
        assertThat(Server.fresh().advice(MEMORY)).isEmpty();
        assertThat(Server.fresh().open(MEMORY)).contains(new SettingOutcome.Open("shared_buffers", Set.of(Need.MEMORY)));
    }
}
