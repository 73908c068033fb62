package org.plumbline.plan.parse;

import java.time.Duration;
import java.util.List;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Buffers;
import org.plumbline.plan.IoTimings;
import org.plumbline.plan.Usage;
import org.plumbline.plan.Wal;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;

/// Buffers, I/O timings and WAL of a node, a worker, planning or serialization.
final class UsageFigures {
    private UsageFigures() {}

    static final List<String> BUFFERS = List.of("Shared Hit Blocks", "Shared Read Blocks", "Shared Dirtied Blocks", "Shared Written Blocks",
            "Temp Read Blocks", "Temp Written Blocks",
            "Local Hit Blocks", "Local Read Blocks", "Local Dirtied Blocks", "Local Written Blocks");
    static final List<String> IO_TIMINGS = List.of("I/O Read Time", "Shared I/O Read Time", "Temp I/O Read Time", "I/O Write Time",
            "Shared I/O Write Time", "Temp I/O Write Time", "Local I/O Read Time", "Local I/O Write Time");
    /// Those whose time every version prints: of work files only since PostgreSQL 15.
    static final List<String> BLOCKS_READ = List.of("Shared Read Blocks", "Local Read Blocks");
    static final List<String> WAL = List.of("WAL Records", "WAL FPI", "WAL Bytes", "WAL Buffers Full");

    /// What figures there are to look for.
    record Kinds(boolean buffers, boolean ioTimings, boolean wal) {
        static final Kinds ALL = new Kinds(true, true, true);
    }

    static boolean hasBuffers(RawObject fields) {
        return hasAny(fields, BUFFERS);
    }

    static boolean hasIoTimings(RawObject fields) {
        return hasAny(fields, IO_TIMINGS);
    }

    static boolean hasWal(RawObject fields) {
        return hasAny(fields, WAL);
    }

    static boolean has(RawObject fields) {
        return hasBuffers(fields) || hasIoTimings(fields) || hasWal(fields);
    }

    /// A hidden figure hides those beside it: what is left of them is no total.
    static boolean hasAny(RawObject fields, List<String> keys) {
        for (int i = 0; i < keys.size(); i++) {
            if (fields.place(keys.get(i)) >= 0) {
                return !fields.hides(keys);
            }
        }
        return false;
    }

    static boolean isAnyAboveZero(RawObject fields, List<String> keys) {
        for (int i = 0; i < keys.size(); i++) {
            int place = fields.place(keys.get(i));
            if (place >= 0 && isAboveZero(fields.at(place))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAboveZero(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Whole(long number) -> number > 0;
            case AttributeValue.Decimal(double number) -> number > 0;
            default -> false;
        };
    }

    /// Takes the figures out of the object; what is not there is zero.
    static Usage take(RawObject fields, Figures figures) {
        return take(fields, figures, Kinds.ALL);
    }

    /// @param figures of the same object
    /// @param kinds what the object may have
    static Usage take(RawObject fields, Figures figures, Kinds kinds) {
        boolean hasBuffers = kinds.buffers && hasBuffers(fields);
        boolean hasIoTimings = kinds.ioTimings && hasIoTimings(fields);
        boolean hasWal = kinds.wal && hasWal(fields);
        if (!hasBuffers && !hasIoTimings && !hasWal) {
            return Usage.NONE;
        }
        Buffers buffers = !hasBuffers ? Buffers.NONE : new Buffers(
                blocks(figures, "Shared Hit Blocks"), blocks(figures, "Shared Read Blocks"),
                blocks(figures, "Shared Dirtied Blocks"), blocks(figures, "Shared Written Blocks"),
                blocks(figures, "Local Hit Blocks"), blocks(figures, "Local Read Blocks"),
                blocks(figures, "Local Dirtied Blocks"), blocks(figures, "Local Written Blocks"),
                blocks(figures, "Temp Read Blocks"), blocks(figures, "Temp Written Blocks"));
        IoTimings io = !hasIoTimings ? IoTimings.NONE : new IoTimings(
                time(figures, "Shared I/O Read Time").plus(time(figures, "I/O Read Time")),
                time(figures, "Shared I/O Write Time").plus(time(figures, "I/O Write Time")),
                time(figures, "Local I/O Read Time"), time(figures, "Local I/O Write Time"),
                time(figures, "Temp I/O Read Time"), time(figures, "Temp I/O Write Time"));
        Wal wal = !hasWal ? Wal.NONE : new Wal(
                figures.takeLong("WAL Records", 0), figures.takeLong("WAL FPI", 0),
                Bytes.bytes(figures.takeLong("WAL Bytes", 0)), figures.takeLong("WAL Buffers Full", 0));
        return buffers.equals(Buffers.NONE) && io.equals(IoTimings.NONE) && wal.equals(Wal.NONE)
                ? Usage.NONE : new Usage(buffers, io, wal);
    }

    private static Blocks blocks(Figures figures, String key) {
        return Blocks.blocks(figures.takeLong(key, 0));
    }

    private static Duration time(Figures figures, String key) {
        return figures.takeDurationOrZero(key);
    }
}
