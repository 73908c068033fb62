package org.plumbline.app.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.ReplicationReading;

/// What servers said of replication as they were asked one after the other: one that does not answer hides no other.
///
/// @param at when it began, by the clock of this machine
/// @param readings of those that answered, by their names
/// @param failures why the others did not
public record ReplicationRound(Instant at, Map<String, ReplicationReading> readings, Map<String, ServerFailure> failures) {
    /// Asks, the primaries first: what a standby has replayed by then is compared with what was there before.
    ///
    /// @param before tells which are standbys
    public static ReplicationRound read(Map<String, Database> servers, ReplicaGroup before) {
        Instant at = Instant.now();
        var order = new ArrayList<>(servers.keySet());
        order.sort((one, other) -> Boolean.compare(isStandby(before, one), isStandby(before, other)));
        var readings = new LinkedHashMap<String, ReplicationReading>();
        var failures = new LinkedHashMap<String, ServerFailure>();
        for (String name : order) {
            try {
                readings.put(name, servers.get(name).replication());
            } catch (ServerFailure failure) {
                failures.put(name, failure);
            }
        }
        return new ReplicationRound(at, readings, failures);
    }

    private static boolean isStandby(ReplicaGroup group, String name) {
        return Optional.ofNullable(group.readings().get(name)).filter(each -> each.own().inRecovery()).isPresent();
    }
}
