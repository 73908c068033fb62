package org.plumbline.app.ui.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plumbline.app.cache.CacheFailure;
import org.plumbline.app.cache.CacheMeasurement;
import org.plumbline.app.cache.LayeredCache;
import org.plumbline.app.cache.SharedLayer;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.KeyedStatement;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.state.Figure;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.app.work.Progress;
import org.plumbline.capacity.cache.Cache;
import org.plumbline.capacity.cache.Expiry;
import org.plumbline.capacity.cache.Layer;
import org.plumbline.capacity.cache.Layers;
import org.plumbline.capacity.cache.LayersEstimate;
import org.plumbline.capacity.cache.LayersReplay;
import org.plumbline.capacity.cache.Popularity;
import org.plumbline.capacity.cache.Traffic;

/// A replay of keys through real layers, to be held against what was reckoned.
final class CacheTrial {
    private static final long SEED = 42;
    private static final int MOST_REQUESTS = 1_000_000;
    private static final int MOST_THREADS = 64;

    final Figure requests = Figure.of("Requests", "").whole(100, MOST_REQUESTS).needed()
            .explained("As fast as the layers answer; the first half only fills them").startingAt("20,000");
    final Figure threads = Figure.of("Threads", "").whole(1, MOST_THREADS).needed().explained("That ask at once").startingAt("4");
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty statement = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Job>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Measured>> measured = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final Background background;

    CacheTrial(Background background) {
        this.background = background;
    }

    /// What came of it.
    ///
    /// @param layers that were measured
    /// @param measurement what answered
    /// @param predicted by the formulas in the long run, of what is typed, at the rate that was measured
    /// @param replay of the same requests at that rate, from empty layers, with an L2 without a bound
    /// @param best the most that any L1 of that size can hit; none without a bound
    /// @param threads that asked
    record Measured(Layers layers, CacheMeasurement measurement, LayersEstimate predicted, LayersReplay replay, Optional<Double> best,
            int threads) {}

    /// Why it cannot be measured; empty where it can.
    String lack(Optional<ConnectedServer> server, Layers layers) {
        if (server.isEmpty()) {
            return "Connect to the database that the items come from.";
        }
        if (statement.get().isBlank()) {
            return "Type the statement that loads an item, with $1 for its key.";
        }
        if (layers.shared().isPresent() && address.get().isBlank()) {
            return "Type the address of a Redis for L2, or empty L2's fields.";
        }
        return requests.isRight() && threads.isRight() ? "" : "Requests or threads are missing or wrong.";
    }

    /// Runs it. Keys are the items' ranks by their popularity: 1 is asked for most.
    void run(ConnectedServer server, Layers layers, Popularity popularity) {
        Optional<Database> database = server.database().get();
        if (database.isEmpty()) {
            message.set(server.name() + " is not connected any more.");
            return;
        }
        message.set("");
        measured.set(Optional.empty());
        int count = requests.count().orElseThrow();
        int many = threads.count().orElseThrow();
        String sql = statement.get();
        String redis = address.get();
        running.set(Optional.of(background.run("Measuring the caches",
                progress -> measure(database.get(), sql, redis, layers, popularity, count, many, progress), found -> {
                    running.set(Optional.empty());
                    measured.set(Optional.of(found));
                }, failed -> {
                    running.set(Optional.empty());
                    message.set(failed instanceof CacheFailure || failed instanceof ServerFailure || failed instanceof RefusedStatement
                            ? failed.getMessage() : DefectText.of(failed));
                })).filter(Job::running));
    }

    /// Ends it; nothing is shown of it.
    void stop() {
        running.get().ifPresent(Job::cancel);
        running.set(Optional.empty());
    }

    private static Measured measure(Database database, String sql, String redis, Layers layers, Popularity popularity, int count,
            int threads, Progress progress) throws Exception {
        List<String> keys = keys(popularity, count);
        try (KeyedStatement loader = KeyedStatement.of(database, sql, threads)) {
            if (layers.shared().isEmpty()) {
                return measure(local(layers, Optional.empty(), loader), keys, layers, popularity, threads, progress);
            }
            try (SharedLayer shared = SharedLayer.at(redis, layers.shared().get().cache().expiry())) {
                return measure(local(layers, Optional.of(shared), loader), keys, layers, popularity, threads, progress);
            }
        }
    }

    private static LayeredCache local(Layers layers, Optional<SharedLayer> shared, KeyedStatement loader) {
        return layers.local().map(Layer::cache).map(cache -> new LayeredCache(cache.capacity(), cache.expiry(), shared, loader))
                .orElseGet(() -> new LayeredCache(OptionalLong.of(0), new Expiry.Never(), shared, loader));
    }

    /// Redis has whatever room it has, not what is typed, and both layers begin empty: the same requests are replayed for the prediction.
    private static Measured measure(LayeredCache cache, List<String> keys, Layers layers, Popularity popularity, int threads,
            Progress progress) throws CacheFailure, InterruptedException {
        int warmUp = keys.size() / 2;
        CacheMeasurement found = CacheMeasurement.of(cache, keys, warmUp, threads, done -> progress.report(done + warmUp, keys.size()));
        double rate = Math.max(1, found.requestsPerSecond());
        var one = new Layers(1, layers.local(), layers.shared(), layers.databaseMs(), layers.valueBytes());
        LayersReplay replay = LayersReplay.of(keys, warmUp, rate, layers.local().map(Layer::cache),
                layers.shared().map(shared -> Cache.unbounded(shared.cache().expiry())));
        return new Measured(layers, found, one.estimate(new Traffic(popularity, rate, 0)), replay,
                layers.local().filter(local -> local.cache().capacity().isPresent())
                        .map(local -> popularity.top(local.cache().capacity().getAsLong())), threads);
    }

    private static List<String> keys(Popularity popularity, int count) {
        LongSupplier ranks = popularity.requests(SEED);
        var keys = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            keys.add(Long.toString(ranks.getAsLong()));
        }
        return keys;
    }

    /// Where Redis is.
    StringProperty addressProperty() {
        return address;
    }

    /// What loads an item, with `$1` for its key.
    StringProperty statementProperty() {
        return statement;
    }

    /// The measurement under way.
    ReadOnlyObjectProperty<Optional<Job>> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// The last one.
    ReadOnlyObjectProperty<Optional<Measured>> measuredProperty() {
        return measured.getReadOnlyProperty();
    }

    /// What went wrong.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
