package org.plumbline.app.ui.replicas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plumbline.app.ui.state.Figure;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.OutlookText;
import org.plumbline.app.ui.text.ReplicaText;
import org.plumbline.capacity.RefusedFigure;
import org.plumbline.capacity.replica.CatchUp;
import org.plumbline.capacity.replica.Lsn;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.WalTimeline;

/// Who may answer a read that has to see a write, when a standby catches up, and when WAL that is kept fills a disk: by what is typed, and
/// by the servers that are watched.
final class OutlookViewModel {
    /// Decimal, as all figures of this panel and those of the command line are.
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;
    private static final double MOST = 1e9;
    /// The primary is read a moment before the standby.
    private static final double SLACK = 0.5;

    final Figure behind = figure("Behind", "MB", "WAL that the standby has not replayed; MB = 1,000,000 bytes");
    final Figure replay = figure("Replay", "MB/s", "WAL that it replays in a second");
    final Figure wal = figure("WAL", "MB/s", "WAL that the primary writes in a second");
    final Figure freeGb = figure("Free disk", "GB", "Of the primary's disk, by df on its pg_wal: no SQL tells it; GB = 10^9 bytes");
    final Figure safeGb = figure("Until a slot is let go", "GB",
            "safe_wal_size of pg_replication_slots: max_slot_wal_keep_size bounds what is kept; empty without that bound");

    private final StringProperty token = new SimpleStringProperty("");
    private final StringProperty replayed = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper tokenProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper replayedProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<String>> answers = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<String>> query = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private ReplicaGroup group;

    OutlookViewModel(ReplicaGroup first) {
        this.group = first;
        Stream.of(token, replayed).forEach(each -> each.subscribe((_, _) -> judge()));
        Stream.of(behind, replay, wal, freeGb, safeGb).forEach(each -> each.textProperty().subscribe((_, _) -> reckon()));
        reckon();
    }

    private static Figure figure(String name, String unit, String explanation) {
        return Figure.of(name, unit).between(0, MOST, "a number from 0 to 1,000,000,000").explained(explanation).empty();
    }

    /// The servers were read once more: what no person typed is filled in, of the standby that is furthest behind.
    void read(ReplicaGroup now) {
        group = now;
        Optional<String> furthest = now.samples().entrySet().stream().filter(each -> now.readings().containsKey(each.getKey())
                && each.getValue().getLast().bytes().isPresent())
                .max(Comparator.comparingLong(each -> each.getValue().getLast().bytes().orElseThrow())).map(Map.Entry::getKey);
        Optional<CatchUp> seen = furthest.flatMap(name -> CatchUp.of(now.samples().get(name)));
        Optional<WalTimeline.Pace> written = rate(furthest, seen);
        written.ifPresent(each -> fill(wal, each.bytesPerSecond() / MEGA, "on the primary, " + seen.map(OutlookViewModel::over)
                .or(() -> each.recent().map(last -> "over the last " + Format.time(last))).orElse("as seen so far")));
        furthest.ifPresent(name -> {
            fill(behind, now.samples().get(name).getLast().bytes().orElseThrow() / MEGA, "of " + name);
            if (seen.isPresent() && written.isPresent()) {
                fill(replay, Math.max(0, written.get().bytesPerSecond() + seen.get().gain()) / MEGA,
                        "of " + name + ", " + over(seen.get()));
            }
        });
        judge();
        reckon();
    }

    private static String over(CatchUp seen) {
        return "over the last " + ReplicaText.time(seen.over());
    }

    /// Over the time of which the standby's gain is, so that both rates are of the same time.
    private Optional<WalTimeline.Pace> rate(Optional<String> standby, Optional<CatchUp> seen) {
        Optional<WalTimeline> timeline = standby.flatMap(name -> Optional.ofNullable(group.timelines()
                .get(group.readings().get(name).system()))).or(() -> group.timelines().values().stream().findFirst());
        if (seen.isEmpty()) {
            return timeline.flatMap(WalTimeline::pace);
        }
        Duration over = CacheText.duration(seen.get().over() + SLACK);
        return timeline.flatMap(marks -> marks.bytesPerSecond(over).stream().boxed().findFirst())
                .map(rate -> new WalTimeline.Pace(rate, Optional.of(over)));
    }

