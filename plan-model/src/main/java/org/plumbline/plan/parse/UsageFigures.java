package org.plumbline.plan.parse;

import java.time.Duration;
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

    static boolean hasBuffers(RawObject fields) {
        return figure(fields, "Shared Hit Blocks") || figure(fields, "Shared Read Blocks") || figure(fields, "Shared Dirtied Blocks")
                || figure(fields, "Shared Written Blocks") || figure(fields, "Temp Read Blocks") || figure(fields, "Temp Written Blocks")
                || figure(fields, "Local Hit Blocks") || figure(fields, "Local Read Blocks") || figure(fields, "Local Dirtied Blocks")
                || figure(fields, "Local Written Blocks");
    }

    static boolean hasIoTimings(RawObject fields) {
        return figure(fields, "I/O Read Time") || figure(fields, "Shared I/O Read Time") || figure(fields, "Temp I/O Read Time")
                || figure(fields, "I/O Write Time") || figure(fields, "Shared I/O Write Time") || figure(fields, "Temp I/O Write Time")
                || figure(fields, "Local I/O Read Time") || figure(fields, "Local I/O Write Time");
    }

    static boolean hasWal(RawObject fields) {
        return figure(fields, "WAL Records") || figure(fields, "WAL FPI")
                || figure(fields, "WAL Bytes") || figure(fields, "WAL Buffers Full");
    }

    static boolean has(RawObject fields) {
        return hasBuffers(fields) || hasIoTimings(fields) || hasWal(fields);
    }

    /// A hidden figure is none.
    private static boolean figure(RawObject fields, String key) {
        return fields.get(key).filter(value -> !(value instanceof AttributeValue.Text(String text) && Mask.isMask(text))).isPresent();
    }

    /// Takes the figures out of the object; what is not there is zero.
    static Usage take(RawObject fields, int line) throws PlanParseException {
        if (!has(fields)) {
            return Usage.NONE;
        }
        var figures = new Figures(fields, line);
        Buffers buffers = !hasBuffers(fields) ? Buffers.NONE : new Buffers(
                blocks(figures, "Shared Hit Blocks"), blocks(figures, "Shared Read Blocks"),
                blocks(figures, "Shared Dirtied Blocks"), blocks(figures, "Shared Written Blocks"),
                blocks(figures, "Local Hit Blocks"), blocks(figures, "Local Read Blocks"),
                blocks(figures, "Local Dirtied Blocks"), blocks(figures, "Local Written Blocks"),
                blocks(figures, "Temp Read Blocks"), blocks(figures, "Temp Written Blocks"));
        IoTimings io = !hasIoTimings(fields) ? IoTimings.NONE : new IoTimings(
                time(figures, "Shared I/O Read Time").plus(time(figures, "I/O Read Time")),
                time(figures, "Shared I/O Write Time").plus(time(figures, "I/O Write Time")),
                time(figures, "Local I/O Read Time"), time(figures, "Local I/O Write Time"),
                time(figures, "Temp I/O Read Time"), time(figures, "Temp I/O Write Time"));
        Wal wal = !hasWal(fields) ? Wal.NONE : new Wal(
                figures.takeLong("WAL Records", 0), figures.takeLong("WAL FPI", 0),
                Bytes.bytes(figures.takeLong("WAL Bytes", 0)), figures.takeLong("WAL Buffers Full", 0));
        return buffers.equals(Buffers.NONE) && io.equals(IoTimings.NONE) && wal.equals(Wal.NONE)
                ? Usage.NONE : new Usage(buffers, io, wal);
    }

    private static Blocks blocks(Figures figures, String key) throws PlanParseException {
        return Blocks.blocks(figures.takeLong(key, 0));
    }

    private static Duration time(Figures figures, String key) throws PlanParseException {
        return figures.takeDurationOrZero(key);
    }
}
