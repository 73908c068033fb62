package org.plumbline.app.db;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.plumbline.app.db.ServerFailure.Kind;

/// The line to a database: opened when it is needed, and again after it was lost, until this is closed. May be used from several threads;
/// one connects, the others wait for it. Its own lock is held for a moment alone, so that closing waits for no network.
final class LineOnDemand implements AutoCloseable {
    private final ConnectionProfile profile;
    private final Login login;
    private final Patience patience;
    private final List<Consumer<ConnectionState>> listeners = new CopyOnWriteArrayList<>();
    private final Object connecting = new Object();
    private volatile ConnectionState state = new ConnectionState.Disconnected();
    private Optional<Line> line = Optional.empty();
    private boolean loginInUse;
    private boolean closed;

    /// @param login closed with this
    LineOnDemand(ConnectionProfile profile, Login login, Patience patience) {
        this.profile = profile;
        this.login = login;
        this.patience = patience;
    }

    /// Another to the same server, not open yet, which stays when this one is closed.
    ///
    /// @throws ServerFailure that this was closed
    synchronized LineOnDemand beside() throws ServerFailure {
        if (closed) {
            throw closedFailure();
        }
        return new LineOnDemand(profile, login.copy(), patience);
    }

    ConnectionState state() {
        return state;
    }

    /// Tells of each new state, on the thread that caused it.
    void onState(Consumer<ConnectionState> listener) {
        listeners.add(listener);
    }

    /// The line, open.
    ///
    /// @throws ServerFailure why it cannot be opened, and what to try; or that this was closed
    Line get() throws ServerFailure {
        Optional<Line> there = open();
        if (there.isPresent()) {
            return there.get();
        }
        synchronized (connecting) {
            synchronized (this) {
                there = open();
                loginInUse = there.isEmpty();
            }
            return there.isPresent() ? there.get() : connect();
        }
    }

    private synchronized Optional<Line> open() throws ServerFailure {
        if (closed) {
            throw closedFailure();
        }
        return line;
    }

    private Line connect() throws ServerFailure {
        ConnectionState before = state;
        become(before instanceof ConnectionState.Lost(String reason, boolean _)
                ? new ConnectionState.Lost(reason, true) : new ConnectionState.Connecting());
        try {
            Line opened = Line.open(profile, login, patience);
            if (!keep(opened)) {
                opened.close();
                throw closedFailure();
            }
            become(new ConnectionState.Connected(opened.server()));
            return opened;
        } catch (ServerFailure failure) {
            become(before instanceof ConnectionState.Lost
                    ? new ConnectionState.Lost(failure.getMessage(), false) : new ConnectionState.Disconnected());
            throw failure;
        } finally {
            loginIsFree();
        }
    }

    private synchronized boolean keep(Line opened) {
        line = closed ? Optional.empty() : Optional.of(opened);
        return !closed;
    }

    private synchronized void loginIsFree() {
        loginInUse = false;
        if (closed) {
            login.close();
        }
    }

    private ServerFailure closedFailure() {
        return new ServerFailure(Kind.LOST, "The connection to " + profile.name() + " was closed. Connect again.", null);
    }

    /// This line leads nowhere any more.
    ///
    /// @param reason a sentence or two
    void lost(Line gone, String reason) {
        synchronized (this) {
            if (!line.equals(Optional.of(gone))) {
                return;
            }
            line = Optional.empty();
            // Before anybody can connect anew: what is told later must not undo that.
            state = closed ? state : new ConnectionState.Lost(reason, false);
        }
        ConnectionState now = state;
        listeners.forEach(listener -> listener.accept(now));
        gone.close();
    }

    /// Closes every session and wipes the secrets. What comes of connecting meanwhile is closed at once.
    @Override
    public void close() {
        Optional<Line> open;
        synchronized (this) {
            closed = true;
            open = line;
            line = Optional.empty();
            if (!loginInUse) {
                login.close();
            }
        }
        open.ifPresent(Line::close);
        become(new ConnectionState.Disconnected());
    }

    /// Once this is closed, it stays disconnected.
    private void become(ConnectionState now) {
        synchronized (this) {
            if (closed && !(now instanceof ConnectionState.Disconnected)) {
                return;
            }
            state = now;
        }
        listeners.forEach(listener -> listener.accept(now));
    }
}
