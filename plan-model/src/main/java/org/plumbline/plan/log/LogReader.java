package org.plumbline.plan.log;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipException;

/// Finds every plan that auto_explain wrote into a log, of whatever kind: stderr with any `log_line_prefix`, csvlog, jsonlog,
/// CloudNativePG's JSON, syslog, a container's log. It needs no settings: the log shows them. Memory is bounded by the longest plan,
/// not by the log.
public final class LogReader {
    private final LogSink sink;
    private final LogLines lines;
    private final PlanHead head = new PlanHead();
    private final JsonRecord json = new JsonRecord();
    private final CsvRecord csv = new CsvRecord();
    private final OpenEntries open;

    private LogReader(InputStream in, int firstLine, LogSink sink, ReadProgress progress) {
        this.sink = sink;
        this.lines = new LogLines(in, firstLine, progress);
        this.open = new OpenEntries(sink);
    }

    /// Reads to the end of the stream, which stays open.
    ///
    /// @throws IOException when the stream cannot be read
    public static void read(InputStream in, LogSink sink, ReadProgress progress) throws IOException {
        read(in, 1, sink, progress);
    }

    /// The same for a part of a log.
    ///
    /// @param firstLine the number of its first line
    public static void read(InputStream in, int firstLine, LogSink sink, ReadProgress progress) throws IOException {
        new LogReader(in, firstLine, sink, progress).readAll();
    }

    private void readAll() throws IOException {
        try {
            while (lines.next()) {
                line();
            }
        } catch (EOFException | ZipException cut) {
            sink.warning(lines.number(), "The compressed log ends here, in the middle, or is damaged (" + cut.getMessage() + ").");
        }
        csv.entry().ifPresent(this::done);
        open.closeAll();
    }

    private void line() {
        byte[] bytes = lines.bytes();
        int from = lines.from();
        int to = lines.to();
        if (lines.tooLong()) {
            sink.warning(lines.number(), "This line is longer than 64 MB and was passed over.");
            return;
        }
        if (csv.entry().isPresent()) {
            inCsv(bytes, from, to);
        } else if (!open.takes(bytes, from, to, lines)) {
            if (head.find(bytes, from, to)) {
                start(bytes, from, to);
            } else {
                open.other(bytes, from, to, lines);
            }
        }
    }

    private void start(byte[] bytes, int from, int to) {
        if (json.read(bytes, from, to, head.start())) {
            startJson(bytes, from, to);
        } else if (CsvRecord.starts(bytes, from, head.start())) {
            OptionalInt process = CsvRecord.process(bytes, from, head.start());
            open.closeFor(process);
            OpenEntry entry = entry(LogPrefix.time(bytes, from, head.start()), process, Carrier.NONE);
            entry.ranIn(CsvRecord.database(bytes, from, head.start()));
            csv.open(entry);
            csv.add(bytes, head.end(), to, lines.number());
            endCsv();
        } else {
            startPlain(bytes, from, to);
        }
    }

    private void startJson(byte[] bytes, int from, int to) {
        Piece message = json.message();
        Carrier carrier = Carrier.of(bytes, from, to, from);
        OpenEntry entry = new OpenEntry(lines.offset(), lines.number(), json.time(), json.head().duration(), json.process(), carrier);
        entry.ranIn(json.database());
        entry.addAll(message.bytes(), json.head().end(), message.to(), lines.number());
        entry.endsAt(lines.endOffset());
        if (entry.isEmpty() && carrier == Carrier.DOCKER) {
            open.start(entry, LogPrefix.of(message.bytes(), message.from(), json.head().start()));
        } else {
            open.closeFor(entry.process());
            done(entry);
        }
    }

    private void startPlain(byte[] bytes, int from, int to) {
        Carrier carrier = Carrier.of(bytes, from, to, head.start());
        OpenEntry entry = entry(LogPrefix.time(bytes, from, head.start()), LogPrefix.process(bytes, from, head.start()), carrier);
        int rest = ByteText.skipSpaces(bytes, head.end(), to);
        if (rest < to) {
            entry.addBare(bytes, rest, to, lines.number());
        }
        open.start(entry, LogPrefix.of(bytes, carrier.contentStart(bytes, from, head.start()), head.start()));
    }

    private OpenEntry entry(Optional<String> loggedAt, OptionalInt process, Carrier carrier) {
        var entry = new OpenEntry(lines.offset(), lines.number(), loggedAt, head.duration(), process, carrier);
        entry.endsAt(lines.endOffset());
        return entry;
    }

    private void inCsv(byte[] bytes, int from, int to) {
        csv.add(bytes, from, to, lines.number());
        csv.entry().orElseThrow().endsAt(lines.endOffset());
        endCsv();
    }

    private void endCsv() {
        if (csv.isClosed()) {
            done(csv.entry().orElseThrow());
            csv.forget();
        }
    }

    private void done(OpenEntry entry) {
        OpenEntries.hand(entry, sink);
    }
}
