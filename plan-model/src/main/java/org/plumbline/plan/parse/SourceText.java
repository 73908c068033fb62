package org.plumbline.plan.parse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.plumbline.plan.log.PackedFile;

/// A text in which plans are looked for, and where it is from.
///
/// @param name a file's name, or what the person would call it (`clipboard`)
/// @param text its characters, line ends normalised to `\n`, without a byte order mark
public record SourceText(String name, String text) {
    /// A text at hand: pasted, or from a resource.
    public static SourceText of(String name, String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new SourceText(name, plain.indexOf('\r') < 0 ? plain : plain.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /// A file's text, unpacked where it is compressed by gzip or Zstandard: UTF-8, or
    /// UTF-16 where its byte order mark says so, or Windows' eight-bit encoding where it is not valid UTF-8.
    ///
    /// @throws IOException when the file cannot be read
    public static SourceText read(Path file) throws IOException {
        try (PackedFile packed = PackedFile.open(file); InputStream in = packed.in()) {
            return of(file.getFileName().toString(), in.readAllBytes());
        }
    }

    /// Bytes at hand (standard input), decoded likewise.
    public static SourceText of(String name, byte[] bytes) {
        return of(name, TextDecoding.decode(bytes));
    }
}
