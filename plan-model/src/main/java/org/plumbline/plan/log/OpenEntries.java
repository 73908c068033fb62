package org.plumbline.plan.log;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The plans of which more lines may come: one, or one for each process where every line says which process wrote it.
final class OpenEntries {
    private static final int MOST = 64;

    /// Fields that may go over several lines: what follows with a tab is theirs.
    private static final List<byte[]> LONG_FIELDS = List.of(
            ByteText.of("STATEMENT"), ByteText.of("QUERY"), ByteText.of("CONTEXT"), ByteText.of("DETAIL"), ByteText.of("HINT"));
    private static final List<byte[]> LONG_MESSAGES =
            List.of(ByteText.of("statement: "), ByteText.of("execute "), ByteText.of("parse "), ByteText.of("bind "));

    private final LogSink sink;
    private final List<OpenEntry> entries = new ArrayList<>();
    private final Piece piece = new Piece();
    private LogPrefix prefix;
    private OpenEntry last;

    OpenEntries(LogSink sink) {
        this.sink = sink;
    }

    /// @param learned how records start in this log
    void start(OpenEntry entry, LogPrefix learned) {
        if (entry.carrier() == Carrier.SYSLOG && entry.process().isPresent() && (last == null || !last.hasRawTabs())) {
            closeFor(entry.process());
        } else {
            closeAll();
        }
        if (entries.size() == MOST) {
            close(entries.getFirst());
        }
        entries.add(entry);
        last = entry;
        prefix = learned;
    }

    /// The common case, fast: a line with a tab in front goes on with the plan before.
    boolean takes(byte[] bytes, int from, int to, LogLines lines) {
        if (last == null || from == to || bytes[from] != '\t') {
            return false;
        }
        if (last.paused()) {
            if (!last.goesOnWith(bytes, from + 1, to)) {
                close(last);
                return true;
            }
            last.resume();
        }
        last.addTabbed(bytes, from, to, lines.number(), true);
        last.endsAt(lines.endOffset());
        return true;
    }

    /// Any other line.
    void other(byte[] bytes, int from, int to, LogLines lines) {
        if (last == null) {
            return;
        }
        if (!last.carrier().unwrap(bytes, from, to, piece)) {
            piece.set(bytes, from, to, -1);
        }
        OpenEntry entry = writtenBy(piece.process());
        if (entry == null) {
            if (last.hasRawTabs()) {
                untabbed(last, lines);
            }
        } else if (piece.startsRecord()) {
            close(entry);
        } else if (piece.joinsLast() && entry.hasTabs()) {
            entry.join(piece.bytes(), piece.from(), piece.to());
            entry.endsAt(lines.endOffset());
        } else if (piece.hasTab()) {
            carried(entry, lines);
        } else {
            untabbed(entry, lines);
        }
    }

    private void carried(OpenEntry entry, LogLines lines) {
        if (entry.paused() && !entry.goesOnWith(piece.bytes(), piece.from() + 1, piece.to())) {
            close(entry);
            return;
        }
        entry.resume();
        entry.addTabbed(piece.bytes(), piece.from(), piece.to(), lines.number(), false);
        entry.endsAt(lines.endOffset());
    }

    private void untabbed(OpenEntry entry, LogLines lines) {
        byte[] bytes = piece.bytes();
        int from = piece.from();
        int to = piece.to();
        if (prefix.starts(bytes, from, to)) {
            record(entry, bytes, from, to);
        } else if (entry.hasTabs() && !entry.endsInString()) {
            entry.pause();
        } else {
            entry.addBare(bytes, from, to, lines.number());
            entry.endsAt(lines.endOffset());
        }
    }

    /// Another record. A process finishes one before it starts the next; the record of another may stand in the middle of a plan.
    private void record(OpenEntry entry, byte[] bytes, int from, int to) {
        int message = LogPrefix.messageStart(bytes, from, to);
        OptionalInt writer = LogPrefix.process(bytes, from, message < 0 ? to : message);
        boolean sameWriter = writer.isPresent() && writer.equals(entry.process());
        boolean wasBare = !entry.hasTabs() && !entry.isEmpty();
        if (sameWriter || wasBare || (entry.isEmpty() && writer.isEmpty()) || mayGoOn(bytes, from, to, message)) {
            close(entry);
        } else {
            entry.pause();
        }
    }

    private static boolean mayGoOn(byte[] bytes, int from, int to, int message) {
        return message < 0 || LONG_FIELDS.stream().anyMatch(field -> LogPrefix.isField(bytes, from, message, field))
                || LONG_MESSAGES.stream().anyMatch(text -> ByteText.contains(bytes, message, Math.min(to, message + 64), text));
    }

    private OpenEntry writtenBy(int process) {
        if (process < 0) {
            return last;
        }
        for (OpenEntry entry : entries) {
            if (entry.process().isEmpty() || entry.process().getAsInt() == process) {
                return entry;
            }
        }
        return null;
    }

    /// The process starts another record: what it had open is complete.
    void closeFor(OptionalInt process) {
        for (OpenEntry entry : List.copyOf(entries)) {
            if (process.isEmpty() || entry.process().isEmpty() || entry.process().equals(process)) {
                close(entry);
            }
        }
    }

    void closeAll() {
        List.copyOf(entries).forEach(this::close);
    }

    private void close(OpenEntry entry) {
        entries.remove(entry);
        last = entries.isEmpty() ? null : entries.getLast();
        hand(entry, sink);
    }

    static void hand(OpenEntry entry, LogSink sink) {
        if (entry.tooLong()) {
            sink.warning(entry.line(), "The plan that starts here is longer than 64 MB and was passed over.");
        } else {
            sink.entry(entry.complete());
        }
    }
}
