package org.plumbline.capacity.shard;

import java.nio.charset.StandardCharsets;
import java.util.function.LongUnaryOperator;

/// A key that is to find its shard; never NULL. It is read once, whatever number of methods place it.
public final class ShardKey {
    private final String text;
    private final String hashed;
    private final byte[] utf8;
    private final LongUnaryOperator typed;
    private long[] places = new long[0];

    /// @param text as `::text` writes it
    /// @param type by which PostgreSQL hashes it
    /// @throws IllegalArgumentException a sentence, when the text is no key of that type
    public ShardKey(String text, KeyType type) {
        this.text = text;
        this.typed = type.read(text);
        this.hashed = CanonicalText.of(type, text);
        this.utf8 = hashed.getBytes(StandardCharsets.UTF_8);
    }

    /// A key that PostgreSQL holds as text.
    public static ShardKey of(String text) {
        return new ShardKey(text, KeyType.TEXT);
    }

    /// As it was given.
    public String text() {
        return text;
    }

    /// The one text of all keys that are equal to it, by which methods hash it that know only texts: as `::text` writes it with `DateStyle`
    /// ISO in UTC, without spaces at the end of `char(n)` and without zeros at the end of a fraction.
    public String hashedText() {
        return hashed;
    }

    /// Of that text; not to be written to.
    byte[] utf8() {
        return utf8;
    }

    /// The hash by which jump hash, ring and rendezvous place it: `hashtextextended` of [#hashedText()].
    long hash(long seed) {
        return PostgresHash.bytes(utf8, seed);
    }

    /// Its hashes with the seeds from 0 up, at least so many, from which multi-probe hashing looks; reckoned once for all numbers of
    /// shards.
    long[] hashes(int seeds) {
        if (places.length < seeds) {
            places = new long[seeds];
            for (int seed = 0; seed < seeds; seed++) {
                places[seed] = hash(seed);
            }
        }
        return places;
    }

    /// The hash by which PostgreSQL places it, that of its type.
    long typedHash(long seed) {
        return typed.applyAsLong(seed);
    }
}
