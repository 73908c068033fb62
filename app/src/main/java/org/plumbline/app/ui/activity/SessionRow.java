package org.plumbline.app.ui.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.activity.ActivitySnapshot;
import org.plumbline.activity.Blocking;
import org.plumbline.activity.CommandProgress;
import org.plumbline.activity.Session;
import org.plumbline.app.ui.text.ActivityText;
import org.plumbline.app.ui.text.EndingText;
import org.plumbline.app.ui.text.ProgressText;

/// One process of the server, in words.
///
/// @param line its statement in one line, cut where it is long
/// @param length for how long it is at what it does; null where that is not known, as tables sort by it
/// @param transaction for how long its transaction is open; likewise
/// @param behind how many wait for it
/// @param facts who it is
/// @param progress how far its command is; empty where that does not say
/// @param notes how far its command is, what it waits for and whom it holds up
record SessionRow(Session session, String line, Duration length, Duration transaction, int behind, String facts, String progress,
        List<String> notes) {
    private static final int LONGEST = 400;

    /// What stays the same from one reading to the next.
    record Key(int pid, Optional<Instant> connected) {}

    SessionRow {
        notes = List.copyOf(notes);
    }

    static SessionRow of(ActivitySnapshot snapshot, Blocking blocking, Session session) {
        String text = session.statement().text();
        String line = text.substring(0, Math.min(text.length(), 4 * LONGEST)).replaceAll("\\s+", " ").strip();
        Optional<CommandProgress> progress = snapshot.progress(session);
        return new SessionRow(session, line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line,
                ActivityText.length(snapshot, session).orElse(null),
                session.times().transaction().map(snapshot::since).orElse(null), blocking.behind(session.pid()).size(),
                ActivityText.facts(snapshot, session), progress.map(ProgressText::brief).orElse(""),
                Stream.concat(progress.map(ProgressText::sentence).stream(), ActivityText.locks(snapshot, blocking, session).stream())
                        .toList());
    }

    Key key() {
        return new Key(session.pid(), session.times().connected());
    }

    /// It does something, or keeps somebody from it.
    boolean isBusy() {
        return !session.own() && (session.isClient() ? session.isRunning() || session.isIdleInTransaction() || behind > 0
                : !session.statement().text().isEmpty());
    }

    String state() {
        return session.isClient() ? ActivityText.state(session) : session.kind();
    }

    String waits() {
        return ActivityText.wait(session);
    }

    String blockedBy() {
        return session.blockedBy().stream().map(pid -> pid == 0 ? "prepared" : pid.toString()).collect(Collectors.joining(", "));
    }

    List<String> endingNotes() {
        return EndingText.notes(session);
    }

    List<EndingText.Way> endings() {
        return EndingText.ways(session);
    }

    boolean matches(String wanted) {
        String words = wanted.strip().toLowerCase(Locale.ROOT);
        return words.isEmpty() || Stream.of(Integer.toString(session.pid()), session.client().user().orElse(""),
                        session.client().database().orElse(""), session.client().application(), session.client().address().orElse(""),
                        state(), waits(), progress, session.statement().text())
                .anyMatch(part -> part.toLowerCase(Locale.ROOT).contains(words));
    }
}
