package org.plumbline.app.ui.cache;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plumbline.app.cache.CacheFailure;
import org.plumbline.app.cache.LayersTrial;
import org.plumbline.app.cache.RedisMemory;
import org.plumbline.app.cache.SharedLayer;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.KeyedStatement;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.state.Figure;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.capacity.cache.Layers;

/// A replay of keys through real layers, to be held against what was reckoned.
final class CacheTrial {
    final Figure requests = Figure.of("Requests", "").whole(LayersTrial.FEWEST_REQUESTS, LayersTrial.MOST_REQUESTS).needed()
            .explained("As fast as the layers answer; the first half only fills them").startingAt("20,000");
    final Figure threads = Figure.of("Threads", "").whole(1, LayersTrial.MOST_THREADS).needed()
            .explained("That ask at once").startingAt("4");
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty statement = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Job>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<LayersTrial>> measured = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Question>> question = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Background background;
    private Optional<Prepared> prepared = Optional.empty();

    CacheTrial(Background background) {
        this.background = background;
    }

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

    /// Asks whether it may run. What is typed now is what runs then, whatever is typed meanwhile. Redis is asked for its room first, in the
    /// background: where it has too little there is no question.
    ///
    /// @param asked makes the requests, so many by so many threads, in the background
    void ask(ConnectedServer server, Layers layers, BiFunction<Integer, Integer, LayersTrial.Requests> asked) {
        decline();
        message.set("");
        Optional<Database> database = server.database().get();
        if (database.isEmpty()) {
            message.set(server.name() + " is not connected any more.");
            return;
        }
        int count = requests.count().orElseThrow();
        int many = threads.count().orElseThrow();
        String sql = statement.get();
        String redis = address.get();
        background.runNewest(this, "Asking Redis for its room", _ -> {
            LayersTrial.Requests made = asked.apply(count, many);
            Optional<RedisMemory> memory = layers.shared().isPresent() ? Optional.of(SharedLayer.memory(redis)) : Optional.empty();
            return new Prepared(server.name(), database.get(), layers, made, sql, redis, memory);
        }, ready -> {
            Optional<String> refusal = ready.refusal();
            if (refusal.isPresent()) {
                message.set(refusal.get());
                return;
            }
            prepared = Optional.of(ready);
            question.set(Optional.of(new Question(CacheText.mayMeasure(ready.server(), ready.requests(), ready.need(), ready.place(),
                    ready.memory()), sql)));
        }, failed -> message.set(words(failed)));
    }

    /// What has to be agreed to.
    ///
    /// @param sentence what runs where, and what it costs
    /// @param statement that runs
    record Question(String sentence, String statement) {}

    /// What was asked, and nothing else, is run.
    ///
    /// @param memory of Redis; none without L2
    private record Prepared(String server, Database database, Layers layers, LayersTrial.Requests requests, String statement,
            String redis, Optional<RedisMemory> memory) {
        long need() {
            return LayersTrial.need(layers, requests);
        }

        String place() {
            try {
                return memory.isPresent() ? SharedLayer.place(redis) : "";
            } catch (CacheFailure unreadable) {
                throw new IllegalStateException(unreadable); // it was read before
            }
        }

        Optional<String> refusal() {
            return memory.flatMap(known -> known.refusal(place(), need()));
        }
    }

    /// Not now.
    void decline() {
        prepared = Optional.empty();
        question.set(Optional.empty());
    }

    /// It may run.
    void run() {
        Optional<Prepared> ready = prepared;
        decline();
        ready.ifPresent(this::run);
    }

    private void run(Prepared ready) {
        measured.set(Optional.empty());
        var stopped = new AtomicBoolean();
        running.set(Optional.of(background.run("Measuring the caches", progress -> {
            progress.onCancel(() -> stopped.set(true)); // also where the window is closed
            LayersTrial.Requests made = ready.requests();
            try (KeyedStatement loader = KeyedStatement.of(ready.database(), ready.statement(), made.threads())) {
                return LayersTrial.of(loader, ready.redis(), ready.layers(), made, stopped::get,
                        done -> progress.report(done, made.keys().size()));
            }
        }, found -> {
            running.set(Optional.empty());
            measured.set(Optional.of(found));
        }, failed -> {
            running.set(Optional.empty());
            message.set(words(failed));
        })).filter(Job::running));
        running.get().ifPresent(job -> job.onCancelled(() -> running.set(Optional.empty())));
    }

    private static String words(Throwable failed) {
        return failed instanceof CacheFailure || failed instanceof ServerFailure || failed instanceof RefusedStatement
                ? failed.getMessage() : DefectText.of(failed);
    }

    /// Ends it; nothing is shown of it.
    void stop() {
        running.get().ifPresent(Job::cancel);
    }

    /// Where Redis is.
    StringProperty addressProperty() {
        return address;
    }

    /// What has to be agreed to before it runs; empty where nothing is asked.
    ReadOnlyObjectProperty<Optional<Question>> questionProperty() {
        return question.getReadOnlyProperty();
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
    ReadOnlyObjectProperty<Optional<LayersTrial>> measuredProperty() {
        return measured.getReadOnlyProperty();
    }

    /// What went wrong.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
