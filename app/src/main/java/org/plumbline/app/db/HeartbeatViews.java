package org.plumbline.app.db;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.plumbline.capacity.replica.HeartbeatLag;
import org.plumbline.capacity.replica.LagSample;
import org.plumbline.capacity.replica.PrimaryReading.Sender;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.ReplicaStatus.Limits;

/// What the servers' own views say of the lag while a heartbeat is measured.
final class HeartbeatViews {
    private static final double EVERY = 0.25;
    private static final double NANOS = 1e9;

    private final Map<String, List<Double>> replayLag = new HashMap<>();
    private ReplicaGroup group = ReplicaGroup.of(Limits.USUAL);

    /// Reads all again and again until it is told to stop. One that does not answer is told of by whoever looks at it.
    void run(HeartbeatServers servers, HeartbeatClock clock, BooleanSupplier stopped) throws InterruptedException {
        while (!stopped.getAsBoolean()) {
            double begun = clock.seconds();
            read(servers);
            clock.until(begun + EVERY, stopped);
        }
    }

    /// Reads all once: before anything is written, so that the age of what is written is known.
    void read(HeartbeatServers servers) {
        add(ReplicationRound.read(servers.all(), now()));
    }

    private synchronized ReplicaGroup now() {
        return group;
    }

    private synchronized void add(ReplicationRound round) {
        group = group.with(round.at(), round.readings());
        round.readings().forEach((name, reading) -> group.feedOf(name).senderOf(reading.own())
                .flatMap(Sender::replayLag).map(Duration::toNanos).ifPresent(nanos -> replayLag.computeIfAbsent(name,
                _ -> new ArrayList<>()).add(nanos / NANOS)));
    }

    /// How a standby met the heartbeat, with what the views said.
    synchronized HeartbeatReport.Met met(String name, Optional<HeartbeatLag> lag, Optional<String> failure) {
        List<LagSample> samples = group.samples().getOrDefault(name, List.of());
        return new HeartbeatReport.Met(lag, HeartbeatReport.Met.distribution(replayLag.getOrDefault(name, List.of())),
                HeartbeatReport.Met.distribution(known(samples, LagSample::seconds)),
                HeartbeatReport.Met.distribution(known(samples, LagSample::plainSeconds)), failure);
    }

    private static List<Double> known(List<LagSample> samples, Function<LagSample, OptionalDouble> figure) {
        return samples.stream().flatMap(each -> figure.apply(each).stream().boxed()).map(each -> Math.max(0, each)).toList();
    }
}
