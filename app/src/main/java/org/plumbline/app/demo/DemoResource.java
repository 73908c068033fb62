package org.plumbline.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// The SQL files of the demo database.
final class DemoResource {
    private DemoResource() {}

    static String text(String folder, String name) {
        String path = folder + "/" + name + ".sql";
        try (InputStream in = DemoResource.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(path, broken);
        }
    }

    /// `04-order-items` as `order items`.
    static String title(String name) {
        return name.substring(name.indexOf('-') + 1).replace('-', ' ');
    }

    static String all(String folder, List<String> names) {
        return names.stream().map(name -> text(folder, name)).collect(Collectors.joining());
    }
}
