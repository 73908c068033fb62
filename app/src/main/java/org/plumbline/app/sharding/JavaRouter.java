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
        String argument = layout.hashesByType() ? argument(layout.type()) : "String";
        return (part("head") + method(layout) + (layout.method() == ShardMethod.MODULO ? "" : part("lookup3")) + "}\n")
                .replace("@CONNECTIONS@", layout.hosts().stream().map(host -> "            " + literal(host.url()))
                        .collect(Collectors.joining(",\n")))
                .replace("@NOTE@", layout.hashesByType() ? "Keys of type " + names(layout.type()) + "." + layout.textNote()
                        : "Keys are hashed as their text.")
                .replace("@SHARDS@", Integer.toString(layout.shards()))
                .replace("@KEY@", argument);
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
            case BOOLEAN -> "boolean";
            case BYTES -> "byte[]";
        };
    }

    private static String names(KeyType type) {
        return switch (type) {
            case TEXT -> "text and varchar";
            case CHARACTER -> "char(n)";
            case INTEGER -> "smallint, integer and bigint";
            case TIMESTAMP -> "timestamp, and with time zone in UTC";
            case NUMERIC, UUID, DATE, BOOLEAN, BYTES -> type.sqlName();
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
