package org.plumbline.settings;

import static org.plumbline.settings.Ground.*;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;

/// Checkpoints and the WAL: how often, by what the server counted; and switches that cost data in a crash.
final class CheckpointAdvice implements SettingGroup {
    private static final double TOO_MANY_REQUESTED = 0.3;
    private static final long ENOUGH = 20;
    private static final double MOSTLY_PAGES = 0.5;
    /// Written each hour; below it neither matters.
    private static final long MUCH_WAL = MemoryAdvice.GIGA;
    private static final long LARGEST_WAL = 64 * MemoryAdvice.GIGA;
    private static final long LARGEST_STEP = 4;
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(15);
    private static final double USUAL_TARGET = 0.9;

    @Override
    public Topic topic() {
        return Topic.CHECKPOINTS;
    }

    @Override
    public List<SettingCheck> checks() {
        return List.of(
                SettingCheck.of("fsync", (_, now) -> crash(now, FSYNC_OFF)),
                SettingCheck.of("full_page_writes", (_, now) -> crash(now, FULL_PAGE_WRITES_OFF)),
                SettingCheck.of("max_wal_size", CheckpointAdvice::tooSmall, Need.CHECKPOINT_COUNTERS),
                SettingCheck.of("checkpoint_timeout", CheckpointAdvice::tooOften, Need.WAL_COUNTERS),
                SettingCheck.of("wal_compression", CheckpointAdvice::compression, Need.WAL_COUNTERS),
                SettingCheck.of("checkpoint_completion_target", CheckpointAdvice::completion));
    }

    private static Optional<SettingAdvice> crash(Setting now, Ground ground) {
        return now.off() ? Optional.of(SettingAdvice.of(ground, now, Severity.HIGH, SettingValue.of("on")))
                : Optional.empty();
    }

    private static Optional<SettingAdvice> tooSmall(Situation about, Setting now) {
        Seen.Checkpoints seen = about.seen().checkpoints().orElseThrow();
        Share requested = Share.of(seen.requested(), (double) seen.timed() + seen.requested());
        if (seen.requested() < ENOUGH || !requested.atLeast(TOO_MANY_REQUESTED) || now.bytes().isEmpty()) {
            return Optional.empty();
        }
        long set = now.bytes().get().count();
        long wanted = MemoryAdvice.round(Math.max(2 * set, Math.min(LARGEST_STEP * set, written(about))));
        return wanted > LARGEST_WAL ? Optional.empty()
                : Optional.of(SettingAdvice.of(MAX_WAL_SIZE_SMALL, now, Severity.MEDIUM, SettingValue.of(Bytes.bytes(wanted)),
                        Evidence.share("of all checkpoints were requested", requested), Evidence.count("requested", seen.requested()),
                        Evidence.count("begun by the clock", seen.timed()), Evidence.time("over", seen.over())));
    }

    /// Between two checkpoints by the clock, twice: the room that `max_wal_size` has to leave.
    private static long written(Situation about) {
        Optional<Duration> timeout = about.find("checkpoint_timeout").flatMap(Setting::time);
        return timeout.isEmpty() ? 0
                : about.seen().wal().map(wal -> (long) (perHour(wal) * timeout.get().toSeconds() / 3_600.0 * 2)).orElse(0L);
    }

    private static Optional<SettingAdvice> tooOften(Situation about, Setting now) {
        Seen.Wal wal = about.seen().wal().orElseThrow();
        return now.time().filter(timeout -> timeout.compareTo(Duration.ofMinutes(5)) <= 0 && pages(wal).atLeast(MOSTLY_PAGES)
                && perHour(wal) >= MUCH_WAL).map(_ -> SettingAdvice.of(CHECKPOINTS_OFTEN, now, Severity.LOW,
                        SettingValue.of(USUAL_TIMEOUT), evidence(wal)));
    }

    private static Optional<SettingAdvice> compression(Situation about, Setting now) {
        Seen.Wal wal = about.seen().wal().orElseThrow();
        return now.off() && pages(wal).atLeast(MOSTLY_PAGES) && perHour(wal) >= MUCH_WAL
                ? Optional.of(SettingAdvice.of(WAL_NOT_COMPRESSED, now, Severity.LOW,
                        SettingValue.of(now.choices().contains("lz4") ? "lz4" : "on"), evidence(wal))) : Optional.empty();
    }

    private static Optional<SettingAdvice> completion(Situation about, Setting now) {
        return now.number().orElse(USUAL_TARGET) >= USUAL_TARGET - 0.05 ? Optional.empty()
                : Optional.of(SettingAdvice.of(COMPLETION_TARGET_LOW, now, Severity.LOW, SettingValue.of("0.9"),
                        Evidence.text("now", now.value())));
    }

    /// Of the WAL, at most: an image leaves out the hole in its page.
    private static Share pages(Seen.Wal wal) {
        return Share.of(Math.min(wal.fullPages() * 8_192.0, wal.written().count()), wal.written().count());
    }

    private static double perHour(Seen.Wal wal) {
        return wal.written().count() / Math.max(1, wal.over().toMinutes() / 60.0);
    }

    private static Evidence[] evidence(Seen.Wal wal) {
        return new Evidence[] {Evidence.share("of the WAL are images of whole pages, at most", pages(wal)),
            Evidence.bytes("WAL written", wal.written()), Evidence.time("over", wal.over())};
    }
}
