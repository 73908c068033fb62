package org.plumbline.app.ui.cache;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.plumbline.app.db.StatementTraffic;
import org.plumbline.app.ui.state.Figure;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.capacity.Zipf;
import org.plumbline.capacity.cache.Cache;
import org.plumbline.capacity.cache.Expiry;
import org.plumbline.capacity.cache.Layer;
import org.plumbline.capacity.cache.Layers;
import org.plumbline.capacity.cache.Popularity;
import org.plumbline.capacity.cache.Traffic;

/// What a person says of the items, the caches and the database behind them.
final class CacheFigures {
    private static final double BASIC_SECONDS = 300;
    private static final double HOUR = 3_600;
    private static final double MOST_ITEMS = 1e12;

    final Figure exponent = Figure.of("Zipf exponent", "").between(0, Zipf.STEEPEST, "a number from 0 to 10").needed()
            .explained("The item at rank i is asked for in proportion to i^-s: 0 makes all equal, most workloads have 0.6 to 1.1")
            .startingAt("0.9");
    final Figure items = Figure.of("Different items", "").between(1, MOST_ITEMS, "a number from 1 to 1,000,000,000,000").needed()
            .explained("How many keys there are").startingAt("100,000");
    final Figure rate = Figure.of("Requests", "per second").between(1e-6, 1e9, "a number above 0").needed()
            .explained("Of all items and processes").startingAt("500");
    final Figure updates = Figure.of("Updates of an item", "per hour").between(0, 1e9, "0 or more").needed()
            .explained("How often one item changes, on average").startingAt("0.1");
    final Figure processes = Figure.of("Processes", "").whole(1, Layers.MOST_PROCESSES).needed()
            .explained("Which share the requests, each with a local cache of its own").startingAt("4");
    final Figure localItems = Figure.of("L1 room", "items").between(1, MOST_ITEMS, "1 or more").explained(
            "Of the cache in each process; empty: without bound if it has a time to live, else there is none").startingAt("1,000");
    final Figure localSeconds = Figure.of("L1 time to live", "s").between(0, Expiry.LONGEST, "0 or more seconds").explained(
            "After loading; empty: for good").startingAt("30");
    final Figure localMs = Figure.of("L1 latency", "ms").between(0, 1e6, "0 or more").needed().startingAt("0.001");
    final Figure sharedItems = Figure.of("L2 room", "items").between(1, MOST_ITEMS, "1 or more").explained(
            "Of the cache that all share, such as Redis; empty: without bound if it has a time to live, else there is none")
            .startingAt("20,000");
    final Figure sharedSeconds = Figure.of("L2 time to live", "s").between(0, Expiry.LONGEST, "0 or more seconds").explained(
            "After loading; empty: for good").startingAt("300");
    final Figure sharedMs = Figure.of("L2 latency", "ms").between(0, 1e6, "0 or more").needed().startingAt("0.5");
    final Figure databaseMs = Figure.of("Database time", "ms").between(0, 1e6, "0 or more").needed()
            .explained("For one item").startingAt("20");
    final Figure valueBytes = Figure.of("Value", "bytes").between(0, 1e12, "0 or more").needed().startingAt("1,000");
    final Figure overheadBytes = Figure.of("Overhead of an item", "bytes").between(0, 1e9, "0 or more").needed()
            .explained("Key, entry and pointers; about 100 in Redis and in Java").startingAt("100");
    /// The basic strategy in place of what is typed of L1 and L2.
    final BooleanProperty basic = new SimpleBooleanProperty();
    final BooleanProperty refresh = new SimpleBooleanProperty();
    final BooleanProperty invalidate = new SimpleBooleanProperty();

    /// All that are typed.
    List<Figure> all() {
        return List.of(exponent, items, rate, updates, processes, localItems, localSeconds, localMs, sharedItems, sharedSeconds, sharedMs,
                databaseMs, valueBytes, overheadBytes);
    }

    /// Whatever changes.
    void onChange(Runnable told) {
        all().forEach(each -> each.textProperty().subscribe((_, _) -> told.run()));
        Stream.of(basic, refresh, invalidate).forEach(each -> each.subscribe((_, _) -> told.run()));
    }

    /// Takes over what a server counted of a statement.
    ///
    /// @param server its name
    void fill(StatementTraffic traffic, String server) {
        String from = "from " + server + ": pg_stat_statements, " + Format.count(traffic.calls()) + " calls";
        rate.fill(text(traffic.callsPerSecond()), from);
        databaseMs.fill(text(traffic.meanMs()), from);
        traffic.resultBytes().ifPresent(bytes -> valueBytes.fill(text(bytes), from + ", width by the planner"));
        traffic.column().ifPresent(column -> items.fill(Long.toString(column.popularity().items()),
                "from " + server + ": values of " + CacheText.column(column) + " by pg_stats"));
    }

    private static String text(double value) {
        return value < 1_000 ? Format.figure(value) : Long.toString(Math.round(value));
    }

    /// Why nothing can be said; empty where it can.
    String lack() {
        return all().stream().filter(Figure::isMissing).findFirst().map(each -> each.name() + " is missing.")
                .or(() -> all().stream().filter(each -> !each.problemProperty().get().isEmpty()).findFirst()
                        .map(each -> each.name() + ": " + each.problemProperty().get()))
                .orElse("");
    }

    /// What is asked, taken from the fields now and worked out when it is wanted, in whatever thread.
    ///
    /// @param measured how popular items are; none for Zipf's law
    Supplier<Traffic> traffic(Optional<Popularity> measured) {
        double steepness = value(exponent);
        long many = Math.round(value(items));
        double requests = value(rate);
        double changes = updatesPerSecond();
        return () -> new Traffic(measured.orElseGet(() -> Popularity.zipf(steepness, many)), requests, changes);
    }

    /// The items by Zipf's law.
    Popularity zipf() {
        return Popularity.zipf(value(exponent), Math.round(value(items)));
    }

    double updatesPerSecond() {
        return value(updates) / HOUR;
    }

    /// The caches in front of the database.
    Layers layers() {
        return new Layers(processes.count().orElseThrow(), local().map(cache -> new Layer(cache, value(localMs), value(overheadBytes))),
                shared().map(cache -> new Layer(cache, value(sharedMs), value(overheadBytes))), value(databaseMs), value(valueBytes));
    }

    private Optional<Cache> local() {
        return basic.get() ? Optional.of(new Cache(OptionalLong.empty(), new Expiry.Never(), invalidate.get()))
                : cache(localItems.value(), localSeconds.value());
    }

    private Optional<Cache> shared() {
        return basic.get() ? Optional.of(new Cache(OptionalLong.empty(), new Expiry.AfterLoad(BASIC_SECONDS), invalidate.get()))
                : cache(sharedItems.value(), sharedSeconds.value());
    }

    private Optional<Cache> cache(OptionalDouble room, OptionalDouble seconds) {
        if (room.isEmpty() && seconds.isEmpty()) {
            return Optional.empty();
        }
        Expiry expiry = seconds.isEmpty() ? new Expiry.Never()
                : refresh.get() ? new Expiry.AfterUse(seconds.getAsDouble()) : new Expiry.AfterLoad(seconds.getAsDouble());
        return Optional.of(new Cache(room.isPresent() ? OptionalLong.of(Math.round(room.getAsDouble())) : OptionalLong.empty(), expiry,
                invalidate.get()));
    }

    private static double value(Figure figure) {
        return figure.value().orElseThrow();
    }
}
