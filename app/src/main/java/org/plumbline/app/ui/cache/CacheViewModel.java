package org.plumbline.app.ui.cache;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
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
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.db.StatementTraffic;
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
import org.plumbline.workload.StatementCounters;
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
    private final ReadOnlyStringWrapper itemsWords = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper measuredItems = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ObservableList<CacheVerdict> verdicts = FXCollections.observableArrayList();
    private final CacheTrial trial;
    private Optional<AskedItems> items = Optional.empty();
    private boolean filling;
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
        background.runNewest("cache items", "Reading " + file.getFileName(), _ -> read(file), read ->
                take(Optional.of(new AskedItems.Trace(read)), file.getFileName() + ": " + CacheText.trace(read)),
                failed -> message.set(failed instanceof RefusedFigure ? failed.getMessage()
                        : failed instanceof IOException ? file + " could not be read: " + failed.getMessage() : DefectText.of(failed)));
    }

    /// Back to Zipf's law.
    void byZipf() {
        take(Optional.empty(), "");
    }

    private void take(Optional<AskedItems> asked, String words) {
        items = asked;
        itemsWords.set(words);
        measuredItems.set(asked.isPresent());
        reckon();
    }

    /// Takes a statement's calls for the requests, its time and its rows, and the values of the column that it compares for the items.
    void takeStatement(ConnectedServer server, String text) {
        Optional<Database> database = server.database().get();
        if (database.isEmpty()) {
            message.set(server.name() + " is not connected any more.");
            return;
        }
        message.set("");
        background.runNewest("cache items", "Reading a statement of " + server.name(), _ -> traffic(database.get(), text), found -> {
            if (found.isEmpty()) {
                message.set("The statement is not counted any more: read the statements again.");
                return;
            }
            StatementTraffic traffic = found.get();
            filling = true;
            figures.fill(traffic, server.name());
            filling = false;
            take(traffic.column().map(AskedItems.Column::new), CacheText.counted(traffic) + " "
                    + CacheText.values(traffic, traffic.column().isPresent()));
        }, failed -> message.set(failed instanceof ServerFailure || failed instanceof RefusedStatement ? failed.getMessage()
                : DefectText.of(failed)));
    }

    private static Optional<StatementTraffic> traffic(Database database, String text) throws ServerFailure, RefusedStatement {
        if (!(database.workload() instanceof WorkloadAnswer.Known(WorkloadSnapshot workload))) {
            return Optional.empty();
        }
        Optional<StatementCounters> counted = StatementTraffic.find(workload, text).stream().findFirst();
        Optional<Duration> window = counted.flatMap(each -> StatementTraffic.window(workload, each));
        return window.isEmpty() ? Optional.empty() : Optional.of(StatementTraffic.of(database, counted.get(), window.get()));
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
                _ -> Counted.of(database.get().workload()).withKeys(database.get()), this::show,
                failed -> message.set(failed instanceof ServerFailure ? failed.getMessage() : DefectText.of(failed)));
    }

    /// A server's statements, read in the background: each text is taken apart once.
    ///
    /// @param candidates what there is to rank
    /// @param lack why there is nothing; empty where there is
    record Counted(List<CandidateStatement> candidates, String lack) {
        Counted withKeys(Database database) throws ServerFailure {
            return new Counted(CacheCandidates.withKeys(database, candidates), lack);
        }

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

    /// Asks whether what is typed now may be measured over that server; nothing where something is missing.
    void askToMeasure(ConnectedServer server) {
        if (!trialLack(Optional.of(server)).isEmpty()) {
            return;
        }
        Optional<AskedItems> asked = items;
        Popularity zipf = figures.zipf();
        measurable().ifPresent(layers -> trial.ask(server, layers, (count, threads) -> asked.map(each -> each.requests(count, threads))
                .orElseGet(() -> LayersTrial.Requests.drawn(zipf, count, threads))));
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

    /// Where the popularity of the items comes from, in words; empty where all is typed.
    ReadOnlyStringProperty itemsWordsProperty() {
        return itemsWords.getReadOnlyProperty();
    }

    /// Whether it comes from elsewhere than Zipf's law.
    ReadOnlyBooleanProperty measuredItemsProperty() {
        return measuredItems.getReadOnlyProperty();
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
        if (filling) {
            return;
        }
        String lack = figures.lack();
        if (!lack.isEmpty()) {
            state.set(new CacheState.Nothing(lack));
            return;
        }
        Layers layers = figures.layers();
        boolean basic = figures.basic.get();
        Optional<AskedItems> asked = items;
        Supplier<Traffic> traffic = figures.traffic(asked.map(AskedItems::popularity));
        background.runNewest(this, "Reckoning the caches",
                _ -> CacheAnswer.of(layers, traffic.get(), asked.flatMap(AskedItems::replay), basic), state::set,
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
