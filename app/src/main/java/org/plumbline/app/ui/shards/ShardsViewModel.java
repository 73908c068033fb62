package org.plumbline.app.ui.shards;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.plumbline.app.db.Canceller;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.ui.text.ShardText;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.app.work.Work;
import org.plumbline.capacity.Zipf;
import org.plumbline.capacity.shard.MethodLoad;
import org.plumbline.capacity.shard.ShardCounts;
import org.plumbline.capacity.shard.ShardMethod;

/// The Shards panel: keys from numbers, a text, a file or a column, counted by every method but a slow one. Numbers
/// and typed keys are counted as they are typed; a file or a column when the person says so.
public final class ShardsViewModel {
    private final Background background;
    private final ObservableList<ConnectedServer> servers;
    private final KeyInputs inputs = new KeyInputs();
    private final ReadOnlyObjectWrapper<ShardsState> state = new ReadOnlyObjectWrapper<>(new ShardsState.Nothing(""));
    private final ObservableList<MethodRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<ShardMethod> method = new SimpleObjectProperty<>(ShardMethod.MODULO);
    private final ScriptInputs scripts;
    private final PlanningInputs planning = new PlanningInputs();
    private Optional<Job> job = Optional.empty();
    private boolean awaitsWeights;

    /// Counts numbers at once.
    ///
    /// @param servers those that are connected; lives longer than this
    public ShardsViewModel(Background background, ObservableList<ConnectedServer> servers) {
        this.background = background;
        this.servers = servers;
        this.scripts = new ScriptInputs(inputs, method);
        inputs.texts().forEach(text -> text.subscribe((_, _) -> changed()));
        inputs.type.subscribe((_, _) -> changed());
        inputs.source.subscribe((_, _) -> changed());
        inputs.server.subscribe((_, _) -> changed());
        servers.addListener((ListChangeListener<ConnectedServer>) _ -> follow());
        follow();
        changed();
    }

    KeyInputs inputs() {
        return inputs;
    }

    ScriptInputs scripts() {
        return scripts;
    }

    PlanningInputs planning() {
        return planning;
    }

    ObservableList<ConnectedServer> servers() {
        return servers;
    }

    ReadOnlyObjectProperty<ShardsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Each method, in their order; those of the last count while another one runs.
    ObservableList<MethodRow> rows() {
        return rows;
    }

    /// The one that the chart and the scripts are of.
    ObjectProperty<ShardMethod> methodProperty() {
        return method;
    }

    /// Whether the chosen source waits for the person to say so.
    boolean waitsForPerson() {
        return inputs.source.get() == KeySource.FILE || inputs.source.get() == KeySource.COLUMN;
    }

    /// The sentences below the table: what the chosen method does with these keys.
    List<String> sentences() {
        if (!(state.get() instanceof ShardsState.Complete(Counted counted, String _))) {
            return List.of();
        }
        ShardCounts counts = counted.counts();
        MethodLoad load = load(counts);
        return Stream.of(ShardText.moved(load), ShardText.evenness(load, counts), ShardText.sampling(load),
                ShardText.reason(load.method()), ShardText.hottest(counts.facts())).filter(sentence -> !sentence.isEmpty()).toList();
    }

    /// Which method was not counted, and why; empty where all were.
    String leftOut() {
        return state.get() instanceof ShardsState.Complete(Counted counted, String _)
                ? ShardText.leftOut(counted.counts(), inputs.weights.isRight()) : "";
    }

    /// What makes the keys bad ones.
    List<String> warnings() {
        return state.get() instanceof ShardsState.Complete(Counted counted, String _)
                ? ShardText.warnings(counted.counts(), load(counted.counts()).after().shards()) : List.of();
    }

    MethodLoad load(ShardCounts counts) {
        return counts.methods().stream().filter(each -> each.method() == method.get()).findFirst().orElseThrow();
    }

    /// Counts the keys of the chosen source, however large it is.
    void count() {
        job.ifPresent(Job::cancel);
        job = Optional.empty();
        Optional<String> trouble = trouble();
        if (trouble.isPresent()) {
            rows.clear();
            state.set(new ShardsState.Nothing(trouble.get()));
            return;
        }
        String origin = origin();
        state.set(new ShardsState.Running());
        Job started = background.run("Counting keys: " + origin, work(), counted -> show(counted, origin), this::failed);
        job = Optional.of(started).filter(Job::running);
        started.onCancelled(() -> {
            if (state.get() instanceof ShardsState.Running) {
                rows.clear();
                state.set(new ShardsState.Nothing("Counting was stopped."));
            }
        });
    }

