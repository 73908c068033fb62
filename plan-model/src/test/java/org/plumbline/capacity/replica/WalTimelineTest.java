package org.plumbline.capacity.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.plumbline.capacity.RefusedFigure;

class WalTimelineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void whatIsMissingIsAsOldAsTheMarksAroundIt() {
        WalTimeline timeline = WalTimeline.EMPTY.with(START, new Lsn(100)).with(START.plusSeconds(1), new Lsn(200))
                .with(START.plusSeconds(2), new Lsn(300)).with(START.plusSeconds(9), new Lsn(300));
        Instant now = START.plusSeconds(10);
        assertThat(timeline.age(new Lsn(300), now)).contains(WalTimeline.Age.NONE);
        assertThat(timeline.age(new Lsn(250), now))
                .contains(new WalTimeline.Age(Duration.ofSeconds(8), Optional.of(Duration.ofSeconds(9))));
        assertThat(timeline.age(new Lsn(50), now)).contains(new WalTimeline.Age(Duration.ofSeconds(10), Optional.empty()));
        assertThat(WalTimeline.EMPTY.age(new Lsn(1), now)).isEmpty();
    }

    @Test
    void theMarksAreBoundedAndBeginAnewWithAnotherPrimary() {
        WalTimeline timeline = WalTimeline.EMPTY;
        for (int i = 0; i <= WalTimeline.MOST + 10; i++) {
            timeline = timeline.with(START.plusSeconds(i), new Lsn(i * 1_000L));
        }
        assertThat(timeline.marks()).hasSize(WalTimeline.MOST);
        assertThat(timeline.bytesPerSecond().orElseThrow()).isCloseTo(1_000, within(1e-6));
        assertThat(timeline.with(START, new Lsn(1))).as("an earlier one changes nothing").isEqualTo(timeline);
        assertThat(timeline.with(START.plusSeconds(90_000), new Lsn(5)).marks()).hasSize(1);
        assertThat(WalTimeline.EMPTY.bytesPerSecond()).isEmpty();
    }

    @Test
    void aStandbyCatchesUpWithWhatItReplaysBeyondWhatIsWritten() {
        assertThat(WalOutlook.catchUp(1_000, 50, 40)).isEqualTo(OptionalDouble.of(100));
        assertThat(WalOutlook.catchUp(1_000, 40, 40)).isEmpty();
        assertThat(WalOutlook.catchUp(1_000, 30, 40)).isEmpty();
        assertThat(WalOutlook.catchUp(0, 30, 40)).isEqualTo(OptionalDouble.of(0));
    }

    @Test
    void aSlotFillsTheDiskUnlessItIsLetGoBefore() {
        assertThat(WalOutlook.diskFull(1e9, OptionalDouble.empty(), 1e6)).isEqualTo(OptionalDouble.of(1_000));
        assertThat(WalOutlook.diskFull(1e9, OptionalDouble.empty(), 0)).isEmpty();
        assertThat(WalOutlook.diskFull(1e9, OptionalDouble.of(1e8), 1e6)).isEmpty();
        assertThat(WalOutlook.slotLost(1e8, 1e6)).isEqualTo(OptionalDouble.of(100));
        assertThatThrownBy(() -> WalOutlook.diskFull(-1, OptionalDouble.empty(), 1)).isInstanceOf(RefusedFigure.class)
                .hasMessageStartingWith("Free bytes: -1 will not do");
        assertThatThrownBy(() -> WalOutlook.catchUp(1, Double.NaN, 1)).isInstanceOf(RefusedFigure.class);
    }

    @Test
    void aRushIsNotAveragedAwayByAQuietHour() {
        WalTimeline timeline = WalTimeline.EMPTY;
        long end = 0;
        for (int i = 0; i < 3_600; i++) {
            end += i < 3_540 ? 1_000_000 : 100_000_000;
            timeline = timeline.with(START.plusSeconds(i), new Lsn(end));
        }
        WalTimeline.Pace rush = timeline.pace().orElseThrow();
        assertThat(rush.bytesPerSecond()).isBetween(98e6, 100e6);
        assertThat(rush.recent()).contains(WalTimeline.RECENT);
        for (int i = 3_600; i < 3_700; i++) {
            timeline = timeline.with(START.plusSeconds(i), new Lsn(end));
        }
        assertThat(timeline.pace().orElseThrow().recent()).as("a pause does not hide it either").isEmpty();
        assertThat(timeline.pace().orElseThrow().bytesPerSecond()).isGreaterThan(1e6);
        assertThat(WalTimeline.EMPTY.pace()).isEmpty();
    }

    @Test
    void theRateOfTheLastSecondsIsNotThatOfAllTime() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        WalTimeline timeline = WalTimeline.EMPTY.with(start, new Lsn(0)).with(start.plusSeconds(10), new Lsn(1_000))
                .with(start.plusSeconds(20), new Lsn(1_000)).with(start.plusSeconds(30), new Lsn(1_000));
        assertThat(timeline.bytesPerSecond().orElseThrow()).isPositive();
        assertThat(timeline.bytesPerSecond(Duration.ofSeconds(20))).hasValue(0);
        assertThat(timeline.bytesPerSecond(Duration.ofSeconds(5))).as("one mark").isEmpty();
        assertThat(WalTimeline.EMPTY.bytesPerSecond(Duration.ofSeconds(5))).isEmpty();
    }
}
