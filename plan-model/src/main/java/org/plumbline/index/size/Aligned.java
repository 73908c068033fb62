package org.plumbline.index.size;

/// `TYPEALIGN` and `MAXALIGN` of 64-bit machines.
public final class Aligned {
    private static final long MAXIMUM = 8;

    private Aligned() {}

    /// The least multiple of `alignment` that is not below `length`.
    static long to(long length, long alignment) {
        return (length + alignment - 1) / alignment * alignment;
    }

    /// `MAXALIGN(length)`.
    public static long fully(long length) {
        return to(length, MAXIMUM);
    }
}
