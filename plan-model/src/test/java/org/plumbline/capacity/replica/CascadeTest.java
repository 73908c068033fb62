package org.plumbline.capacity.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.capacity.replica.ReplicaStatus.Health;
import org.plumbline.capacity.replica.ReplicaStatus.Reason;

class CascadeTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Lsn END = new Lsn(10_000);
    private static final Lsn MIDDLE = new Lsn(8_000);
    private static final Lsn LAST = new Lsn(7_000);

    @Test
    void aStandbyOfAStandbyStandsBelowItAndItsLagIsMeasuredAgainstThePrimary() {
        ReplicaGroup group = watched("leaf", "primary", "middle");
        assertThat(group.upstreamOf("middle")).contains("primary");
        assertThat(group.upstreamOf("leaf")).contains("middle");
        assertThat(group.depths()).containsExactly(Map.entry("primary", 0), Map.entry("middle", 1), Map.entry("leaf", 2));
        assertThat(group.statuses().get("leaf").lag().bytes()).as("of the primary's WAL, not of the middle's").hasValue(3_000);
        assertThat(group.feedOf("leaf").senderOf(group.readings().get("leaf").own()).orElseThrow().replayed()).as("its own row")
                .contains(LAST);
        LagSample sample = group.samples().get("leaf").getLast();
        assertThat(sample.write().bytes()).hasValue(2_000);
        assertThat(sample.flush().bytes()).hasValue(2_500);
        assertThat(sample.bytes()).hasValue(3_000);
        assertThat(sample.write().seconds()).as("the middle's 1 ms is not since the commit").isEmpty();
    }

    /// The middle's row says 1 ms: that is not how far the leaf is behind.
    @Test
    void theReplayLagOfTheServerAboveIsNotTakenForItsOwn() {
        ReplicaGroup group = ReplicaGroup.of(ReplicaStatus.Limits.USUAL);
        Map<String, ReplicationReading> read = readings("primary", "middle", "leaf");
        for (int i = 0; i < 3; i++) {
            Instant at = NOW.plusSeconds(i);
            read.put("primary", primary(at, new Lsn(END.position() + i)));
            group = group.with(at, read);
        }
        assertThat(group.statuses().get("leaf").lag().source()).isNotEqualTo(Lag.Source.PRIMARY);
    }

    @Test
    void whereThePrimaryIsNotWatchedTheMiddleStillTellsHowFarItsWalWent() {
        ReplicaGroup group = watched("middle", "leaf");
        assertThat(group.depths()).containsExactly(Map.entry("middle", 0), Map.entry("leaf", 1));
        assertThat(group.statuses().get("leaf").lag().bytes()).as("what the middle was told last").hasValue(END.minus(LAST));
    }

    @Test
    void aStandbyBelowOneThatIsCutOffIsNotUpToDateThoughItStreams() {
        Map<String, ReplicationReading> read = readings("middle", "leaf");
        StandbyReading cut = new StandbyReading(NOW, true, Optional.of(LAST), Optional.of(LAST), Optional.of(Duration.ofSeconds(1)),
                Optional.empty(), false, Duration.ZERO, 0);
        read.put("middle", new ReplicationReading(1, cut, Optional.empty(), Optional.of(sends(LAST, row("leaf", LAST, LAST, LAST))),
                Set.of("10.0.0.2:5432")));
        StandbyReading caughtUp = own(LAST, "10.0.0.2:5432", LAST);
        read.put("leaf", new ReplicationReading(1, caughtUp, Optional.empty(), Optional.empty(), Set.of("10.0.0.3:5432")));
        ReplicaStatus status = ReplicaGroup.of(ReplicaStatus.Limits.USUAL).with(NOW, read).statuses().get("leaf");
        assertThat(status.reasons()).contains(Reason.UPSTREAM_DRY);
        assertThat(status.health()).isEqualTo(Health.BROKEN);
        assertThat(status.lag().source()).isNotEqualTo(Lag.Source.CAUGHT_UP);
    }

    @Test
    void hostsByOtherNamesAreToldByTheRowsOfThoseWhoSend() {
        Map<String, ReplicationReading> read = readings("primary", "middle", "leaf");
        read.put("middle", moved(read.get("middle"), "pg-1:5432"));
        read.put("leaf", moved(read.get("leaf"), "pg-2:5432"));
        ReplicaGroup group = ReplicaGroup.of(ReplicaStatus.Limits.USUAL).with(NOW, read);
        assertThat(group.upstreamOf("middle")).contains("primary");
        assertThat(group.upstreamOf("leaf")).contains("middle");
        read.put("leaf", moved(read.get("leaf"), "pg-2:6000"));
        assertThat(ReplicaGroup.of(ReplicaStatus.Limits.USUAL).with(NOW, read).upstreamOf("leaf")).as("nobody listens there").isEmpty();
    }

    @Test
    void aCircleEnds() {
        Map<String, ReplicationReading> read = new LinkedHashMap<>();
        read.put("a", standby("a", LAST, "10.0.0.2:5432", "10.0.0.1:5432"));
        read.put("b", standby("b", LAST, "10.0.0.1:5432", "10.0.0.2:5432"));
        ReplicaGroup group = ReplicaGroup.of(ReplicaStatus.Limits.USUAL).with(NOW, read);
        assertThat(group.depths()).containsOnlyKeys("a", "b");
        assertThat(group.upstreamOf("a")).contains("b");
    }

    private static ReplicaGroup watched(String... names) {
        return ReplicaGroup.of(ReplicaStatus.Limits.USUAL).with(NOW, readings(names));
    }

    private static Map<String, ReplicationReading> readings(String... names) {
        Map<String, ReplicationReading> read = new LinkedHashMap<>();
        for (String name : names) {
            read.put(name, switch (name) {
                case "primary" -> primary(NOW, END);
                case "middle" -> new ReplicationReading(1, own(MIDDLE, "10.0.0.1:5432", END), Optional.empty(),
                        Optional.of(sends(MIDDLE, row("leaf", new Lsn(8_000), new Lsn(7_500), LAST))), Set.of("10.0.0.2:5432"));
                default -> standby("leaf", LAST, "10.0.0.2:5432", "10.0.0.3:5432");
            });
        }
        return read;
    }

    private static ReplicationReading primary(Instant at, Lsn end) {
        StandbyReading own = new StandbyReading(at, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false,
                Duration.ZERO, 0);
        return new ReplicationReading(1, own, Optional.of(new PrimaryReading(at, end, List.of(row("middle", MIDDLE, MIDDLE, MIDDLE)),
                List.of())), Optional.empty(), Set.of("10.0.0.1:5432"));
    }

    private static ReplicationReading standby(String name, Lsn replayed, String sender, String address) {
        StandbyReading own = own(replayed, sender, MIDDLE);
        StandbyReading.Receiver receiver = own.receiver().orElseThrow();
        return new ReplicationReading(1, new StandbyReading(NOW, true, own.received(), own.replayed(), own.sinceLastReplay(),
                Optional.of(new StandbyReading.Receiver(receiver.status(), receiver.silence(), receiver.senderEnd(), receiver.slot(),
                        sender, Optional.of(name))), false, Duration.ZERO, 0), Optional.empty(), Optional.empty(), Set.of(address));
    }

    private static ReplicationReading moved(ReplicationReading reading, String sender) {
        StandbyReading own = reading.own();
        StandbyReading.Receiver receiver = own.receiver().orElseThrow();
        return new ReplicationReading(1, new StandbyReading(NOW, true, own.received(), own.replayed(), own.sinceLastReplay(),
                Optional.of(new StandbyReading.Receiver("streaming", receiver.silence(), receiver.senderEnd(), receiver.slot(), sender,
                        receiver.application())), false, Duration.ZERO, 0), Optional.empty(), reading.relay(), reading.addresses());
    }

    private static StandbyReading own(Lsn replayed, String sender, Lsn told) {
        return new StandbyReading(NOW, true, Optional.of(replayed), Optional.of(replayed), Optional.of(Duration.ofSeconds(1)),
                Optional.of(new StandbyReading.Receiver("streaming", Optional.of(Duration.ZERO), Optional.of(told), Optional.empty(),
                        sender, Optional.of("middle"))), false, Duration.ZERO, 0);
    }

    private static PrimaryReading sends(Lsn end, PrimaryReading.Sender row) {
        return new PrimaryReading(NOW, end, List.of(row), List.of(new PrimaryReading.Slot("s", true, true, Optional.of(end),
                Optional.empty(), OptionalLong.empty())));
    }

    private static PrimaryReading.Sender row(String name, Lsn written, Lsn flushed, Lsn replayed) {
        Optional<Duration> lag = Optional.of(Duration.ofMillis(1));
        return new PrimaryReading.Sender(name, "10.0.0.9", "streaming", "async", Optional.of(written), Optional.of(written),
                Optional.of(flushed), Optional.of(replayed), lag, lag, lag, Optional.empty());
    }
}
