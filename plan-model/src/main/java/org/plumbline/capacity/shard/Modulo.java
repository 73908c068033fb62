package org.plumbline.capacity.shard;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The basic formula: `int(md5(str(id).encode()).hexdigest(), 16) % n`, bit for bit. Often called consistent hashing, which it is not:
/// another number of shards moves most keys.
///
/// @param shards at least 1
public record Modulo(int shards) implements Placement {
    public Modulo {
        Placement.checked(shards);
    }

    @Override
    public int shardOf(ShardKey key) {
        byte[] digest = digest(key);
        long rest = 0;
        for (int i = 0; i < digest.length; i += Integer.BYTES) {
            long word = Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt(i));
            rest = ((rest << 32) | word) % shards;
        }
        return (int) rest;
    }

    /// The same for any number of shards.
    ///
    /// @param shards at least 1
    /// @throws IllegalArgumentException a sentence, when there can be no such number
    public static long shardOf(String key, long shards) {
        if (shards < 1) {
            throw new IllegalArgumentException("The number of shards is " + shards + "; it is a whole number from 1 up.");
        }
        return new BigInteger(1, digest(ShardKey.of(key))).mod(BigInteger.valueOf(shards)).longValueExact();
    }

    private static byte[] digest(ShardKey key) {
        try {
            return MessageDigest.getInstance("MD5").digest(key.utf8());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has MD5", impossible);
        }
    }
}
