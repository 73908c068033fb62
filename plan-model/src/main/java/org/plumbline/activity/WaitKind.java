package org.plumbline.activity;

import java.util.Optional;

/// What a session that runs a statement is at, by its wait event's type.
public enum WaitKind {
    /// No wait event: it computes, or waits for a processor.
    CPU,
    IO,
    /// A lock that another session holds: on a table, a row, a transaction.
    LOCK,
    /// A lock of the server's own memory.
    LWLOCK,
    /// The client has to take what was sent, or to send more.
    CLIENT,
    /// Another process of the server, such as a parallel worker.
    IPC,
    /// Extensions, time-outs, buffer pins and the rest.
    OTHER;

    /// None of a session that runs nothing: what it waits for costs nobody time.
    public static Optional<WaitKind> of(Session session) {
        if (!session.isRunning()) {
            return Optional.empty();
        }
        return Optional.of(session.waitsFor().map(WaitEvent::type).map(WaitKind::ofType).orElse(CPU));
    }

    private static WaitKind ofType(String type) {
        return switch (type) {
            case "IO" -> IO;
            case "Lock" -> LOCK;
            case "LWLock" -> LWLOCK;
            case "Client" -> CLIENT;
            case "IPC" -> IPC;
            default -> OTHER;
        };
    }
}
