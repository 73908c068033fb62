package org.plumbline.app.ui.cache;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.plumbline.app.cache.LayersTrial;
import org.plumbline.app.db.BufferUse;
import org.plumbline.app.db.CacheCandidates;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.ui.text.WorkloadText;
import org.plumbline.app.work.Background;
import org.plumbline.capacity.RefusedFigure;
import org.plumbline.capacity.cache.CacheVerdict;
import org.plumbline.capacity.cache.CandidateStatement;
import org.plumbline.capacity.cache.KeyCounts;
import org.plumbline.capacity.cache.Layers;
import org.plumbline.capacity.cache.Popularity;
import org.plumbline.capacity.cache.Traffic;
import org.plumbline.plan.log.PackedFile;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadSnapshot;

/// What caches would do by what a person types, a trace of keys, and the statements of a server.
public final class CacheViewModel {
    private static final double USUAL_SECONDS = 300;
    private static final int MOST_STATEMENTS = 100;

    private final Background background;
    private final ObservableList<ConnectedServer> servers;
    private final CacheFigures figures = new CacheFigures();
    private final ReadOnlyObjectWrapper<CacheState> state = new ReadOnlyObjectWrapper<>(new CacheState.Nothing(""));
    private final ReadOnlyObjectWrapper<Optional<BufferUse>> buffers = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper traceName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ObservableList<CacheVerdict> verdicts = FXCollections.observableArrayList();
    private final CacheTrial trial;
    private Optional<KeyCounts> trace = Optional.empty();
    private List<CandidateStatement> candidates = List.of();

    /// @param servers those that are connected
    public CacheViewModel(Background background, ObservableList<ConnectedServer> servers) {
        this.background = background;
        this.servers = servers;
        this.trial = new CacheTrial(background);
        figures.onChange(this::reckon);
        reckon();
    }

    /// Takes how popular items are from a file of keys.
    void readTrace(Path file) {
        message.set("");
        background.runNewest("cache trace", "Reading " + file.getFileName(), _ -> read(file), read -> {
            trace = Optional.of(read);
            traceName.set(file.getFileName() + ": " + CacheText.trace(read));
            reckon();
        }, failed -> message.set(failed instanceof RefusedFigure ? failed.getMessage()
                : failed instanceof IOException ? file + " could not be read: " + failed.getMessage() : DefectText.of(failed)));
    }

    /// Back to Zipf's law.
    void forgetTrace() {
        trace = Optional.empty();
        traceName.set("");
        reckon();
    }

    /// Ranks a server's statements.
    void readStatements(ConnectedServer server) {
        Optional<Database> database = server.database().get();
        if (database.isEmpty()) {
            message.set(server.name() + " is not connected any more.");
            return;
        }
        message.set("");
        buffers.set(Optional.empty());
        background.runNewest("cache buffers", "Reading the buffers of " + server.name(), _ -> BufferUse.of(database.get()),
                use -> buffers.set(Optional.of(use)),
                failed -> message.set(failed instanceof ServerFailure ? failed.getMessage() : DefectText.of(failed)));
        background.runNewest("cache statements", "Reading the workload of " + server.name(),
                _ -> Counted.of(database.get().workload()), this::show,
                failed -> message.set(failed instanceof ServerFailure ? failed.getMessage() : DefectText.of(failed)));
    }

    /// A server's statements, read in the background: each text is taken apart once.
    ///
    /// @param candidates what there is to rank
    /// @param lack why there is nothing; empty where there is
    record Counted(List<CandidateStatement> candidates, String lack) {
        static Counted of(WorkloadAnswer answer) {
            if (!(answer instanceof WorkloadAnswer.Known(WorkloadSnapshot known))) {
                return new Counted(List.of(), WorkloadText.missing(answer).orElse(""));
            }
            return CacheCandidates.of(known, 0, 0).map(found -> new Counted(found, found.isEmpty() ? "No statement was counted yet." : ""))
                    .orElseGet(() -> new Counted(List.of(), CacheText.SINCE_UNKNOWN));
        }
    }

    /// Ranks these from now on.
    void show(Counted counted) {
        candidates = counted.candidates();
        message.set(counted.lack());
        rank();
    }

    /// The measurement.
    CacheTrial trial() {
        return trial;
    }

    /// Why nothing can be measured; empty where it can.
    String trialLack(Optional<ConnectedServer> server) {
        return figures.lack().isEmpty() ? measurable().map(layers -> trial.lack(server, layers))
                .orElse("There is no cache to measure: type the room or the time to live of one.") : figures.lack();
    }

    /// Measures what is typed, over that server.
    void measure(ConnectedServer server) {
        Optional<KeyCounts> replayed = trace;
        Popularity popularity = replayed.map(KeyCounts::popularity).orElseGet(figures::zipf);
        measurable().ifPresent(layers -> trial.run(server, layers, (count, threads) -> replayed
                .map(keys -> new LayersTrial.Requests(popularity, keys.first().subList(0, Math.min(count, keys.first().size())), threads))
                .orElseGet(() -> LayersTrial.Requests.drawn(popularity, count, threads))));
    }

    private Optional<Layers> measurable() {
        return Optional.of(figures.layers()).filter(layers -> layers.local().isPresent() || layers.shared().isPresent());
    }

    CacheFigures figures() {
        return figures;
    }

    ObservableList<ConnectedServer> servers() {
        return servers;
    }

    ReadOnlyObjectProperty<CacheState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The trace that the popularity comes from, in words; empty without one.
    ReadOnlyStringProperty traceNameProperty() {
        return traceName.getReadOnlyProperty();
    }

    /// How the server's own memory serves its tables; empty before it was read.
    ReadOnlyObjectProperty<Optional<BufferUse>> buffersProperty() {
        return buffers.getReadOnlyProperty();
    }

    /// What went wrong with the last command.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// The statements of the server, what saves most first.
    ObservableList<CacheVerdict> verdicts() {
        return verdicts;
    }

    private static KeyCounts read(Path file) throws IOException {
        try (InputStream in = PackedFile.open(file).in();
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return KeyCounts.of(lines.lines().iterator());
        }
    }

    private void reckon() {
        String lack = figures.lack();
        if (!lack.isEmpty()) {
            state.set(new CacheState.Nothing(lack));
            return;
        }
        Layers layers = figures.layers();
        boolean basic = figures.basic.get();
        Optional<KeyCounts> keys = trace;
        Supplier<Traffic> traffic = figures.traffic(keys.map(KeyCounts::popularity));
        background.runNewest(this, "Reckoning the caches",
                _ -> CacheAnswer.of(layers, traffic.get(), keys.map(KeyCounts::replay), basic), state::set,
                failed -> state.set(new CacheState.Nothing(
                        failed instanceof RefusedFigure ? failed.getMessage() : DefectText.of(failed))));
        rank();
    }

    private void rank() {
        if (!figures.lack().isEmpty()) {
            return;
        }
        double updates = figures.updatesPerSecond();
        double bytes = figures.valueBytes.value().orElse(0);
        List<CacheVerdict> ranked = CacheVerdict.rank(candidates.stream().map(each -> each.withResults(updates, bytes)).toList(),
                figures.sharedSeconds.value().orElse(USUAL_SECONDS), figures.sharedMs.value().orElse(0));
        verdicts.setAll(ranked.subList(0, Math.min(MOST_STATEMENTS, ranked.size())));
    }
}
