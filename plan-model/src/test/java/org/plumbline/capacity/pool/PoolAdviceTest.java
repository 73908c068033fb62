package org.plumbline.capacity.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PoolAdviceTest {
    private static final Load LOAD = Load.random(200, 50);
    private static final Fleet ROOMY = new Fleet(100, 3, 0, 5, 1, 0);

    @Test
    void theTargetDecidesWhereThereIsRoom() {
        PoolAdvice advice = of(60, Optional.of(new Knee.Cores(8, 0)), Optional.of(ROOMY));
        assertThat(advice.size()).isEqualTo(13);
        assertThat(advice.binding()).isEqualTo(new Binding.Target(60));
        assertThat(advice.isTargetMet()).isTrue();
    }

    @Test
    void theCoresDecideWhereMoreConnectionsWouldTakeTurns() {
        PoolAdvice advice = of(60, Optional.of(new Knee.Cores(6, 0)), Optional.of(ROOMY));
        assertThat(advice.size()).isEqualTo(12);
        assertThat(advice.binding()).isInstanceOfSatisfying(Binding.AtKnee.class, knee ->
                assertThat(knee.wanted().orElseThrow().size()).isEqualTo(13));
        assertThat(advice.isTargetMet()).isFalse();
        assertThat(of(60, Optional.of(new Knee.Peak(11)), Optional.empty()).size()).isEqualTo(11);
    }

    @Test
    void theBudgetDecidesWhereTheServerHasNoMore() {
        var fleet = new Fleet(100, 3, 0, 5, 4, 12);
        assertThat(fleet.available()).isEqualTo(92);
        assertThat(fleet.each()).isEqualTo(11);
        assertThat(fleet.taken(11)).isEqualTo(92);
        PoolAdvice advice = of(60, Optional.empty(), Optional.of(fleet));
        assertThat(advice.size()).isEqualTo(11);
        assertThat(advice.binding()).isInstanceOf(Binding.Budget.class);
        assertThat(advice.isTargetMet()).isFalse();
    }

    @Test
    void aLoadThatDoesNotFitIsSaidToGrow() {
        PoolAdvice advice = of(60, Optional.of(new Knee.Cores(2, 0)), Optional.empty());
        assertThat(advice.waiting()).isEqualTo(new PoolWait.Growing(4, 2.5));
        assertThat(advice.isTargetMet()).isFalse();
    }

    @Test
    void withoutATargetTheNearestCeilingDecides() {
        var question = new PoolQuestion(LOAD, 2, OptionalDouble.empty(), Optional.of(new Knee.Cores(16, 1)), Optional.of(ROOMY),
                OptionalInt.empty());
        assertThat(PoolAdvice.of(question).size()).isEqualTo(16);
        assertThat(PoolAdvice.of(question).isTargetMet()).isTrue();
    }

    @Test
    void threadsThatHoldSeveralConnectionsNeedEnoughOfThem() {
        assertThat(HikariRule.deadlockFloor(3, 4)).isEqualTo(10);
        assertThat(HikariRule.deadlockFloor(8, 1)).isEqualTo(1);
        PoolAdvice safe = withFloor(25);
        assertThat(safe.size()).isEqualTo(25);
        assertThat(safe.binding()).isEqualTo(new Binding.DeadlockFloor(25));
        PoolAdvice unsafe = withFloor(93);
        assertThat(unsafe.size()).isEqualTo(13);
        assertThat(unsafe.isDeadlockSafe()).isFalse();
    }

    private static PoolAdvice withFloor(int floor) {
        return PoolAdvice.of(new PoolQuestion(LOAD, 1, OptionalDouble.of(60), Optional.empty(), Optional.of(ROOMY), OptionalInt.of(floor)));
    }

    @Test
    void hikariCountsCoresTwice() {
        assertThat(HikariRule.connections(4, 1)).isEqualTo(9);
        assertThat(HikariRule.connections(8, 0)).isEqualTo(16);
        assertThatThrownBy(() -> HikariRule.connections(0, 0)).hasMessageContaining("cores");
        assertThatThrownBy(() -> HikariRule.deadlockFloor(1_000_000, 1000)).hasMessageContaining("fewer threads");
    }

    @Test
    void refusesFiguresThatContradictEachOther() {
        assertThatThrownBy(() -> new Fleet(20, 3, 16, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("take all 20 of max_connections");
        assertThatThrownBy(() -> of(60, Optional.empty(), Optional.of(new Fleet(100, 3, 0, 0, 50, 10))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("50 pools");
        assertThatThrownBy(() -> new PoolQuestion(LOAD, 1, OptionalDouble.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty()))
                .hasMessageContaining("needs a target");
        assertThatThrownBy(() -> PoolAdvice.of(new PoolQuestion(Load.random(262_143, 1000), 1, OptionalDouble.of(1), Optional.empty(),
                Optional.empty(), OptionalInt.empty()))).hasMessageContaining("shorten the hold time");
    }

    @Test
    void oneSortInEachConnectionMayBeMoreThanThereIs() {
        long giga = 1L << 30;
        var many = new WorkMem(16 * giga, 4 * giga, 200, 8, 64 << 20);
        assertThat(many.isRisky()).isTrue();
        assertThat(many.usualBytes()).isEqualTo(19L << 20);
        assertThat(new WorkMem(16 * giga, 4 * giga, 13, 8, 64 << 20).isRisky()).isFalse();
        assertThatThrownBy(() -> new WorkMem(giga, 2 * giga, 10, 8, 4 << 20)).hasMessageContaining("shared_buffers");
    }

    @Test
    void settingsAreReadyToPaste() {
        var settings = PoolSettings.of(13, 2, new BouncerSettings(13, 2, 1, 1, 100));
        assertThat(PooledClient.HIKARI_JAVA.text(settings)).contains("setMaximumPoolSize(15);")
                .contains("setMinimumIdle(15); // a fixed size").contains("setConnectionTimeout(30000);");
        assertThat(PooledClient.HIKARI_SPRING.text(settings)).contains("maximum-pool-size: 15\n").contains("minimum-idle: 15 #");
        assertThat(PooledClient.PGBOUNCER.text(settings)).contains("""
                default_pool_size = 13
                reserve_pool_size = 2
                ; 100 connections from the application; raise it if the application opens more
                max_client_conn = 100
                """);
        assertThat(PooledClient.SQLALCHEMY.text(settings)).contains("pool_size=13,\n").contains("max_overflow=2,\n")
                .contains("pool_timeout=30,");
        assertThat(PooledClient.NODE_POSTGRES.text(settings)).contains("max: 15,\n").contains("maxLifetimeSeconds: 1800,");
    }

    @Test
    void onePoolOfPgBouncerServesTheLoadOfAllInstances() {
        PoolWait each = ErlangC.of(LOAD, 13);
        int enough = ErlangC.smallest(Load.random(800, 50), 60).orElseThrow().size();
        var shared = BouncerSettings.replacing(LOAD, each, OptionalDouble.of(60), OptionalInt.empty(), 2, 4, 100);
        assertThat(enough).isBetween(41, 4 * 13 - 1);
        assertThat(shared).isEqualTo(new BouncerSettings(enough, 2, 1, 4, 100));
        assertThat(PooledClient.PGBOUNCER.text(PoolSettings.of(13, 2, shared))).contains("; one pool for the load of all 4 instances\n"
                + "default_pool_size = " + enough + "\n").contains("; 100 connections from each of 4 instances;")
                .contains("max_client_conn = 400\n");
        assertThat(bounced(each, OptionalInt.of(13))).isEqualTo(4 * 12 + 1);
        assertThat(ErlangC.of(Load.random(800, 50), bounced(ErlangC.of(LOAD, 20), OptionalInt.empty())).isWithin(0)).isTrue();
        assertThat(bounced(ErlangC.of(LOAD, 9), OptionalInt.empty())).isEqualTo(36);
        assertThat(BouncerSettings.replacing(LOAD, ErlangC.of(LOAD, 262_143), OptionalDouble.empty(), OptionalInt.empty(), 0, 262_143, 100)
                .size()).isEqualTo(262_143);
    }

    private static int bounced(PoolWait each, OptionalInt floor) {
        return BouncerSettings.replacing(LOAD, each, OptionalDouble.empty(), floor, 0, 4, 100).size();
    }

    @Test
    void pgBouncerTakesSeveralTimesMoreClientsThanItHasConnections() {
        var many = new BouncerSettings(90, 10, 3, 2, 100);
        assertThat(many.clients()).isEqualTo(1200);
        assertThat(PooledClient.PGBOUNCER.text(PoolSettings.of(90, 10, many))).contains("; 4 times the 300 connections to the server;");
        assertThat(new BouncerSettings(262_143, 262_143, 262_143, 1, 100).clients()).isEqualTo(Integer.MAX_VALUE);
        assertThat(BouncerSettings.clientsEach(OptionalInt.of(300), 2)).isEqualTo(600);
        assertThat(BouncerSettings.clientsEach(OptionalInt.empty(), 1)).isEqualTo(100);
        assertThat(BouncerSettings.clientsEach(OptionalInt.of(Integer.MAX_VALUE), 1000)).isEqualTo(Integer.MAX_VALUE);
    }

    private static PoolAdvice of(double target, Optional<Knee> knee, Optional<Fleet> fleet) {
        return PoolAdvice.of(new PoolQuestion(LOAD, 1, OptionalDouble.of(target), knee, fleet, OptionalInt.empty()));
    }
}
