package org.plumbline.plan.unit;

/// A number of PostgreSQL blocks (pages) of 8 kB, the `BLCKSZ` that all but self-compiled servers use.
///
/// @param count blocks; below 0 only as a difference of figures that contradict each other
public record Blocks(long count) implements Comparable<Blocks> {
    public static final Blocks NONE = new Blocks(0);
    public static final long BYTES_PER_BLOCK = 8192;

    public static Blocks blocks(long count) {
        return count == 0 ? NONE : new Blocks(count);
    }

    public Bytes bytes() {
        return Bytes.bytes(count * BYTES_PER_BLOCK);
    }

    public Blocks plus(Blocks other) {
        return other.count == 0 ? this : blocks(count + other.count);
    }

    public Blocks minus(Blocks other) {
        return other.count == 0 ? this : blocks(count - other.count);
    }

    @Override
    public int compareTo(Blocks other) {
        return Long.compare(count, other.count);
    }
}
