package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.activity.ActivitySnapshot;
import org.plumbline.activity.Blocking;
import org.plumbline.activity.Concern;
import org.plumbline.activity.LockWait;
import org.plumbline.activity.Session;
import org.plumbline.activity.SessionState;
import org.plumbline.activity.WaitEvent;
import org.plumbline.activity.WaitKind;

/// What sessions do, in words.
public final class ActivityText {
    private ActivityText() {}

    /// `14 of 100 connections: 3 run a statement, 1 waits for a lock, 2 are idle in a transaction`.
    public static String title(ActivitySnapshot snapshot) {
        List<Session> clients = snapshot.clients();
        long running = clients.stream().filter(each -> each.isRunning() && !each.own()).count();
        long waiting = clients.stream().filter(each -> !each.blockedBy().isEmpty()).count();
        long idle = clients.stream().filter(Session::isIdleInTransaction).count();
        long hidden = clients.stream().filter(Session::hidden).count();
        var parts = new ArrayList<String>();
        parts.add(running == 0 ? "none runs a statement" : counted(running, "runs", "run") + " a statement");
        if (waiting > 0) {
            parts.add(counted(waiting, "waits", "wait") + " for a lock");
        }
        if (idle > 0) {
            parts.add(counted(idle, "is", "are") + " idle in a transaction");
        }
        if (hidden > 0) {
            parts.add(counted(hidden, "is", "are") + " hidden from this user");
        }
        return Format.count(clients.size()) + " of " + Format.count(snapshot.mostConnections()) + " connections: "
                + String.join(", ", parts);
    }

    /// What a user may not see, and what shows it; empty where all is seen.
    public static String hiddenNote(ActivitySnapshot snapshot) {
        return snapshot.sessions().stream().noneMatch(Session::hidden) ? ""
                : "Other users' sessions are hidden from this user. A member of pg_read_all_stats (or pg_monitor) sees them.";
    }

    private static String counted(long count, String one, String several) {
        return Format.count(count) + " " + (count == 1 ? one : several);
    }

    /// `4711 (shop, checkout)`.
    public static String who(Session session) {
        String application = session.client().application();
        String user = session.client().user().orElse(session.kind());
        return session.pid() + (user.isEmpty() ? "" : " (" + user + (application.isEmpty() ? "" : ", " + application) + ")");
    }

    /// A sentence on what should be looked at.
    public static String concern(ActivitySnapshot snapshot, Concern concern) {
        Optional<Session> session = snapshot.session(concern.pid());
        String length = Format.time(concern.length());
        String who = session.map(ActivityText::who).orElse(Integer.toString(concern.pid()));
        String others = concern.heldUp() == 0 ? "" : " " + counted(concern.heldUp(), "session waits", "sessions wait") + " for it.";
        return switch (concern.kind()) {
            case HOLDS_OTHERS_UP -> who + " holds up " + counted(concern.heldUp(), "session", "sessions") + ", for " + length
                    + " at most." + session.map(each -> " It is " + state(each) + each.times().state().map(snapshot::since)
                            .map(since -> " for " + Format.time(since)).orElse("") + ".").orElse("");
            case IDLE_IN_TRANSACTION -> who + " is " + session.map(ActivityText::state).orElse("") + " for " + length
                    + ": it keeps its locks, and VACUUM from removing what was deleted since." + others;
            case LONG_STATEMENT -> who + " runs one statement for " + length + "." + others;
            case LONG_TRANSACTION -> who + " has a transaction open for " + length
                    + ", which keeps VACUUM from removing what was deleted since." + others;
            case PREPARED_TRANSACTION -> "A prepared transaction"
                    + concern.prepared().map(each -> " of " + each.owner() + " (" + each.name() + ")").orElse("")
                    + " waits for its COMMIT PREPARED or ROLLBACK PREPARED for " + length + " and keeps its locks."
                    + (snapshot.prepared().size() == 1 || concern.heldUp() == 0 ? others
                            : " " + counted(concern.heldUp(), "session waits", "sessions wait") + " for one of these.");
        };
    }

    /// PostgreSQL's word for what a session does.
    public static String state(Session session) {
        return session.hidden() ? "hidden" : session.state().map(SessionState::word).orElse("");
    }

    /// `Lock: transactionid`; nothing where it does not wait, or waits for its client to send something.
    public static String wait(Session session) {
        return session.waitsFor().filter(_ -> session.isRunning() || !session.isClient()).map(ActivityText::event).orElse("");
    }

    public static String event(WaitEvent event) {
        return event.type() + ": " + event.name();
    }

