package org.plumbline.capacity.shard;

import java.nio.charset.StandardCharsets;

/// A key that is to find its shard; never NULL.
///
/// @param text as `::text` writes it
/// @param type by which PostgreSQL hashes it
public record ShardKey(String text, KeyType type) {
    /// A key that PostgreSQL holds as text.
    public static ShardKey of(String text) {
        return new ShardKey(text, KeyType.TEXT);
    }

    byte[] utf8() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// The hash of the key's text by which jump hash, ring and rendezvous place it: `hashtextextended(key::text, seed)`.
    long hash(long seed) {
        return PostgresHash.bytes(utf8(), seed);
    }
}
