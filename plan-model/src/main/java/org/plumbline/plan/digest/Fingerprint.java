package org.plumbline.plan.digest;

/// A hash of 64 bits over bytes and numbers: FNV-1a with a last mixing. Among a million things two are taken for one with a probability of
/// one in thirty million.
final class Fingerprint {
    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long hash = START;

    void start() {
        hash = START;
    }

    void add(int number) {
        hash = (hash ^ number) * PRIME;
    }

    void add(byte[] bytes, int from, int to) {
        long running = hash;
        for (int at = from; at < to; at++) {
            running = (running ^ bytes[at]) * PRIME;
        }
        hash = running;
    }

    /// Digits after an underscore do not count, as in the names of partitions: `orders_2024_01`.
    void addName(byte[] bytes, int from, int to) {
        long running = hash;
        boolean skipsDigits = false;
        for (int at = from; at < to; at++) {
            boolean digit = bytes[at] >= '0' && bytes[at] <= '9';
            if (!digit || !skipsDigits) {
                running = (running ^ bytes[at]) * PRIME;
                skipsDigits = bytes[at] == '_';
            }
        }
        hash = running;
    }

    long value() {
        long mixed = hash;
        mixed = (mixed ^ (mixed >>> 32)) * 0xd6e8feb86659fd93L;
        return mixed ^ (mixed >>> 32);
    }
}
