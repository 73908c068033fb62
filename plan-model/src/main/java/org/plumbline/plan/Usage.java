package org.plumbline.plan;

/// What a node used of buffers, I/O and WAL. All are totals: never multiplied by loops (rule 18).
public record Usage(Buffers buffers, IoTimings io, Wal wal) {
    public static final Usage NONE = new Usage(Buffers.NONE, IoTimings.NONE, Wal.NONE);

    public Usage plus(Usage other) {
        return other.equals(NONE) ? this : new Usage(buffers.plus(other.buffers), io.plus(other.io), wal.plus(other.wal));
    }

    public Usage minus(Usage other) {
        return other.equals(NONE) ? this : new Usage(buffers.minus(other.buffers), io.minus(other.io), wal.minus(other.wal));
    }
}
