package org.plumbline.capacity.shard;

/// PostgreSQL's hash functions: Bob Jenkins' lookup3 as in `src/common/hashfn.c` (the same from 11 to 18), on a little-endian server.
///
/// `...extended` are the 64-bit ones with a seed; `hashtext`, `hashint4` and the like, of 32 bits, are their lower halves with seed 0.
/// Hash partitioning combines the columns' (`partbounds.c`, `compute_partition_hash_value`).
public final class PostgresHash {
    /// `HASH_PARTITION_SEED` of `partbounds.h`.
    public static final long PARTITION_SEED = 0x7A5B22367996DCFDL;

    private static final int START = 0x9e3779b9 + 3923095;
    private static final long COMBINE = 0x49a0f4dd15e5a8e3L;
    private static final int WORD = 4;
    private static final int BLOCK = 12;
    private static final long LOW_HALF = 0xffff_ffffL;

    private int a;
    private int b;
    private int c;

    private PostgresHash(int length) {
        a = START + length;
        b = a;
        c = a;
    }

    /// `hash_bytes_extended`: what `hashtextextended`, `uuid_hash_extended` and others rest on.
    public static long bytes(byte[] key, long seed) {
        return of(key, seed).both();
    }

    /// `hash_uint32_extended`: `hashint4extended`, `hashint2extended` and others.
    public static long word(int key, long seed) {
        return of(key, seed).both();
    }

    /// `hashint8extended`: equal numbers of 16, 32 and 64 bits have one hash.
    public static long number(long key, long seed) {
        return word(folded(key), seed);
    }

    /// The next column's hash joined to those before it (`hash_combine64`); the first one is joined to 0. A NULL column is left out.
    public static long combined(long before, long hash) {
        return before ^ (hash + COMBINE + (before << 54) + (before >>> 7));
    }

    /// The remainder by which a row finds its hash partition.
    ///
    /// @param row the columns' combined hash; 0 for a row of NULLs alone
    /// @param modulus above 0
    public static int remainder(long row, int modulus) {
        return (int) Long.remainderUnsigned(row, modulus);
    }

    private static int folded(long key) {
        int high = (int) (key >> 32);
        return (int) key ^ (key >= 0 ? high : ~high);
    }

    private static PostgresHash of(int key, long seed) {
        var hash = new PostgresHash(WORD);
        hash.seed(seed);
        hash.a += key;
        hash.end();
        return hash;
    }

    private static PostgresHash of(byte[] key, long seed) {
        var hash = new PostgresHash(key.length);
        hash.seed(seed);
        int at = 0;
        for (; key.length - at >= BLOCK; at += BLOCK) {
            hash.a += word(key, at);
            hash.b += word(key, at + WORD);
            hash.c += word(key, at + 2 * WORD);
            hash.mix();
        }
        hash.rest(key, at);
        hash.end();
        return hash;
    }

    /// What is left of the key, less than a block. The lowest byte of `c` is the length's.
    private void rest(byte[] key, int from) {
        for (int i = from; i < key.length; i++) {
            int place = i - from;
            int value = key[i] & 0xff;
            if (place < WORD) {
                a += value << (8 * place);
            } else if (place < 2 * WORD) {
                b += value << (8 * (place - WORD));
            } else {
                c += value << (8 * (place - 2 * WORD + 1));
            }
        }
    }

    private void seed(long seed) {
        if (seed != 0) {
            a += (int) (seed >>> 32);
            b += (int) seed;
            mix();
        }
    }

    private long both() {
        return ((long) b << 32) | (c & LOW_HALF);
    }

    private static int word(byte[] key, int at) {
        return (key[at] & 0xff) | ((key[at + 1] & 0xff) << 8) | ((key[at + 2] & 0xff) << 16) | (key[at + 3] << 24);
    }

    private void mix() {
        a = (a - c) ^ Integer.rotateLeft(c, 4);
        c += b;
        b = (b - a) ^ Integer.rotateLeft(a, 6);
        a += c;
        c = (c - b) ^ Integer.rotateLeft(b, 8);
        b += a;
        a = (a - c) ^ Integer.rotateLeft(c, 16);
        c += b;
        b = (b - a) ^ Integer.rotateLeft(a, 19);
        a += c;
        c = (c - b) ^ Integer.rotateLeft(b, 4);
        b += a;
    }

    private void end() {
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        c = (c ^ b) - Integer.rotateLeft(b, 24);
    }
}
