package org.plumbline.app.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 of contents.
public final class Digest {
    private Digest() {}

    public static byte[] of(InputStream in) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /// Of a text, in hexadecimal digits.
    public static String of(String text) {
        try {
            return HexFormat.of().formatHex(of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
