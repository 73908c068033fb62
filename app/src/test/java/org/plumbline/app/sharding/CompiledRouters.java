package org.plumbline.app.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.plumbline.capacity.shard.KeyType;

/// Java routers, compiled together without a warning, each in a package of its own.
final class CompiledRouters implements AutoCloseable {
    private final URLClassLoader classes;

    /// @param sources by the names of their packages
    CompiledRouters(Map<String, String> sources, Path folder) throws Exception {
        List<JavaFileObject> files = sources.entrySet().stream().map(each -> source(each.getKey(), each.getValue())).toList();
        boolean compiles = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-d", folder.toString(), "--release", "17", "-Xlint:all", "-Werror"), null, files)
                .call();
        assertThat(compiles).isTrue();
        classes = new URLClassLoader(new URL[] {folder.toUri().toURL()});
    }

    private static JavaFileObject source(String name, String router) {
        return new SimpleJavaFileObject(URI.create("string:///" + name + "/ShardRouter.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return "package " + name + ";\n" + router;
            }
        };
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }

    /// What the router's function of that name and type answers.
    Object call(String router, String function, KeyType type, String key) throws ReflectiveOperationException {
        return method(router, function, type).invoke(null, value(type, key));
    }

    private Method method(String router, String function, KeyType type) throws ReflectiveOperationException {
        Class<?> argument = switch (type) {
            case TEXT, CHARACTER -> String.class;
            case INTEGER -> long.class;
            case NUMERIC -> BigDecimal.class;
            case UUID -> UUID.class;
            case DATE -> LocalDate.class;
            case TIMESTAMP -> LocalDateTime.class;
            case TIMESTAMPTZ -> OffsetDateTime.class;
            case BOOLEAN -> boolean.class;
            case BYTES -> byte[].class;
        };
        return classes.loadClass(router + ".ShardRouter").getMethod(function, argument);
    }

    private static Object value(KeyType type, String key) {
        return switch (type) {
            case TEXT, CHARACTER -> key;
            case INTEGER -> Long.parseLong(key);
            case NUMERIC -> new BigDecimal(key);
            case UUID -> UUID.fromString(key);
            case DATE -> key.equals("infinity") ? LocalDate.MAX : key.equals("-infinity") ? LocalDate.MIN
                    : key.endsWith("BC") ? LocalDate.of(1 - Integer.parseInt(key.substring(0, 4)), 3, 15) : LocalDate.parse(key);
            case TIMESTAMP -> key.equals("infinity") ? LocalDateTime.MAX : key.equals("-infinity") ? LocalDateTime.MIN
                    : LocalDateTime.parse(key);
            case TIMESTAMPTZ -> moment((LocalDateTime) value(KeyType.TIMESTAMP, key));
            case BOOLEAN -> Boolean.parseBoolean(key);
            case BYTES -> HexFormat.of().parseHex(key.substring(2));
        };
    }

    /// That time in UTC, elsewhere.
    private static OffsetDateTime moment(LocalDateTime utc) {
        return utc.equals(LocalDateTime.MAX) ? OffsetDateTime.MAX : utc.equals(LocalDateTime.MIN) ? OffsetDateTime.MIN
                : utc.atOffset(ZoneOffset.UTC).withOffsetSameInstant(ZoneOffset.ofHoursMinutes(5, 30));
    }
}