    private Optional<String> trouble() {
        if (inputs.source.get() == KeySource.COLUMN && inputs.server.get().isEmpty()) {
            return Optional.of("Connect to a server (Ctrl+Shift+O, or the demo database) to measure one of its columns.");
        }
        return inputs.right() ? Optional.empty() : Optional.of("Fill in what is missing or marked to see what becomes of the keys.");
    }

    private Work<Counted> work() {
        Comparison comparison = inputs.comparison();
        return switch (inputs.source.get()) {
            case NUMBERS -> Counting.numbers(inputs.numbers.count().orElseThrow(), comparison);
            case ZIPF -> Counting.zipf(
                    new Zipf(inputs.numbers.count().orElseThrow(), inputs.exponent.value().orElseThrow()), comparison);
            case TYPED -> Counting.typed(inputs.typed.meaning().orElseThrow(), inputs.type.get(), comparison);
            case FILE -> Counting.file(inputs.file.meaning().orElseThrow(), inputs.type.get(), comparison);
            case COLUMN -> column();
        };
    }

    private Work<Counted> column() {
        var wanted = inputs.wantedColumn();
        Optional<Database> database = inputs.server.get().flatMap(server -> server.database().get());
        return progress -> {
            if (database.isEmpty()) {
                throw new IllegalArgumentException("The connection is closed. Connect to it again, then measure.");
            }
            var canceller = new Canceller();
            progress.onCancel(canceller::cancel);
            var measured = database.get().keys(wanted, canceller, progress::report);
            return new Counted(measured.counts(), Optional.of(measured));
        };
    }

    private String origin() {
        return switch (inputs.source.get()) {
            case NUMBERS -> "the numbers from 0 up";
            case ZIPF -> "as many rows as keys, the i-th key asked for in proportion to i^-" + inputs.exponent.textProperty().get().strip();
            case TYPED -> "the keys typed here";
            case FILE -> inputs.file.meaning().orElseThrow().getFileName().toString();
            case COLUMN -> inputs.column.meaning().orElseThrow() + " of " + inputs.table.meaning().orElseThrow() + " on "
                    + inputs.server.get().map(ConnectedServer::name).orElse("");
        };
    }

    private void show(Counted counted, String origin) {
        job = Optional.empty();
        choose(counted.counts().methods().stream().map(MethodLoad::method).toList());
        rows.setAll(counted.counts().methods().stream().map(MethodRow::new).toList());
        counted.measured().ifPresent(scripts::takeOver);
        planning.takeOver(counted.counts());
        state.set(new ShardsState.Complete(counted, counted.measured().map(ShardText::origin)
                .orElse(ShardText.origin(counted.counts(), origin))));
    }

    /// Another method where the chosen one was not counted; rendezvous again once its weights are right.
    private void choose(List<ShardMethod> counted) {
        if (!counted.contains(method.get())) {
            awaitsWeights = method.get() == ShardMethod.RENDEZVOUS && !inputs.weights.isRight();
            method.set(ShardMethod.MODULO);
        } else if (awaitsWeights && counted.contains(ShardMethod.RENDEZVOUS)) {
            awaitsWeights = false;
            if (method.get() == ShardMethod.MODULO) {
                method.set(ShardMethod.RENDEZVOUS);
            }
        }
    }

    private void failed(Throwable cause) {
        job = Optional.empty();
        rows.clear();
        state.set(new ShardsState.Failed(switch (cause) {
            case ServerFailure failure -> failure.getMessage();
            case IllegalArgumentException wrong -> wrong.getMessage();
            case NoSuchFileException _ -> "There is no such file.";
            case AccessDeniedException _ -> "This file may not be read by you: its permissions forbid it.";
            case IOException unreadable -> "The file could not be read: " + unreadable.getMessage() + ".";
            default -> DefectText.of(cause);
        }));
    }

    /// What was counted no longer belongs to what is typed.
    private void changed() {
        if (!waitsForPerson()) {
            count();
            return;
        }
        job.ifPresent(Job::cancel);
        job = Optional.empty();
        rows.clear();
        state.set(new ShardsState.Nothing(trouble().orElse(inputs.source.get() == KeySource.FILE ? "Press Count to read the file."
                : "Press Measure to read the column, in a read-only transaction.")));
    }

    /// The first connection is chosen by itself, and one that is gone no longer.
    private void follow() {
        Optional<ConnectedServer> chosen = inputs.server.get().filter(servers::contains);
        inputs.server.set(chosen.or(() -> servers.stream().findFirst()));
    }
}
