package org.plumbline.plan.unit;

/// A size in bytes. PostgreSQL's `kB` is 1024 bytes.
///
/// @param count bytes; below 0 only as a difference of figures that contradict each other
public record Bytes(long count) implements Comparable<Bytes> {
    public static final Bytes NONE = new Bytes(0);

    public static Bytes bytes(long count) {
        return count == 0 ? NONE : new Bytes(count);
    }

    /// PostgreSQL's `kB`: 1024 bytes.
    public static Bytes kibibytes(long count) {
        return bytes(Math.multiplyExact(count, 1024L));
    }

    public Bytes plus(Bytes other) {
        return bytes(count + other.count);
    }

    public Bytes minus(Bytes other) {
        return bytes(count - other.count);
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(count, other.count);
    }
}
