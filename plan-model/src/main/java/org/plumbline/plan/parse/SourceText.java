package org.plumbline.plan.parse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.plumbline.plan.log.PackedFile;

/// A text in which plans are looked for, and where it is from. Equal are those that are called the same and have the same characters.
///
/// A plan of a hundred thousand nodes has 180 million characters of text, many times what is made of it. Nobody looks at more than a screen
/// of them once it is read, so that [#pack()] has it held compressed.
public final class SourceText {
    /// Characters. Shorter ones stay as they are: it is not worth it.
    static final int LEAST_PACKED = 4_000_000;

    private final String name;
    private volatile HeldText held;

    private SourceText(String name, String text) {
        this.name = name;
        this.held = new PlainText(text);
    }

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
        try (PackedFile packed = PackedFile.open(file)) {
            return of(file.getFileName().toString(), packed.readAll());
        }
    }

    /// Bytes at hand (standard input), decoded likewise.
    public static SourceText of(String name, byte[] bytes) {
        return of(name, TextDecoding.decode(bytes));
    }

    /// A file's name, or what the person would call it (`clipboard`).
    public String name() {
        return name;
    }

    /// Its characters, line ends normalised to `\n`, without a byte order mark. Of a packed text a new string each time: take [#lines()].
    public String text() {
        return held.text();
    }

    /// Its lines without their ends, as [String#lines()] has them. Each is made when it is asked for.
    public List<String> lines() {
        return new SourceLines(this, held.lineCount());
    }

    /// Holds a long text compressed from now on, in about a tenth of its memory. Costs a pass over it, and some for each part that is
    /// looked at then.
    public void pack() {
        if (held instanceof PlainText plain && plain.length() >= LEAST_PACKED) {
            held = PackedText.of(plain.text());
        }
    }

    /// It is held compressed.
    boolean isPacked() {
        return held instanceof PackedText;
    }

    /// @param number from 0
    String line(int number) {
        return held.line(number);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof SourceText that && name.equals(that.name) && held.length() == that.held.length()
                && held.sameAs(that.held));
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + held.length();
    }

    @Override
    public String toString() {
        return name + ", " + held.length() + " characters";
    }
}
