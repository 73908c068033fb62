package org.plumbline.capacity.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
