package org.plumbline.activity;

import java.time.Instant;
import java.util.Optional;

/// Since when a session is at what it does, by the server's clock; none where that is hidden or nothing is under way.
///
/// @param connected when the process began
/// @param transaction when its transaction began
/// @param statement when the statement began that runs, or the last one that ran
/// @param state since when its state is the one it has
public record SessionTimes(
        Optional<Instant> connected, Optional<Instant> transaction, Optional<Instant> statement, Optional<Instant> state) {
    public static final SessionTimes UNKNOWN = new SessionTimes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