    /// For a legend.
    public static String kind(WaitKind kind) {
        return switch (kind) {
            case CPU -> "CPU";
            case IO -> "I/O";
            case LOCK -> "Lock";
            case LWLOCK -> "Internal lock";
            case CLIENT -> "Client";
            case IPC -> "Other process";
            case OTHER -> "Other";
        };
    }

    /// What sessions of that kind are at.
    public static String explanation(WaitKind kind) {
        return switch (kind) {
            case CPU -> "No wait event: it computes, or waits for a processor";
            case IO -> "IO: it waits for a disk";
            case LOCK -> "Lock: it waits for a lock of another session, on a table, a row or a transaction";
            case LWLOCK -> "LWLock: it waits for a lock of the server's own memory";
            case CLIENT -> "Client: it waits for its client to take the rows or to send more";
            case IPC -> "IPC: it waits for another process of the server, such as a parallel worker";
            case OTHER -> "Timeout, BufferPin, Extension and the rest";
        };
    }

    /// Who it is, and since when it is at what it does.
    public static String facts(ActivitySnapshot snapshot, Session session) {
        var parts = new ArrayList<String>();
        parts.add((session.isClient() ? "Process " : session.kind() + ", process ") + session.pid()
                + session.leader().map(leader -> ", works for " + leader).orElse(""));
        session.client().user().ifPresent(user -> parts.add("user " + user));
        session.client().database().ifPresent(database -> parts.add("database " + database));
        Optional.of(session.client().application()).filter(name -> !name.isEmpty()).ifPresent(name -> parts.add("application " + name));
        session.client().address().ifPresent(address -> parts.add("from " + address));
        session.times().connected().map(snapshot::since).ifPresent(since -> parts.add("connected " + Format.time(since) + " ago"));
        session.times().transaction().map(snapshot::since).ifPresent(since -> parts.add("transaction for " + Format.time(since)
                + (session.writes() ? ", has changed something" : "")));
        if (session.snapshotAge().isPresent() && session.snapshotAge().getAsLong() > 0) {
            parts.add("its snapshot is " + Format.count(session.snapshotAge().getAsLong()) + " transactions old");
        }
        return String.join(" · ", parts);
    }

    /// What it waits for and who holds it; whom it holds up. Nothing where there is no lock.
    public static List<String> locks(ActivitySnapshot snapshot, Blocking blocking, Session session) {
        var sentences = new ArrayList<String>();
        if (!session.blockedBy().isEmpty()) {
            sentences.add("Waits for " + session.lock().map(ActivityText::lock).orElse("a lock") + ", which "
                    + Listing.of(session.blockedBy().stream().map(pid -> pid == 0 ? "a prepared transaction"
                            : snapshot.session(pid).map(ActivityText::who).orElse(Integer.toString(pid))).toList())
                    + (session.blockedBy().size() == 1 ? " holds or waits" : " hold or wait") + " for before it.");
            List<Integer> heads = blocking.heads(session.pid());
            if (heads.isEmpty()) {
                sentences.add("All of them wait for each other: a deadlock. PostgreSQL ends one of them after deadlock_timeout.");
            } else if (!session.blockedBy().containsAll(heads)) {
                sentences.add("At the head of the queue: " + Listing.of(heads.stream().map(pid -> snapshot.session(pid)
                        .map(each -> who(each) + ", " + state(each)).orElse(pid == 0 ? "a prepared transaction" : pid.toString())).toList())
                        + ".");
            }
        }
        int behind = blocking.behind(session.pid()).size();
        if (behind > 0) {
            sentences.add((behind == 1 ? "One session waits" : Format.count(behind) + " sessions wait") + " for it: "
                    + Listing.of(blocking.behind(session.pid()).stream().limit(MOST_NAMED).map(Object::toString).toList())
                    + (behind > MOST_NAMED ? " and others" : "") + ".");
        }
        return sentences;
    }

    private static final int MOST_NAMED = 8;

    private static String lock(LockWait lock) {
        return lock.mode() + switch (lock.kind()) {
            case "transactionid" -> " on the transaction that changed " + (lock.object().startsWith("a row") ? lock.object() : "its row");
            case "advisory" -> " on the advisory key " + lock.object();
            default -> lock.object().isEmpty() ? " (" + lock.kind() + ")" : " on " + lock.object();
        };
    }

    /// `for 12 min`, as a duration to compare.
    public static Optional<Duration> length(ActivitySnapshot snapshot, Session session) {
        return (session.isRunning() ? session.times().statement() : session.times().state()).map(snapshot::since);
    }
}
