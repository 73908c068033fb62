package org.plumbline.capacity.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.capacity.replica.ReplicaStatus.Health;
import org.plumbline.capacity.replica.ReplicaStatus.Limits;
import org.plumbline.capacity.replica.ReplicaStatus.Reason;

class ReplicaStatusTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");
    private static final Lsn END = new Lsn(10_000_000);

    @Test
    void anIdlePrimaryIsNoLag() {
        ReplicaStatus status = judge(standby(END, Duration.ofSeconds(14)), Optional.of(primary(END)), WalTimeline.EMPTY);
        assertThat(status.health()).isEqualTo(Health.HEALTHY);
        assertThat(status.reasons()).containsExactly(Reason.IDLE_PRIMARY);
        assertThat(status.lag().time()).contains(Duration.ZERO);
        assertThat(BasicReplica.of(14).status()).as("where the plain formula sees one").isEqualTo("degraded");
        assertThat(judge(standby(END, Duration.ofSeconds(14)), Optional.empty(), WalTimeline.EMPTY).reasons())
                .as("and so it is by what the primary told the receiver").containsExactly(Reason.IDLE_PRIMARY);
    }

    /// As it was measured on a real primary (PostgreSQL 17) whose standby had received and replayed all the time: the plain formula, and
    /// replay_lag, which stands still and goes away before it comes back.
    @ParameterizedTest
    @CsvSource({"0.569, 0.067, healthy", "3.943, 0.067, healthy", "7.409, 0.067, degraded", "10.745, , degraded", "14.337, 0.003, degraded",
        "0.599, 0.0019, healthy"})
    void whatWasMeasuredOnAnIdlePrimaryIsNoLag(double plain, Double replayLag, String basic) {
        WalTimeline timeline = WalTimeline.EMPTY.with(NOW.minusSeconds(20), END).with(NOW, END);
        ReplicaStatus status = judge(standby(END, seconds(plain)),
                Optional.of(primary(END, sender(END, Optional.ofNullable(replayLag).map(ReplicaStatusTest::seconds)))), timeline);
        assertThat(status.health()).isEqualTo(Health.HEALTHY);
        assertThat(status.lag()).isEqualTo(new Lag(OptionalLong.of(0), Optional.of(Duration.ZERO), Lag.Source.CAUGHT_UP));
        assertThat(status.reasons().contains(Reason.IDLE_PRIMARY)).isEqualTo(plain >= 5);
        assertThat(BasicReplica.of(plain).status()).isEqualTo(basic);
    }

    /// 8,023,536 bytes unreplayed: replay_lag said 0.0557 s at +1 s and +4 s, and moved (to 5.1 s) only with a further commit.
    @ParameterizedTest
    @CsvSource({"1, 0.0557", "4, 0.0557", "5.1, 5.1"})
    void whatWasMeasuredOfAPausedReplayIsTheTimeSinceTheWalWasWritten(double after, double replayLag) {
        Instant written = NOW.minusNanos(Math.round(after * 1e9));
        Lsn replayed = new Lsn(1_976_464);
        WalTimeline timeline = WalTimeline.EMPTY.with(written.minusMillis(10), replayed).with(written, END).with(NOW, END);
        ReplicaStatus status = judge(new StandbyReading(NOW, true, Optional.of(END), Optional.of(replayed), Optional.of(seconds(after)),
                        Optional.of(receiver("streaming", Duration.ofSeconds(1))), true, Duration.ZERO, 0),
                Optional.of(primary(END, sender(replayed, Optional.of(seconds(replayLag))))), timeline);
        assertThat(status.health()).isEqualTo(Health.BROKEN);
        assertThat(status.reasons()).contains(Reason.PAUSED);
        assertThat(status.lag().bytes()).hasValue(8_023_536);
        assertThat(status.lag().source()).isEqualTo(Lag.Source.SAMPLED);
        assertThat(status.lag().time().orElseThrow()).isBetween(seconds(after), seconds(after + 0.011));
    }

    /// The plain formula said 2.925 s, guarded by received = replayed too, while the oldest commit that was missing was some 1.2 s old.
    @Test
    void rightAfterIdlingTheLagIsTheAgeOfWhatIsMissingNotOfWhatWasReplayedLast() {
        Lsn replayed = new Lsn(9_000_000);
        WalTimeline timeline = WalTimeline.EMPTY.with(NOW.minusMillis(2_925), replayed).with(NOW.minusMillis(1_250), replayed)
                .with(NOW.minusMillis(1_200), END).with(NOW, END);
        ReplicaStatus status = judge(standby(replayed, Duration.ofMillis(2_925)),
                Optional.of(primary(END, sender(replayed, Optional.of(Duration.ofMillis(67))))), timeline);
        assertThat(status.lag().time().orElseThrow()).isBetween(Duration.ofMillis(1_200), Duration.ofMillis(1_250));
        assertThat(status.lag().source()).isEqualTo(Lag.Source.SAMPLED);
    }

    /// recovery_min_apply_delay = 3 s: between received and replayed lay 40 bytes, the primary saw 64,232, and replay_lag was 0.0002 s.
    @Test
    void aDelayedStandbyIsBehindByWhatThePrimarySeesAndForAsLongAsItMeans() {
        Lsn replayed = new Lsn(END.position() - 64_232);
        Lsn received = new Lsn(replayed.position() + 40);
        WalTimeline timeline = WalTimeline.EMPTY.with(NOW.minusMillis(2_500), replayed).with(NOW.minusMillis(2_400), END).with(NOW, END);
        StandbyReading own = new StandbyReading(NOW, true, Optional.of(received), Optional.of(replayed),
                Optional.of(Duration.ofMillis(2_600)), Optional.of(receiver("streaming", Duration.ofSeconds(1))), false,
                Duration.ofSeconds(3), 0);
        ReplicaStatus status = judge(own, Optional.of(primary(END, sender(replayed, Optional.of(Duration.ofNanos(200_000))))), timeline);
        assertThat(status.lag().bytes()).hasValue(64_232);
        assertThat(status.lag().time().orElseThrow()).isBetween(Duration.ofMillis(2_400), Duration.ofMillis(2_500));
        assertThat(status.reasons()).containsExactly(Reason.DELAYED);
        assertThat(status.health()).as("it means to be behind").isEqualTo(Health.HEALTHY);
    }

    @Test
    void aReceiverThatIsGoneIsNotHiddenByReceivedAndReplayedBeingEqual() {
        StandbyReading cut = new StandbyReading(NOW, true, Optional.of(END), Optional.of(END), Optional.of(Duration.ofSeconds(2)),
                Optional.empty(), false, Duration.ZERO, 0);
        ReplicaStatus alone = judge(cut, Optional.empty(), WalTimeline.EMPTY);
        assertThat(alone.health()).isEqualTo(Health.BROKEN);
        assertThat(alone.reasons()).contains(Reason.DISCONNECTED);
        assertThat(alone.lag().bytes()).as("nobody knows").isEmpty();
        assertThat(alone.lag().source()).isEqualTo(Lag.Source.LAST_TRANSACTION);
        ReplicaStatus known = judge(cut, Optional.of(primary(new Lsn(10_641_912))), WalTimeline.EMPTY);
        assertThat(known.lag().bytes()).hasValue(641_912);
        assertThat(known.usable()).isFalse();
    }

    @Test
    void aPausedReplayShowsInSampledTimeWhereReplayLagStandsStill() {
        WalTimeline timeline = WalTimeline.EMPTY.with(NOW.minusSeconds(10), new Lsn(1_000_000)).with(NOW.minusSeconds(9), END).with(NOW,
                END);
        StandbyReading paused = new StandbyReading(NOW, true, Optional.of(END), Optional.of(new Lsn(1_976_464)),
                Optional.of(Duration.ofSeconds(12)), Optional.of(receiver("streaming", Duration.ofSeconds(1))), true, Duration.ZERO, 0);
        PrimaryReading primary = primary(END, sender(new Lsn(1_976_464), Optional.of(Duration.ofMillis(56))));
        ReplicaStatus status = judge(paused, Optional.of(primary), timeline);
        assertThat(status.reasons()).containsExactlyInAnyOrder(Reason.PAUSED, Reason.LATE);
        assertThat(status.lag().bytes()).hasValue(8_023_536);
        assertThat(status.lag().time()).contains(Duration.ofSeconds(10));
        assertThat(status.lag().source()).isEqualTo(Lag.Source.SAMPLED);
    }

    @Test
    void whileReplayGoesOnThePrimarysReplayLagSaysItBest() {
        WalTimeline timeline = WalTimeline.EMPTY.with(NOW.minusSeconds(2), new Lsn(9_000_000)).with(NOW, END);
        ReplicaStatus status = judge(standby(new Lsn(9_999_000), Duration.ofMillis(20)),
                Optional.of(primary(END, sender(new Lsn(9_999_000), Optional.of(Duration.ofMillis(3))))), timeline);
        assertThat(status.lag()).isEqualTo(new Lag(OptionalLong.of(1_000), Optional.of(Duration.ofMillis(3)), Lag.Source.PRIMARY));
        assertThat(status.health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void aDelayedStandbyIsHealthyUntilItIsLaterThanItMeansToBe() {
        assertThat(judge(delayed(Duration.ofSeconds(7)), Optional.empty(), WalTimeline.EMPTY).health()).isEqualTo(Health.HEALTHY);
        ReplicaStatus late = judge(delayed(Duration.ofSeconds(9)), Optional.empty(), WalTimeline.EMPTY);
        assertThat(late.health()).isEqualTo(Health.DEGRADED);
        assertThat(late.reasons()).containsExactlyInAnyOrder(Reason.DELAYED, Reason.LATE);
    }

    @Test
    void nullIsAPrimaryOrAStandbyThatHasReplayedNothingYet() {
        var primary = new StandbyReading(NOW, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false,
                Duration.ZERO, 0);
        assertThat(judge(primary, Optional.empty(), WalTimeline.EMPTY).health()).isEqualTo(Health.PRIMARY);
        var fresh = new StandbyReading(NOW, true, Optional.of(END), Optional.of(END), Optional.empty(),
                Optional.of(receiver("streaming", Duration.ZERO)), false, Duration.ZERO, 0);
        assertThat(judge(fresh, Optional.empty(), WalTimeline.EMPTY).reasons()).containsExactly(Reason.NOTHING_REPLAYED);
        assertThat(judge(fresh, Optional.empty(), WalTimeline.EMPTY).health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void aSilentOrWaitingReceiverIsNoStream() {
        assertThat(judge(with(receiver("streaming", Duration.ofSeconds(40))), Optional.empty(), WalTimeline.EMPTY).reasons())
                .contains(Reason.SILENT);
        assertThat(judge(with(receiver("waiting", Duration.ZERO)), Optional.empty(), WalTimeline.EMPTY).reasons())
                .contains(Reason.NOT_STREAMING);
    }

    @Test
    void aSlotThatLostItsWalIsTheEnd() {
        var lost = new PrimaryReading(NOW, END, List.of(), List.of(new PrimaryReading.Slot("s1", true, false, Optional.of(new Lsn(1)),
                Optional.of("lost"), OptionalLong.empty())));
        assertThat(judge(standby(END, Duration.ZERO), Optional.of(lost), WalTimeline.EMPTY).reasons()).contains(Reason.WAL_LOST);
        assertThat(lost.slots().getFirst().retained(END)).hasValue(9_999_999);
    }

    @Test
    void farBehindIsDegradedWhateverTheTime() {
        ReplicaStatus status = ReplicaStatus.of(standby(new Lsn(0), Duration.ofSeconds(1)), Optional.of(primary(END)), WalTimeline.EMPTY,
                new Limits(Duration.ofSeconds(5), 1_000_000, Duration.ofSeconds(35)));
        assertThat(status.reasons()).containsExactly(Reason.FAR);
        assertThat(status.usable()).isTrue();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private static ReplicaStatus judge(StandbyReading standby, Optional<PrimaryReading> primary, WalTimeline timeline) {
        return ReplicaStatus.of(standby, primary, timeline, Limits.USUAL);
    }

    private static StandbyReading standby(Lsn replayed, Duration sinceLast) {
        return new StandbyReading(NOW, true, Optional.of(replayed), Optional.of(replayed), Optional.of(sinceLast),
                Optional.of(receiver("streaming", Duration.ofSeconds(1))), false, Duration.ZERO, 0);
    }

    private static StandbyReading with(StandbyReading.Receiver receiver) {
        return new StandbyReading(NOW, true, Optional.of(END), Optional.of(END), Optional.of(Duration.ZERO), Optional.of(receiver), false,
                Duration.ZERO, 0);
    }

    private static StandbyReading delayed(Duration behind) {
        return new StandbyReading(NOW, true, Optional.of(END), Optional.of(new Lsn(9_000_000)), Optional.of(behind),
                Optional.of(receiver("streaming", Duration.ofSeconds(1))), false, Duration.ofSeconds(3), 0);
    }

    private static StandbyReading.Receiver receiver(String status, Duration silence) {
        return new StandbyReading.Receiver(status, Optional.of(silence), Optional.of(END), Optional.of("s1"), "127.0.0.1:5432",
                Optional.of("standby1"));
    }

    private static PrimaryReading primary(Lsn end, PrimaryReading.Sender... senders) {
        return new PrimaryReading(NOW, end, List.of(senders), List.of());
    }

    private static PrimaryReading.Sender sender(Lsn replayed, Optional<Duration> lag) {
        return new PrimaryReading.Sender("standby1", "127.0.0.1", "streaming", "async", Optional.of(END), Optional.of(END),
                Optional.of(END), Optional.of(replayed), lag, lag, lag, Optional.empty());
    }
}
