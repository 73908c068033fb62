package org.plumbline.app.report;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.app.db.HeartbeatReport;
import org.plumbline.capacity.replica.Lsn;
import org.plumbline.capacity.replica.ReplicaGroup;

/// Servers that were watched, and what a person asks about them.
///
/// @param group what they said
/// @param failures why some said nothing last, by their names
/// @param token that a read has to see
/// @param freeBytes of the primary's disk, as typed
/// @param after how many seconds after a write it is read
/// @param heartbeat that was measured on them
public record WatchedReplicas(ReplicaGroup group, Map<String, String> failures, Optional<Lsn> token, OptionalDouble freeBytes, double after,
        Optional<HeartbeatReport> heartbeat) {}
