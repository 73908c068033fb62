package org.plumbline.app.db.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// A plan's text in a tenth of its bytes (DEFLATE, as zlib has it).
final class PackedPlan {
    private PackedPlan() {}

    static byte[] pack(String json) {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new DeflaterOutputStream(bytes)) {
            packing.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// @throws IOException when these are no packed bytes
    static String unpack(byte[] bytes) throws IOException {
        try (var unpacking = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(unpacking.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
