package org.plumbline.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a server's processes did at one moment.
///
/// @param readAt by the server's clock
/// @param sessions all of its processes, of all databases
/// @param prepared transactions without a session
/// @param mostConnections `max_connections`
/// @param progress how far commands are that say so
public record ActivitySnapshot(Instant readAt, List<Session> sessions, List<PreparedTransaction> prepared, int mostConnections,
        List<CommandProgress> progress) {
    public ActivitySnapshot {
        sessions = List.copyOf(sessions);
        prepared = List.copyOf(prepared);
        progress = List.copyOf(progress);
    }

    /// How long before this snapshot that was; none below zero.
    public Duration since(Instant begin) {
        Duration length = Duration.between(begin, readAt);
        return length.isNegative() ? Duration.ZERO : length;
    }

    public Optional<Session> session(int pid) {
        return sessions.stream().filter(each -> each.pid() == pid).findFirst();
    }

    /// How far the session's command is; none where it does not say.
    public Optional<CommandProgress> progress(Session session) {
        return progress.stream().filter(each -> each.pid() == session.pid()).findFirst();
    }

    /// Those that take one of the connections.
    public List<Session> clients() {
        return sessions.stream().filter(Session::isClient).toList();
    }
}
