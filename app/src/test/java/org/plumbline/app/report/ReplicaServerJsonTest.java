package org.plumbline.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.text.ReplicaText;
import org.plumbline.capacity.replica.Lsn;
import org.plumbline.capacity.replica.PrimaryReading;
import org.plumbline.capacity.replica.PrimaryReading.Sender;
import org.plumbline.capacity.replica.PrimaryReading.Slot;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.ReplicaStatus.Limits;
import org.plumbline.capacity.replica.ReplicationReading;
import org.plumbline.capacity.replica.StandbyReading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Servers without servers: a primary whose rows were read after its WAL's end, and a standby that is cut off.
class ReplicaServerJsonTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void whatWasReadAMomentLaterIsNeverBehindByLessThanNothing() {
        JsonNode primary = servers(1).get(0);
        JsonNode sender = primary.get("senders").get(0);
        assertThat(sender.get("notSentBytes").asLong()).isZero();
        assertThat(sender.get("notReplayedBytes").asLong()).isZero();
        assertThat(primary.get("slots").get(1).get("retainedBytes").asLong()).isZero();
    }

    @Test
    void aSlotThatIsUsedAndStandsStillFillsTheDiskToo() {
        JsonNode slot = servers(100).get(0).get("slots").get(0);
        assertThat(slot.get("active").asBoolean()).isTrue();
        assertThat(slot.get("standsStill").asBoolean()).isTrue();
        assertThat(slot.get("stillSeconds").asDouble()).isEqualTo(100);
        assertThat(slot.get("diskFullSeconds").asDouble()).as("1 MB a second of 1 GB").isBetween(990.0, 1_010.0);
        ReplicaGroup group = group(100);
        PrimaryReading primary = group.readings().get("primary").primary().orElseThrow();
        assertThat(ReplicaText.slot(primary.slots().getFirst(), primary.end(), group.slot("primary", "stuck"),
                group.timelines().get(1L).pace(), OptionalDouble.of(1e9)))
                .startsWith("Slot stuck, whose restart_lsn has not moved for 100 s though somebody uses it, keeps 100 MB of WAL. At 1 MB a "
                        + "second (as seen so far) the disk is full in ");
        assertThat(servers(10).get(0).get("slots").get(0).get("diskFullSeconds").isNull()).as("that may be a pause").isTrue();
    }

    @Test
    void unknownBytesAreEmptyAndNotNone() throws IOException {
        ReplicaGroup group = group(1);
        var csv = new StringBuilder();
        LagCsv.write(csv, group.samples());
        assertThat(csv.toString().lines().toList().get(1)).startsWith("cut off,2026-01-01T00:00:00Z,").contains(",,1.0,");
        assertThat(LagCsv.read(csv.toString().lines().iterator())).isEqualTo(group.samples());
        assertThat(servers(1).get(1).get("lagBytes").isNull()).isTrue();
        assertThat(LagCsv.read(List.of("server,at,seconds,bytes,plain_seconds,usable,write_bytes,flush_bytes",
                "a,2026-01-01T00:00:00Z,0.5,7,,true,5,6").iterator()).get("a").getFirst().flush().bytes()).as("as it was before")
                .hasValue(6);
    }

    private static JsonNode servers(int seconds) {
        var out = new ByteArrayOutputStream();
        ReplicasJson.servers(out, new WatchedReplicas(group(seconds), Map.of(), Optional.empty(), OptionalDouble.of(1e9), 1,
                Optional.empty()), Optional.empty());
        return JsonMapper.shared().readTree(out.toByteArray()).get("servers");
    }

    private static ReplicaGroup group(int seconds) {
        ReplicaGroup group = ReplicaGroup.of(Limits.USUAL);
        for (int i = 0; i <= seconds; i++) {
            Instant now = START.plusSeconds(i);
            Map<String, ReplicationReading> read = new LinkedHashMap<>();
            read.put("primary", primary(now, new Lsn(1_000_000L * (i + 1))));
            read.put("cut off", new ReplicationReading(2, new StandbyReading(now, true, Optional.of(new Lsn(500)),
                    Optional.of(new Lsn(500)), Optional.of(Duration.ofSeconds(1)), Optional.empty(), false, Duration.ZERO, 0),
                    Optional.empty(), Optional.empty(), Set.of()));
            group = group.with(now, read);
        }
        return group;
    }

    private static ReplicationReading primary(Instant at, Lsn end) {
        Optional<Lsn> later = Optional.of(new Lsn(end.position() + 5_000));
        var sender = new Sender("ahead", "10.0.0.9", "streaming", "async", later, later, later, later, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
        StandbyReading own = new StandbyReading(at, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false,
                Duration.ZERO, 0);
        return new ReplicationReading(1, own, Optional.of(new PrimaryReading(at, end, List.of(sender), List.of(
                new Slot("stuck", true, true, Optional.of(new Lsn(1_000_000)), Optional.empty(), OptionalLong.empty()),
                new Slot("ahead", true, true, later, Optional.empty(), OptionalLong.empty())))));
    }
}
