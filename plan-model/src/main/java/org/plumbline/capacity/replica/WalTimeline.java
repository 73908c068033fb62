package org.plumbline.capacity.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/// How far a primary's WAL went, and when: with it the age of what a standby has not replayed is known without asking either server's
/// clock about the other's, and without writing anything.
///
/// @param marks the oldest first, at most [#MOST]
public record WalTimeline(List<Mark> marks) {
    /// An hour at one a second.
    public static final int MOST = 3_600;
    /// Nothing seen yet.
    public static final WalTimeline EMPTY = new WalTimeline(List.of());

    /// What [#pace()] looks at beside all marks.
    public static final Duration RECENT = Duration.ofSeconds(60);

    /// The WAL's end at a moment.
    ///
    /// @param at by one and the same clock as all others
    /// @param end of the WAL
    public record Mark(Instant at, Lsn end) {}

    /// How old the oldest WAL is that was not replayed: it was written between two marks.
    ///
    /// @param least since the mark behind it
    /// @param most since the mark before it; none where it is older than all marks
    public record Age(Duration least, Optional<Duration> most) {
        /// Nothing is missing.
        public static final Age NONE = new Age(Duration.ZERO, Optional.of(Duration.ZERO));
    }

    /// How fast the WAL grows.
    ///
    /// @param bytesPerSecond of it
    /// @param recent over the last such time; none over all marks
    public record Pace(double bytesPerSecond, Optional<Duration> recent) {}

    public WalTimeline {
        marks = List.copyOf(marks);
    }

    /// With a further mark; the oldest goes where there are too many. One that is not later changes nothing, and one whose WAL went back
    /// (another server was made primary) begins anew.
    public WalTimeline with(Instant at, Lsn end) {
        if (!marks.isEmpty() && !at.isAfter(marks.getLast().at())) {
            return this;
        }
        if (!marks.isEmpty() && end.compareTo(marks.getLast().end()) < 0) {
            return new WalTimeline(List.of(new Mark(at, end)));
        }
        var kept = new ArrayList<>(marks.subList(Math.max(0, marks.size() - MOST + 1), marks.size()));
        kept.add(new Mark(at, end));
        return new WalTimeline(kept);
    }

    /// How old the oldest WAL behind a position is at a moment; none without marks.
    public Optional<Age> age(Lsn replayed, Instant now) {
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        int low = 0;
        int high = marks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (marks.get(middle).end().compareTo(replayed) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Optional.of(low == marks.size() ? Age.NONE
                : new Age(since(marks.get(low), now), low == 0 ? Optional.empty() : Optional.of(since(marks.get(low - 1), now))));
    }

    /// The rate of all marks or of the last minute, whichever is higher: what warns of a full disk must not average a rush away; none with
    /// fewer than two.
    public Optional<Pace> pace() {
        OptionalDouble whole = bytesPerSecond();
        OptionalDouble recent = bytesPerSecond(RECENT);
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(recent.isPresent() && recent.getAsDouble() > whole.getAsDouble()
                ? new Pace(recent.getAsDouble(), Optional.of(RECENT)) : new Pace(whole.getAsDouble(), Optional.empty()));
    }

    /// Bytes of WAL in a second, by a line through the marks of the last such time; none with fewer than two.
    public OptionalDouble bytesPerSecond(Duration last) {
        return marks.isEmpty() ? OptionalDouble.empty() : new WalTimeline(marks.stream()
                .filter(mark -> Duration.between(mark.at(), marks.getLast().at()).compareTo(last) <= 0).toList()).bytesPerSecond();
    }

    /// Bytes of WAL in a second, by a line through all marks; none with fewer than two.
    public OptionalDouble bytesPerSecond() {
        if (marks.size() < 2) {
            return OptionalDouble.empty();
        }
        var line = new SimpleRegression();
        Mark first = marks.getFirst();
        marks.forEach(mark -> line.addData(Duration.between(first.at(), mark.at()).toNanos() / 1e9, mark.end().minus(first.end())));
        return OptionalDouble.of(Math.max(0, line.getSlope()));
    }

    private static Duration since(Mark mark, Instant now) {
        Duration since = Duration.between(mark.at(), now);
        return since.isNegative() ? Duration.ZERO : since;
    }
}
