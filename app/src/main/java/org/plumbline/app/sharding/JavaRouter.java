package org.plumbline.app.sharding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plumbline.capacity.shard.HashRing;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.ShardMethod;

/// The way from a key to its shard and its connection as one Java class that needs nothing else (Java 17).
final class JavaRouter {
    private JavaRouter() {}

    static String of(ShardLayout layout) {
        boolean typed = layout.method() == ShardMethod.POSTGRES || layout.method() == ShardMethod.CITUS;
        String argument = typed ? argument(layout.type()) : "String";
        return part("head")
                .replace("@CONNECTIONS@", layout.hosts().stream().map(host -> "            " + literal(host.url()))
                        .collect(Collectors.joining(",\n")))
                .replace("@SHARDS@", Integer.toString(layout.shards()))
                .replace("@KEY@", argument)
                + part(layout.method().name().toLowerCase(Locale.ROOT))
                        .replace("@POINTS@", Integer.toString(HashRing.points(layout.shards())))
                        .replace("@HASH@", hash(layout)).replace("@KEY@", argument)
                + (layout.method() == ShardMethod.MODULO ? "" : part("lookup3"))
                + "}\n";
    }

    private static String argument(KeyType type) {
        return switch (type) {
            case TEXT -> "String";
            case INTEGER -> "long";
            case UUID -> "java.util.UUID";
            case CHARACTER, NUMERIC, DATE, TIMESTAMP, BOOLEAN, BYTES -> throw new IllegalArgumentException(
                    "The Java router takes keys of type text, bigint or uuid for this method; choose one of those, another method, "
                            + "which hashes the key's text, or the SQL router.");
        };
    }

    private static String hash(ShardLayout layout) {
        return switch (layout.type()) {
            case INTEGER -> "hash(folded(key), seed)";
            case UUID -> "hash(ByteBuffer.allocate(16).putLong(key.getMostSignificantBits())"
                    + ".putLong(key.getLeastSignificantBits()).array(), seed)";
            case TEXT, CHARACTER, NUMERIC, DATE, TIMESTAMP, BOOLEAN, BYTES -> "hash(key.getBytes(StandardCharsets.UTF_8), seed)";
        };
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String part(String name) {
        String resource = "router-" + name + ".txt";
        try (InputStream in = JavaRouter.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(resource, broken);
        }
    }
}
