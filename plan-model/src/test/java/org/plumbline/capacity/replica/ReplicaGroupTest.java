package org.plumbline.capacity.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReplicaGroupTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Lsn END = new Lsn(1_000);

    @Test
    void aStandbyWhoseClockIsWrongIsSampledOnWhenThePrimaryDies() {
        Duration behind = Duration.ofMinutes(5);
        ReplicaGroup group = ReplicaGroup.of(ReplicaStatus.Limits.USUAL);
        for (int i = 0; i < 6; i++) {
            Instant now = START.plusSeconds(i);
            Map<String, ReplicationReading> read = new LinkedHashMap<>();
            if (i < 3) {
                read.put("primary", primary(now.plusSeconds(7)));
            }
            read.put("standby", new ReplicationReading(1, standby(now.minus(behind)), Optional.empty()));
            group = group.with(now, read);
        }
        assertThat(group.samples().get("standby")).extracting(LagSample::at).as("each second, by the watcher's clock")
                .containsExactly(START, START.plusSeconds(1), START.plusSeconds(2), START.plusSeconds(3), START.plusSeconds(4),
                        START.plusSeconds(5));
        assertThat(group.readings()).containsOnlyKeys("standby");
    }

    @Test
    void noMoreThanAnHourOfSamplesIsKeptAndNoneOfTheSameMoment() {
        ReplicaGroup group = ReplicaGroup.of(ReplicaStatus.Limits.USUAL);
        for (int i = 0; i < ReplicaGroup.MOST + 5; i++) {
            Instant now = START.plusSeconds(i);
            group = group.with(now, Map.of("standby", new ReplicationReading(1, standby(now), Optional.empty())));
        }
        List<LagSample> samples = group.samples().get("standby");
        assertThat(samples).hasSize(ReplicaGroup.MOST);
        assertThat(samples.getFirst().at()).isEqualTo(START.plusSeconds(5));
        ReplicaGroup again = group.with(samples.getLast().at(), group.readings());
        assertThat(again.samples().get("standby")).isEqualTo(samples);
    }

    @Test
    void aSlotIsJudgedByWhetherItsPositionMovesAndNotByWhetherItIsUsed() {
        ReplicaGroup group = ReplicaGroup.of(ReplicaStatus.Limits.USUAL);
        for (int i = 0; i <= 100; i++) {
            long end = 1_000 + 100L * i;
            group = group.with(START.plusSeconds(i), Map.of("primary", primary(START.plusSeconds(i), end, slot("stuck", true, 500),
                    slot("used", true, end - 50), slot("left", false, 500), slot("visited", false, end - 700))));
            if (i == 30) {
                assertThat(group.slot("primary", "stuck").orElseThrow().stands()).as("a pause").isFalse();
                assertThat(group.slot("primary", "left").orElseThrow().stands()).as("at once").isTrue();
            }
        }
        assertThat(group.slot("primary", "stuck").orElseThrow().stands()).isTrue();
        assertThat(group.slot("primary", "stuck").orElseThrow().still()).isEqualTo(Duration.ofSeconds(100));
        assertThat(group.slot("primary", "used").orElseThrow().stands()).isFalse();
        assertThat(group.slot("primary", "left").orElseThrow().stands()).isTrue();
        assertThat(group.slot("primary", "visited").orElseThrow().stands()).isFalse();
        for (int i = 101; i < 300; i++) {
            group = group.with(START.plusSeconds(i), Map.of("primary", primary(START.plusSeconds(i), 11_000, slot("used", true, 10_950))));
        }
        assertThat(group.slot("primary", "used").orElseThrow().stands()).as("nothing is written").isFalse();
        assertThat(group.slot("primary", "stuck")).as("dropped").isEmpty();
    }

    @Test
    void aStandbyThatIsCutOffIsBehindByUnknownBytesAndNotByNone() {
        StandbyReading alone = new StandbyReading(START, true, Optional.of(END), Optional.of(END), Optional.of(Duration.ZERO),
                Optional.empty(), false, Duration.ZERO, 0);
        ReplicaGroup group = ReplicaGroup.of(ReplicaStatus.Limits.USUAL)
                .with(START, Map.of("standby", new ReplicationReading(1, alone, Optional.empty())));
        assertThat(group.samples().get("standby").getLast().bytes()).isEmpty();
    }

    private static PrimaryReading.Slot slot(String name, boolean active, long restart) {
        return new PrimaryReading.Slot(name, true, active, Optional.of(new Lsn(restart)), Optional.empty(), OptionalLong.empty());
    }

    private static ReplicationReading primary(Instant at, long end, PrimaryReading.Slot... slots) {
        return new ReplicationReading(1, primary(at).own(), Optional.of(new PrimaryReading(at, new Lsn(end), List.of(),
                List.of(slots))));
    }

    private static ReplicationReading primary(Instant at) {
        StandbyReading own = new StandbyReading(at, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false,
                Duration.ZERO, 0);
        return new ReplicationReading(1, own, Optional.of(new PrimaryReading(at, END, List.of(), List.of())));
    }

    private static StandbyReading standby(Instant at) {
        return new StandbyReading(at, true, Optional.of(END), Optional.of(END), Optional.of(Duration.ZERO), Optional.empty(), false,
                Duration.ZERO, 0);
    }
}
