package org.plumbline.app.ui.replicas;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.HeartbeatReport;
import org.plumbline.app.db.ReplicationRound;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.report.LagCsv;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.state.Figure;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.ui.text.HeartbeatText;
import org.plumbline.app.ui.text.ReplicaText;
import org.plumbline.app.ui.text.WriteFailure;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.capacity.replica.BasicReplica;
import org.plumbline.capacity.replica.HeartbeatLag;
import org.plumbline.capacity.replica.LagDistribution;
import org.plumbline.capacity.replica.LagSample;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.ReplicaStatus.Limits;
import org.plumbline.capacity.replica.RouterPolicy;
import org.plumbline.capacity.replica.RoutingReplay;

/// The connected servers as they are read again and again, and what routers would do with what was seen.
public final class ReplicasViewModel {
    private static final double MEGA = 1e6;
    private static final double ALLOWED = 0.01;

    /// A lag to judge by the plain formula.
    final Figure lag = Figure.of("Lag", "s").between(-1e9, 1e9, "a number of seconds").needed()
            .explained("What now() - pg_last_xact_replay_timestamp() gave").startingAt("2.5");
    final Figure after = Figure.of("Read after a write", "s").between(0, 1e6, "0 or more seconds").needed()
            .explained("How long after a write it is read: the later, the more rarely stale").startingAt("1");
    final Figure leaveAbove = Figure.of("Leave above", "s").between(0, RouterPolicy.LONGEST, "0 or more seconds").needed()
            .explained("Smoothed lag above which reads leave the standby (T_hi)").startingAt("5");
    final Figure returnBelow = Figure.of("Return below", "s").between(0, RouterPolicy.LONGEST, "0 or more seconds").needed()
            .explained("Smoothed lag below which they may return (T_lo)").startingAt("1");
    final Figure calm = Figure.of("For", "samples").whole(1, RouterPolicy.MOST_CALM).needed()
            .explained("So many calm samples in a row before they return (k)").startingAt("3");
    final Figure smoothing = Figure.of("Weight of the newest", "").between(0.001, 1, "a number above 0 and at most 1").needed()
            .explained("Exponentially weighted average: 1 takes the newest sample alone").startingAt("0.5");
    final Figure leaveAboveMb = Figure.of("Leave above", "MB").between(0.001, 1e9, "a number above 0").needed()
            .explained("Bytes behind above which reads leave at once; MB = 1,000,000 bytes").startingAt("100");

    private final Background background;
    private final ObservableList<ConnectedServer> servers;
    private final Set<String> leftOut = new HashSet<>();
    private final BooleanProperty live = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<ReplicaGroup> group = new ReadOnlyObjectWrapper<>(ReplicaGroup.of(Limits.USUAL));
    private final ObservableList<ServerRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper basic = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<String>> routing = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final OutlookViewModel outlook = new OutlookViewModel(group.get());
    private final CapacityViewModel capacity;
    private final HeartbeatViewModel heartbeat;
    private Map<String, ServerFailure> failures = Map.of();
    private RouterPolicy policy = RouterPolicy.USUAL;
    private Optional<Job> reading = Optional.empty();

    /// Reads nothing yet.
    ///
    /// @param servers those that are connected
    public ReplicasViewModel(Background background, ObservableList<ConnectedServer> servers) {
        this.background = background;
        this.servers = servers;
        this.capacity = new CapacityViewModel(background, this::open);
        this.heartbeat = new HeartbeatViewModel(background, this::open, group::get, this::measured);
        lag.textProperty().subscribe(_ -> judge());
        List.of(after, leaveAbove, returnBelow, calm, smoothing, leaveAboveMb, outlook.freeGb)
                .forEach(each -> each.textProperty().subscribe((_, _) -> tell()));
        tell();
    }

    /// A moment has passed.
    public void tick() {
        if (live.get()) {
            refresh();
        }
    }

    /// Reads all that are watched once more, unless it still does.
    public void refresh() {
        if (reading.filter(Job::running).isPresent() || watched().isEmpty()) {
            return;
        }
        List<ConnectedServer> all = watched();
        ReplicaGroup before = group.get();
        Job job = background.run("Reading replication", () -> ReplicationRound.read(open(all), before), this::show,
                failed -> message.set(DefectText.of(failed)));
        reading = Optional.of(job).filter(Job::running);
    }

    /// Forgets the samples.
    void clear() {
        group.set(ReplicaGroup.of(Limits.USUAL));
        failures = Map.of();
        tell();
    }

