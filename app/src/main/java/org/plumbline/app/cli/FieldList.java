package org.plumbline.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The list of a command's JSON fields, as it stands below the command's help.
final class FieldList {
    private FieldList() {}

    /// Lines fit for picocli, to which a percent sign means something.
    static String[] of(String resource) {
        try (InputStream fields = FieldList.class.getResourceAsStream(resource)) {
            return new String(fields.readAllBytes(), StandardCharsets.UTF_8).replace("%", "%%").lines().toArray(String[]::new);
        } catch (IOException broken) {
            throw new UncheckedIOException(resource, broken);
        }
    }
}
