package org.plumbline.app.sharding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plumbline.capacity.shard.BoundedLoads;
import org.plumbline.capacity.shard.HashRing;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.MultiProbe;
import org.plumbline.capacity.shard.ShardMethod;

/// The way from a key to its shard and its connection as one Java class that needs nothing else (Java 17).
final class JavaRouter {
    private JavaRouter() {}

    static String of(ShardLayout layout) {
        return (part("head") + shardOf(layout) + (layout.method() == ShardMethod.MODULO ? "" : part("lookup3")) + "}\n")
                .replace("@CONNECTIONS@", layout.hosts().stream().map(host -> "            " + literal(host.url()))
                        .collect(Collectors.joining(",\n")))
                .replace("@NOTE@", layout.keyNote())
                .replace("@SHARDS@", Integer.toString(layout.shards()))
                .replace("@KEY@", argument(layout.type()));
    }

    /// Methods that know only texts hash one text of all keys that are equal, which a function of the key's own type makes.
    private static String shardOf(ShardLayout layout) {
        if (layout.hashesByType() || layout.type() == KeyType.TEXT) {
            return method(layout);
        }
        return part("typed") + method(layout).replace("public static int shardOf(String key)", "private static int shardOfText(String key)")
                + text(layout.type());
    }

    private static String text(KeyType type) {
        String own = part("text-" + type.name().toLowerCase(Locale.ROOT));
        return switch (type) {
            case DATE -> own + part("text-day");
            case TIMESTAMP, TIMESTAMPTZ -> own + part("text-moment") + part("text-day");
            case TEXT, CHARACTER, INTEGER, NUMERIC, UUID, BOOLEAN, BYTES -> own;
        };
    }

    private static String method(ShardLayout layout) {
        String own = switch (layout.method()) {
            case MODULO, JUMP -> part(layout.method());
            case POSTGRES, CITUS -> part(layout.method()) + part("key-" + layout.type().name().toLowerCase(Locale.ROOT));
            case RING -> part("points") + part(layout.method());
            case MULTIPROBE -> part("points") + part(layout.method()).replace("@PROBES@", Integer.toString(MultiProbe.PROBES));
            case RENDEZVOUS -> layout.weights().isEmpty() ? part(layout.method()) : part("weighted").replace("@WEIGHTS@",
                    layout.weights().stream().map(weight -> Double.toString(weight)).collect(Collectors.joining(", ")));
            case BOUNDED -> throw new IllegalArgumentException(BoundedLoads.NEEDS_ALL_KEYS);
        };
        return own.replace("@POINTS@", Integer.toString(layout.method() == ShardMethod.RING ? HashRing.points(layout.shards()) : 1));
    }

    private static String argument(KeyType type) {
        return switch (type) {
            case TEXT, CHARACTER -> "String";
            case INTEGER -> "long";
            case NUMERIC -> "java.math.BigDecimal";
            case UUID -> "java.util.UUID";
            case DATE -> "java.time.LocalDate";
            case TIMESTAMP -> "java.time.LocalDateTime";
            case TIMESTAMPTZ -> "java.time.OffsetDateTime";
            case BOOLEAN -> "boolean";
            case BYTES -> "byte[]";
        };
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String part(ShardMethod method) {
        return part(method.name().toLowerCase(Locale.ROOT));
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
