package org.plumbline.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.Heartbeat;
import org.plumbline.app.db.HeartbeatReport;
import org.plumbline.app.db.HeartbeatServers;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ReplicationRound;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.ReplicaStatus;

/// Reads servers again and again, and measures a heartbeat on them where that is wanted.
final class ReplicaWatch implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final List<Connecting> servers;
    private final Consumer<String> onLeft;
    private final Map<String, Database> databases = new LinkedHashMap<>();
    private final Map<String, ServerFailure> closed = new LinkedHashMap<>();
    private final Map<String, ServerFailure> failures = new LinkedHashMap<>();
    private ReplicaGroup group = ReplicaGroup.of(ReplicaStatus.Limits.USUAL);
    private Optional<HeartbeatReport> heartbeat = Optional.empty();
    private Optional<String> refusal = Optional.empty();

    /// @param onLeft told where a heartbeat's table could not be dropped, even while the process is being ended
    ReplicaWatch(List<Connecting> servers, Consumer<String> onLeft) {
        this.servers = servers;
        this.onLeft = onLeft;
    }

    /// Reads.
    ///
    /// @param count how often
    /// @param every pause in between, in seconds
    /// @param beating what is measured at the end; none where nothing is
    void read(int count, double every, Optional<HeartbeatOption> beating) throws InterruptedException {
        open();
        for (int i = 0; i < count && !databases.isEmpty(); i++) {
            if (i > 0) {
                TimeUnit.NANOSECONDS.sleep(Math.round(every * NANOS));
            }
            ReplicationRound round = ReplicationRound.read(databases, group);
            group = group.with(round.at(), round.readings());
            failures.clear();
            failures.putAll(round.failures());
        }
        failures.putAll(closed);
        if (beating.isPresent() && !group.readings().isEmpty()) {
            measure(beating.get());
        }
    }

    private void measure(HeartbeatOption wanted) {
        try {
            var found = HeartbeatServers.of(databases, group);
            heartbeat = Optional.of(new Heartbeat(found, wanted.table(), wanted.pace(), wanted.table().statements(),
                    new Heartbeat.Watcher() {
                        @Override
                        public void beat(int written) {
                            // nobody looks
                        }

                        @Override
                        public void left(String words) {
                            onLeft.accept(words);
                        }
                    }).run());
        } catch (RefusedStatement | ServerFailure refused) {
            refusal = Optional.of(refused.getMessage());
        }
    }

    /// Those that do not answer now are not asked again.
    private void open() {
        for (Connecting each : servers) {
            String name = each.profile().place();
            if (databases.containsKey(name) || closed.containsKey(name)) {
                continue;
            }
            try {
                databases.put(name, each.open());
            } catch (ServerFailure failure) {
                closed.put(name, failure);
            }
        }
    }

    /// What was seen.
    ReplicaGroup group() {
        return group;
    }

    /// What was measured; none where nothing was to be, or it was refused.
    Optional<HeartbeatReport> heartbeat() {
        return heartbeat;
    }

    /// Why nothing was measured, though it was to be.
    Optional<String> refusal() {
        return refusal;
    }

    /// Why some did not answer the last time.
    Map<String, String> why() {
        var why = new LinkedHashMap<String, String>();
        failures.forEach((name, failure) -> why.put(name, failure.getMessage()));
        return why;
    }

    /// Whether none of those could be connected to.
    boolean isWithoutConnection() {
        return failures.values().stream().allMatch(ServerFailure::isWithoutConnection);
    }

    @Override
    public void close() {
        databases.values().forEach(Database::close);
    }
}
