package org.plumbline.app.ui.cache;

import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plumbline.app.cache.CacheFailure;
import org.plumbline.app.cache.LayersTrial;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.KeyedStatement;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.state.Figure;
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
    private final Background background;

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

    /// Runs it.
    ///
    /// @param asked makes the requests, so many by so many threads, in the background
    void run(ConnectedServer server, Layers layers, BiFunction<Integer, Integer, LayersTrial.Requests> asked) {
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
        running.set(Optional.of(background.run("Measuring the caches", progress -> {
            LayersTrial.Requests made = asked.apply(count, many);
            try (KeyedStatement loader = KeyedStatement.of(database.get(), sql, many)) {
                return LayersTrial.of(loader, redis, layers, made, done -> progress.report(done, made.keys().size()));
            }
        }, found -> {
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
    ReadOnlyObjectProperty<Optional<LayersTrial>> measuredProperty() {
        return measured.getReadOnlyProperty();
    }

    /// What went wrong.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