    /// Writes the samples as CSV.
    void export(Path file) {
        Map<String, List<LagSample>> samples = group.get().samples();
        background.run("Saving the samples", () -> {
            try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                LagCsv.write(out, samples);
            }
            return file;
        }, saved -> message.set("Saved " + saved + "."),
                failed -> message.set("Could not save " + file + ": " + WriteFailure.reason(failed) + " Choose another place."));
    }

    /// The window is closed.
    public void dispose() {
        live.set(false);
        reading.ifPresent(Job::cancel);
        heartbeat.dispose();
    }

    OutlookViewModel outlook() {
        return outlook;
    }

    CapacityViewModel capacity() {
        return capacity;
    }

    HeartbeatViewModel heartbeat() {
        return heartbeat;
    }

    /// How many seconds after a write it is read.
    double readAfter() {
        return after.value().orElse(0);
    }

    /// What a heartbeat found is told beside the samples, and says how long reads have to stay on the primary.
    private void measured(HeartbeatReport found) {
        List<Optional<HeartbeatLag.Stay>> stays = found.standbys().values().stream().flatMap(each -> each.lag().stream())
                .map(lag -> lag.stayOnPrimarySurely(ALLOWED)).toList();
        if (!stays.isEmpty() && stays.stream().allMatch(Optional::isPresent)) {
            double share = stays.stream().mapToDouble(each -> each.get().staleShare()).max().orElse(0);
            capacity.stay(stays.stream().mapToDouble(each -> each.get().seconds()).max().orElse(0),
                    "by the heartbeat: at most " + CacheText.share(share) + " of later reads are stale, with 95 % confidence");
        }
        tell();
    }

    ObservableList<ConnectedServer> servers() {
        return servers;
    }

    boolean isWatched(ConnectedServer server) {
        return !leftOut.contains(server.id());
    }

    /// Whether it is read from now on.
    void watch(ConnectedServer server, boolean watched) {
        if (watched) {
            leftOut.remove(server.id());
        } else {
            leftOut.add(server.id());
        }
    }

    BooleanProperty liveProperty() {
        return live;
    }

    /// What was seen so far.
    ReadOnlyObjectProperty<ReplicaGroup> groupProperty() {
        return group.getReadOnlyProperty();
    }

    ObservableList<ServerRow> rows() {
        return rows;
    }

    /// What the plain formula says of the typed lag.
    ReadOnlyStringProperty basicProperty() {
        return basic.getReadOnlyProperty();
    }

    /// What the routers would have done with the samples, a sentence each.
    ReadOnlyObjectProperty<List<String>> routingProperty() {
        return routing.getReadOnlyProperty();
    }

    /// What came of the last command.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Whether there is anything to export.
    boolean hasSamples() {
        return !group.get().samples().isEmpty();
    }

    private List<ConnectedServer> watched() {
        return servers.stream().filter(this::isWatched).toList();
    }

    private Map<String, Database> open() {
        return open(watched());
    }

    private static Map<String, Database> open(List<ConnectedServer> servers) {
        var open = new LinkedHashMap<String, Database>();
        servers.forEach(each -> each.database().get().ifPresent(database -> open.put(each.name(), database)));
        return open;
    }

    private void show(ReplicationRound round) {
        failures = round.failures();
        group.set(group.get().with(round.at(), round.readings()));
        outlook.read(group.get());
        tell();
    }

    private void judge() {
        basic.set(lag.value().isPresent() ? ReplicaText.basic(BasicReplica.of(lag.value().getAsDouble())) : "");
    }

    private void tell() {
        ReplicaGroup now = group.get();
        returnBelow.contradict(isContradiction() ? "This has to be no more than it leaves above: "
                + ReplicaText.time(leaveAbove.value().getAsDouble()) + "." : "");
        policy().ifPresent(found -> policy = found);
        OptionalDouble free = outlook.freeBytes();
        var told = new ArrayList<ServerRow>();
        now.depths().forEach((name, depth) -> told.add(ServerRow.of(name, depth, now, policy, free)));
        failures.forEach((name, why) -> told.add(ServerRow.failed(name, why.getMessage())));
        rows.setAll(told);
        routing.set(routes(now));
    }

    private boolean isContradiction() {
        return leaveAbove.isRight() && returnBelow.isRight() && returnBelow.value().getAsDouble() > leaveAbove.value().getAsDouble();
    }

    /// What is typed; none while some of it is wrong.
    private Optional<RouterPolicy> policy() {
        if (!Stream.of(leaveAbove, returnBelow, calm, smoothing, leaveAboveMb).allMatch(Figure::isRight) || isContradiction()) {
            return Optional.empty();
        }
        return Optional.of(new RouterPolicy(leaveAbove.value().getAsDouble(), returnBelow.value().getAsDouble(), calm.count().getAsInt(),
                smoothing.value().getAsDouble(), Math.round(leaveAboveMb.value().getAsDouble() * MEGA)));
    }

    private List<String> routes(ReplicaGroup now) {
        if (policy().isEmpty() || !after.isRight()) {
            return List.of(isContradiction() ? "It cannot return below more than it leaves above: make Return below smaller."
                    : "A figure is missing or wrong.");
        }
        double delta = after.value().getAsDouble();
        var lines = new ArrayList<String>();
        lines.add(ReplicaText.policy(policy));
        heartbeat.reportProperty().get().ifPresent(report -> report.standbys().forEach((name, met) -> met.lag().ifPresent(lag ->
                lines.add(name + ", by the heartbeat: " + HeartbeatText.stale(lag, delta)))));
        now.samples().forEach((name, samples) -> {
            if (samples.size() > 1) {
                String of = now.samples().size() > 1 ? name + ": the" : "The";
                if (samples.stream().anyMatch(each -> each.seconds().isPresent())) {
                    lines.add(ReplicaText.stale(LagDistribution.of(samples), delta));
                }
                lines.add(ReplicaText.replay(of + " plain formula", RoutingReplay.basic(samples, delta)));
                lines.add(ReplicaText.replay(of + " better router", RoutingReplay.better(samples, policy, delta)));
            }
        });
        return lines;
    }
}
