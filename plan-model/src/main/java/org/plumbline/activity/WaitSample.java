package org.plumbline.activity;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/// How many sessions ran a statement at a moment, by what they were at.
///
/// @param at by the server's clock
/// @param running none of a kind where it is absent
public record WaitSample(Instant at, Map<WaitKind, Integer> running) {
    public WaitSample {
        running = Map.copyOf(running);
    }

    /// Of clients and what works for them; not of Plumbline's own sessions.
    static WaitSample of(ActivitySnapshot snapshot) {
        var running = new EnumMap<WaitKind, Integer>(WaitKind.class);
        for (Session session : snapshot.sessions()) {
            if (session.isLoad()) {
                WaitKind.of(session).ifPresent(kind -> running.merge(kind, 1, Integer::sum));
            }
        }
        return new WaitSample(snapshot.readAt(), running);
    }

    public int of(WaitKind kind) {
        return running.getOrDefault(kind, 0);
    }

    public int all() {
        return running.values().stream().mapToInt(Integer::intValue).sum();
    }
}
