package org.plumbline.app.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.app.report.TypedReplicas;
import org.plumbline.capacity.RefusedFigure;
import org.plumbline.capacity.replica.Lsn;
import org.plumbline.capacity.replica.ReadCapacity;
import picocli.CommandLine.Option;

/// Figures of replication that a person types, and some that no server tells.
final class ReplicaFigures {
    private static final double MOST_BYTES = 0x1p60;

    @Option(names = "--token", paramLabel = "LSN", description = "The primary's WAL position after a write's commit "
            + "(pg_current_wal_insert_lsn(), like 16/B374D848): tell which standby (--url) a read may go to that has to see it, or whether "
            + "one may that has replayed up to --replayed.")
    private Optional<String> token;

    @Option(names = "--replayed", paramLabel = "LSN", description = "A standby's pg_last_wal_replay_lsn(), for --token.")
    private Optional<String> replayed;

    @Option(names = "--wal-rate", paramLabel = "BYTES", description = "Bytes of WAL that the primary writes a second: tell by "
            + "--behind-bytes and --replay-rate when a standby catches up, and by --free-bytes when WAL that a slot keeps has filled "
            + "the disk.")
    private Optional<Double> walRate;

    @Option(names = "--behind-bytes", paramLabel = "BYTES", description = "Bytes of WAL that the standby has not replayed.")
    private Optional<Double> behind;

    @Option(names = "--replay-rate", paramLabel = "BYTES", description = "Bytes of WAL that it can replay in a second.")
    private Optional<Double> replayRate;

    @Option(names = "--free-bytes", paramLabel = "BYTES", description = "Free bytes of the primary's disk; no SQL tells them (df on its "
            + "pg_wal does). With --url it is told when slots that nobody uses have filled it.")
    private Optional<Double> free;

    @Option(names = "--safe-bytes", paramLabel = "BYTES", description = "Bytes until max_slot_wal_keep_size lets a slot go "
            + "(safe_wal_size).")
    private Optional<Double> safe;

    @Option(names = "--capacity", description = "Tell how the work of a primary and its standbys spreads, by the options below.")
    private boolean capacity;

    @Option(names = "--reads", paramLabel = "N", description = "Reads a second, of all servers; needed by --capacity.")
    private Optional<Double> reads;

    @Option(names = "--writes", paramLabel = "N", description = "Writes a second; needed by --capacity.")
    private Optional<Double> writes;

    @Option(names = "--read-ms", paramLabel = "MS", defaultValue = "1",
            description = "How long a read keeps a processor busy (${DEFAULT-VALUE}).")
    private double readMs;

    @Option(names = "--write-ms", paramLabel = "MS", defaultValue = "1",
            description = "How long a write does on the primary (${DEFAULT-VALUE}).")
    private double writeMs;

    @Option(names = "--replay-ms", paramLabel = "MS", defaultValue = "0.2",
            description = "How long replaying a write does on each standby (${DEFAULT-VALUE}).")
    private double replayMs;

    @Option(names = "--processors", paramLabel = "N", defaultValue = "8", description = "Of each server (${DEFAULT-VALUE}).")
    private int processors;

    @Option(names = "--standbys", paramLabel = "N", defaultValue = "1", description = "How many are read from (${DEFAULT-VALUE}).")
    private int standbys;

    @Option(names = "--session-writes", paramLabel = "N", defaultValue = "0.05",
            description = "Writes a second of one session (${DEFAULT-VALUE}).")
    private double sessionWrites;

    @Option(names = "--sticky-seconds", paramLabel = "S", defaultValue = "1",
            description = "For so long after its write a session's reads stay on the primary (${DEFAULT-VALUE}).")
    private double sticky;

    @Option(names = "--most-busy", paramLabel = "SHARE", defaultValue = "0.7",
            description = "How busy a server may be, 0 to 1 (${DEFAULT-VALUE}).")
    private double mostBusy;

    /// How many questions are asked that need no server.
    int questions() {
        return (capacity ? 1 : 0) + (walRate.isPresent() ? 1 : 0) + (replayed.isPresent() ? 1 : 0);
    }

    /// What is missing or too much, in words; none where it fits together.
    ///
    /// @param watching servers are read
    Optional<String> wrong(boolean watching) {
        if (replayed.isPresent() && token.isEmpty()) {
            return Optional.of("--replayed needs the --token that it is held against");
        }
        if (token.isPresent() && !watching && replayed.isEmpty()) {
            return Optional.of("--token needs --url for each standby, or --replayed");
        }
        if (capacity && (reads.isEmpty() || writes.isEmpty())) {
            return Optional.of("--capacity needs --reads and --writes: how many there are a second");
        }
        if (behind.isPresent() != replayRate.isPresent()) {
            return Optional.of("--behind-bytes and --replay-rate go together");
        }
        if (walRate.isEmpty() && (behind.isPresent() || safe.isPresent())) {
            return Optional.of("--behind-bytes, --replay-rate and --safe-bytes need --wal-rate");
        }
        if (free.isPresent() && walRate.isEmpty() && !watching) {
            return Optional.of("--free-bytes needs --wal-rate, or --url for the primary");
        }
        return walRate.isPresent() && behind.isEmpty() && free.isEmpty() && safe.isEmpty()
                ? Optional.of("--wal-rate needs --behind-bytes with --replay-rate, --free-bytes, or --safe-bytes") : Optional.empty();
    }

    /// @throws RefusedFigure when it is none
    Optional<Lsn> token() {
        return token.map(Lsn::of);
    }

    /// @throws RefusedFigure when it will not do
    OptionalDouble freeBytes() {
        return bytes("--free-bytes", free);
    }

    /// What is asked.
    ///
    /// @throws RefusedFigure when a figure will not do
    TypedReplicas typed() {
        if (capacity) {
            return new TypedReplicas.Capacity(new ReadCapacity(reads.orElseThrow(), writes.orElseThrow(), readMs, writeMs, replayMs,
                    processors, standbys, sessionWrites, sticky), RefusedFigure.within("--most-busy", mostBusy, 0.01, 1));
        }
        return replayed.isPresent() ? new TypedReplicas.Token(token().orElseThrow(), Lsn.of(replayed.get()))
                : new TypedReplicas.Outlook(bytes("--behind-bytes", behind), bytes("--replay-rate", replayRate), freeBytes(),
                        bytes("--safe-bytes", safe), bytes("--wal-rate", walRate).getAsDouble());
    }

    private static OptionalDouble bytes(String what, Optional<Double> typed) {
        return typed.isPresent() ? OptionalDouble.of(RefusedFigure.within(what, typed.get(), 0, MOST_BYTES)) : OptionalDouble.empty();
    }
}
