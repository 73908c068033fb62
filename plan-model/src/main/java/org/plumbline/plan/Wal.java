package org.plumbline.plan;

import org.plumbline.plan.unit.Bytes;

/// The `WAL:` line (PostgreSQL 13 and later).
///
/// @param records write-ahead log records
/// @param fullPageImages whole pages among them (`fpi`)
/// @param bytes their size
/// @param buffersFull times that the WAL buffers were full (PostgreSQL 18)
public record Wal(long records, long fullPageImages, Bytes bytes, long buffersFull) {
    public static final Wal NONE = new Wal(0, 0, Bytes.NONE, 0);

    public Wal plus(Wal other) {
        return other.equals(NONE) ? this : new Wal(records + other.records, fullPageImages + other.fullPageImages,
                bytes.plus(other.bytes), buffersFull + other.buffersFull);
    }

    public Wal minus(Wal other) {
        return other.equals(NONE) ? this : new Wal(records - other.records, fullPageImages - other.fullPageImages,
                bytes.minus(other.bytes), buffersFull - other.buffersFull);
    }
}
