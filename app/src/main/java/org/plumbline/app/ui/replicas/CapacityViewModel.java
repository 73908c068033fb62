package org.plumbline.app.ui.replicas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ReadWriteRates;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.app.ui.control.Curve.Point;
import org.plumbline.app.ui.control.Curve.Shape;
import org.plumbline.app.ui.state.Figure;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.OutlookText;
import org.plumbline.app.ui.text.WorkloadText;
import org.plumbline.app.work.Background;
import org.plumbline.capacity.replica.ReadCapacity;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadSnapshot;

/// How far standbys relieve their primary: by what is typed, which may be filled in from what the servers counted.
final class CapacityViewModel {
    private static final double PERCENT = 100;
    private static final int FURTHER = 4;
    private static final int LEAST_SHOWN = 8;

    final Figure reads = Figure.of("Reads", "/ s").between(0, 1e9, "0 or more").needed().explained("Of all servers").startingAt("2,000");
    final Figure writes = Figure.of("Writes", "/ s").between(0, 1e9, "0 or more").needed().startingAt("200");
    final Figure standbys = Figure.of("Standbys that are read from", "").whole(0, ReadCapacity.MOST_STANDBYS).needed().startingAt("2");
    final Figure sticky = Figure.of("After a write reads stay for", "s").between(0, 1e9, "0 or more seconds").needed()
            .explained("On the primary, so that a session sees its own writes").startingAt("1");
    final Figure readMs = Figure.of("A read takes", "ms").between(0, 3.6e6, "0 to 3,600,000").needed()
            .explained("Of a processor").startingAt("2");
    final Figure writeMs = Figure.of("A write takes", "ms").between(0, 3.6e6, "0 to 3,600,000").needed()
            .explained("Of a processor of the primary").startingAt("5");
    final Figure replayMs = Figure.of("Replaying a write takes", "ms").between(0, 3.6e6, "0 to 3,600,000").needed()
            .explained("On each standby: one process does it").startingAt("1");
    final Figure processors = Figure.of("Processors", "").whole(1, 100_000).needed().explained("Of each server").startingAt("8");
    final Figure sessionWrites = Figure.of("A session writes", "/ s").between(0, 1e9, "0 or more").needed().startingAt("0.05");
    final Figure mostBusy = Figure.of("A server may be busy for", "%").between(1, PERCENT, "a number from 1 to 100").needed()
            .explained("Beyond some 70 % statements begin to wait for each other").startingAt("70");

    private final Background background;
    private final Supplier<Map<String, Database>> open;
    private final ReadOnlyObjectWrapper<List<String>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Curve>> curves = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

    /// @param open the servers that are watched
    CapacityViewModel(Background background, Supplier<Map<String, Database>> open) {
        this.background = background;
        this.open = open;
        all().forEach(each -> each.textProperty().subscribe((_, _) -> reckon()));
        reckon();
    }

    private Stream<Figure> all() {
        return Stream.of(reads, writes, standbys, sticky, readMs, writeMs, replayMs, processors, sessionWrites, mostBusy);
    }

    /// Fills in what the servers that are watched counted.
    void fill() {
        Map<String, Database> servers = open.get();
        if (servers.isEmpty()) {
            message.set("Connect to the primary and its standbys first (Ctrl+Shift+O).");
            return;
        }
        background.runNewest(this, "Reading what servers did", _ -> read(servers), found -> {
            message.set(String.join(" ", found.left()));
            if (!found.from().isEmpty()) {
                String from = "pg_stat_statements of " + String.join(", ", found.from());
                reads.fill(Format.figure(found.rates().readsPerSecond()), from);
                writes.fill(Format.figure(found.rates().writesPerSecond()), from);
                readMs.fill(Format.figure(found.rates().readMs()), from + ", waits included");
                writeMs.fill(Format.figure(found.rates().writeMs()), from + ", waits included");
                standbys.fill(Integer.toString(found.standbys()), "as many as are watched");
            }
        }, failed -> message.set(DefectText.of(failed)));
    }

    /// @param from those that told
    /// @param left why the others did not, and what is left out of those, a sentence each
    private record Counted(ReadWriteRates rates, int standbys, List<String> from, List<String> left) {}

    private static Counted read(Map<String, Database> servers) {
        ReadWriteRates rates = ReadWriteRates.NONE;
        int standbys = 0;
        var from = new ArrayList<String>();
        var left = new ArrayList<String>();
        for (Map.Entry<String, Database> each : servers.entrySet()) {
            try {
                standbys += each.getValue().open().standby() ? 1 : 0;
                WorkloadAnswer answer = each.getValue().workload();
                Optional<ReadWriteRates> found = answer instanceof WorkloadAnswer.Known(WorkloadSnapshot workload)
                        ? ReadWriteRates.of(workload) : Optional.empty();
                if (found.isPresent()) {
                    rates = rates.plus(found.get());
                    OutlookText.partial(each.getKey(), found.get()).ifPresent(left::add);
                    from.add(each.getKey());
                } else {
                    left.add(each.getKey() + ": " + WorkloadText.missing(answer).orElse(CacheText.SINCE_UNKNOWN));
                }
            } catch (ServerFailure failure) {
                left.add(each.getKey() + ": " + failure.getMessage());
            }
        }
        return new Counted(rates, standbys, from, left);
    }

    /// A heartbeat found for how long reads have to stay.
    void stay(double seconds, String from) {
        sticky.fill(Format.figure(seconds), from);
    }

    private void reckon() {
        if (!all().allMatch(Figure::isRight)) {
            lines.set(List.of("A figure is missing or wrong."));
            curves.set(List.of());
            return;
        }
        var work = new ReadCapacity(value(reads), value(writes), value(readMs), value(writeMs), value(replayMs),
                processors.count().getAsInt(), standbys.count().getAsInt(), value(sessionWrites), value(sticky));
        double most = value(mostBusy) / PERCENT;
        lines.set(OutlookText.capacity(work, most));
        int last = Math.min(ReadCapacity.MOST_STANDBYS,
                Math.max(LEAST_SHOWN, Math.max(work.standbys(), Math.min(work.standbysFor(most).orElse(0), 100)) + FURTHER));
        curves.set(List.of(curve("primary", work, 0, last, ReadCapacity::primaryUtilisation),
                curve("each standby", work, 1, last, ReadCapacity::standbyUtilisation),
                curve("its replay, one process", work, 1, last, ReadCapacity::replayUtilisation),
                new Curve("as busy as it may be", Shape.LEVEL, List.of(new Point(0, most, CacheText.share(most)),
                        new Point(last, most, CacheText.share(most))))));
    }

    private static Curve curve(String name, ReadCapacity work, int from, int to, ToDoubleFunction<ReadCapacity> busy) {
        return new Curve(name, Shape.LINE, IntStream.rangeClosed(from, to).mapToObj(count -> {
            double share = busy.applyAsDouble(work.with(count));
            return new Point(count, share, OutlookText.busy(share));
        }).toList());
    }

    private static double value(Figure figure) {
        return figure.value().getAsDouble();
    }

    /// What comes of it, a sentence each.
    ReadOnlyObjectProperty<List<String>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /// How busy the servers are, by the number of standbys; empty where a figure is wrong.
    ReadOnlyObjectProperty<List<Curve>> curvesProperty() {
        return curves.getReadOnlyProperty();
    }

    /// Why not all was filled in.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