    /// The primary's position as it was read last, as if a write had just been committed.
    void useNow() {
        group.readings().values().stream().flatMap(each -> each.primary().stream()).findFirst()
                .ifPresent(primary -> token.set(primary.end().toString()));
    }

    /// Whether a primary was read.
    boolean hasPrimary() {
        return group.readings().values().stream().anyMatch(each -> each.primary().isPresent());
    }

    /// What a person typed stays.
    private static void fill(Figure figure, double value, String from) {
        if (figure.textProperty().get().isBlank() || !figure.originProperty().get().isEmpty()) {
            figure.fill(Format.figure(value), from);
        }
    }

    private void judge() {
        Optional<Lsn> written = read(token, tokenProblem);
        Optional<Lsn> typed = read(replayed, replayedProblem);
        query.set(written.map(OutlookText::tokenQuery));
        var told = new ArrayList<String>();
        written.ifPresent(position -> {
            typed.ifPresent(standby -> told.add(OutlookText.token(position, Optional.of(standby))));
            group.readings().forEach((name, reading) -> {
                if (reading.own().inRecovery()) {
                    told.add(name + ": " + OutlookText.token(position, reading.own().replayed()));
                }
            });
        });
        answers.set(told);
    }

    private static Optional<Lsn> read(StringProperty typed, ReadOnlyStringWrapper problem) {
        problem.set("");
        if (typed.get().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Lsn.of(typed.get()));
        } catch (RefusedFigure refused) {
            problem.set(refused.getMessage());
            return Optional.empty();
        }
    }

    private void reckon() {
        var told = new ArrayList<String>();
        if (wal.isRight() && behind.isRight() && replay.isRight()) {
            told.add(OutlookText.catchUp(behind.value().getAsDouble() * MEGA, replay.value().getAsDouble() * MEGA,
                    wal.value().getAsDouble() * MEGA));
        }
        if (wal.isRight()) {
            told.addAll(OutlookText.disk(times(freeGb), times(safeGb), wal.value().getAsDouble() * MEGA));
        }
        boolean wrong = Stream.of(behind, replay, wal, freeGb, safeGb).anyMatch(each -> !each.problemProperty().get().isEmpty());
        lines.set(!told.isEmpty() ? told : List.of(wrong ? "A figure is wrong." : "Type how much WAL is written, and how far behind a "
                + "standby is with what it replays, or how much of the disk is free (by df: no SQL tells it)."));
    }

    private static OptionalDouble times(Figure gigabytes) {
        return gigabytes.value().isPresent() ? OptionalDouble.of(gigabytes.value().getAsDouble() * GIGA) : OptionalDouble.empty();
    }

    /// Free bytes of the primary's disk; none where nobody typed them.
    OptionalDouble freeBytes() {
        return times(freeGb);
    }

    StringProperty tokenProperty() {
        return token;
    }

    StringProperty replayedProperty() {
        return replayed;
    }

    ReadOnlyStringProperty tokenProblemProperty() {
        return tokenProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty replayedProblemProperty() {
        return replayedProblem.getReadOnlyProperty();
    }

    /// Who may answer, a sentence each.
    ReadOnlyObjectProperty<List<String>> answersProperty() {
        return answers.getReadOnlyProperty();
    }

    /// What a router asks a standby; none without a token.
    ReadOnlyObjectProperty<Optional<String>> queryProperty() {
        return query.getReadOnlyProperty();
    }

    /// What becomes of the WAL, a sentence each.
    ReadOnlyObjectProperty<List<String>> linesProperty() {
        return lines.getReadOnlyProperty();
    }
}
