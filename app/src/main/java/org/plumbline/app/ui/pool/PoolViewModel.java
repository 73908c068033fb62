package org.plumbline.app.ui.pool;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.PoolFacts;
import org.plumbline.app.db.PoolReader;
import org.plumbline.app.db.PoolUse;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.ui.text.PoolText;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.capacity.pool.ErlangC;
import org.plumbline.capacity.pool.Load;
import org.plumbline.capacity.pool.PoolAdvice;
import org.plumbline.capacity.pool.PoolWait;
import org.plumbline.capacity.pool.PooledClient;
import org.plumbline.capacity.pool.SimulatedPool;

/// How large a pool should be, by figures that are typed or read from a server.
public final class PoolViewModel {
    private static final int MOST_SHOWN = 240;
    private static final int REQUESTS = 20_000;
    private static final int SEED = 1;
    private static final double WITHIN_TARGET = 0.02;

    private final Background background;
    private final ObservableList<ConnectedServer> servers;
    private final Duration pause;
    private final int looks;
    private final PoolFigures figures = new PoolFigures();
    private final ReadOnlyObjectWrapper<PoolState> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<SimulatedPool>> simulated = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Job>> watching = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<PooledClient> client = new SimpleObjectProperty<>(PooledClient.HIKARI_JAVA);
    private final MeasureViewModel measurement;
    private OptionalInt chosen = OptionalInt.empty();
    private boolean filling;

    /// Watches a server for a minute where it is asked to.
    ///
    /// @param servers those that are connected
    public PoolViewModel(Background background, ObservableList<ConnectedServer> servers) {
        this(background, servers, Duration.ofSeconds(1), 61);
    }

    PoolViewModel(Background background, ObservableList<ConnectedServer> servers, Duration pause, int looks) {
        this.background = background;
        this.servers = servers;
        this.pause = pause;
        this.looks = looks;
        this.measurement = new MeasureViewModel(background, peak -> figures.peak.fill(Integer.toString(peak), "measured under load"));
        figures.all().forEach(figure -> figure.textProperty().subscribe((_, _) -> changed()));
        figures.byUsersProperty().subscribe((_, _) -> changed());
        figures.bouncedProperty().subscribe((_, _) -> changed());
        changed();
    }

    PoolFigures figures() {
        return figures;
    }

    /// The measurement under load, whose peak is filled in.
    MeasureViewModel measurement() {
        return measurement;
    }

    ObservableList<ConnectedServer> servers() {
        return servers;
    }

    ReadOnlyObjectProperty<PoolState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The chosen size, simulated; none while that is under way.
    ReadOnlyObjectProperty<Optional<SimulatedPool>> simulatedProperty() {
        return simulated.getReadOnlyProperty();
    }

    /// What a server said last, or why it did not.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// The watching that is under way.
    ReadOnlyObjectProperty<Optional<Job>> watchingProperty() {
        return watching.getReadOnlyProperty();
    }

    /// Whose settings are shown.
    ObjectProperty<PooledClient> clientProperty() {
        return client;
    }

    /// Looks at this size in place of the recommended one.
    void choose(int size) {
        chosen = OptionalInt.of(size);
        answer();
    }

    /// Reads a server's settings, then watches its sessions for a minute, and fills in what follows.
    void fill(ConnectedServer server) {
        stop();
        Optional<Database> database = server.database().get();
        if (database.isEmpty()) {
            message.set(server.name() + " is not connected.");
            return;
        }
        message.set("Reading the settings of " + server.name() + "…");
        Job reading = background.run("Reading what bears on pools from " + server.name(), () -> PoolReader.facts(database.get()), facts -> {
            take(facts, server.name());
            watch(database.get(), server.name());
        }, this::failed);
        if (reading.running()) {
            under(reading);
        }
    }

    private void watch(Database database, String name) {
        message.set("Watching the sessions of " + name + " for a minute…");
        Job job = background.run("Watching the sessions of " + name, progress ->
                        PoolReader.watch(database, pause, looks, done -> progress.report(done, looks)), use -> {
                    watching.set(Optional.empty());
                    take(use, name);
                }, this::failed);
        under(job);
    }

    private void under(Job job) {
        watching.set(Optional.of(job).filter(Job::running));
        job.onCancelled(() -> {
            if (watching.get().filter(job::equals).isPresent()) {
                watching.set(Optional.empty());
                message.set("Stopped. What was read before stays.");
            }
        });
    }

    /// Ends what is under way.
    void stop() {
        watching.get().ifPresent(Job::cancel);
    }

    private void failed(Throwable failure) {
        watching.set(Optional.empty());
        message.set(failure instanceof ServerFailure said ? said.getMessage() : DefectText.of(failure));
    }

    private void take(PoolFacts facts, String name) {
        filled(() -> facts.figures().forEach(told -> figures.fill(told, name)));
    }

    private void take(PoolUse use, String name) {
        message.set(PoolText.use(use));
        filled(() -> use.figures().forEach(told -> figures.fill(told, name)));
    }

    private void filled(Runnable filler) {
        filling = true;
        filler.run();
        filling = false;
        changed();
    }

    private void changed() {
        if (!filling) {
            chosen = OptionalInt.empty();
            answer();
        }
    }

    private void answer() {
        PoolState now = answered();
        state.set(now);
        simulated.set(Optional.empty());
        if (now instanceof PoolState.Answer answer) {
            Load load = answer.load();
            int size = answer.chosen().size();
            background.runNewest(this, "Simulating a pool", _ -> SimulatedPool.run(load, size, REQUESTS, SEED),
                    found -> simulated.set(Optional.of(found)), failure -> message.set(DefectText.of(failure)));
        }
    }

    private PoolState answered() {
        List<String> wrong = figures.wrong();
        List<String> missing = figures.missing();
        if (!wrong.isEmpty()) {
            return new PoolState.Nothing("Mend what is marked: " + String.join(", ", wrong) + ".", true);
        }
        if (!missing.isEmpty()) {
            return new PoolState.Nothing("Type how many requests come and how long each holds its connection, or fill this in from a "
                    + "server. Missing: " + String.join(", ", missing) + ".", false);
        }
        try {
            return found();
        } catch (IllegalArgumentException contradiction) {
            return new PoolState.Nothing(contradiction.getMessage(), true);
        }
    }

    private PoolState.Answer found() {
        Load load = figures.load();
        PoolAdvice advice = PoolAdvice.of(figures.question());
        double target = figures.target.value().orElseThrow();
        PoolWait looked = chosen.isPresent() ? ErlangC.of(load, chosen.getAsInt()) : advice.waiting();
        int from = (int) load.offered() + 1;
        int enough = ErlangC.smallest(load, target * WITHIN_TARGET).map(PoolWait::size).orElse(from);
        int to = Math.clamp(Math.max(enough, looked.size() + 2), from + 3, from + MOST_SHOWN);
        return new PoolState.Answer(load, figures.pools(), target, advice, ErlangC.curve(load, from, Math.min(to, 262_143)), looked,
                figures.basic(), figures.basic().problems(PoolFigures.count(figures.maxConnections), load.arrivalsPerSecond(),
                        load.holdMs(), PoolFigures.count(figures.instances)),
                figures.workMem(looked.size()),
                figures.settings(load, looked, advice));
    }
}
