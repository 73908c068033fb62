package org.plumbline.capacity.shard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// A value of COPY's text format: after a backslash stand `b`, `f`, `n`, `r`, `t`, `v`, up to three octal digits or `x` and up to two
/// hexadecimal ones for a byte; any other character stands for itself.
final class CopyText {
    private static final String LETTERS = "bfnrtv";
    private static final String MEANT = "\b\f\n\r\t\u000b";

    private final byte[] written;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int next;

    private CopyText(String text) {
        written = text.getBytes(StandardCharsets.UTF_8);
    }

    /// The value without its backslashes.
    ///
    /// @throws IllegalArgumentException a sentence, when its bytes are no text in UTF-8
    static String plain(String text) {
        return text.indexOf('\\') < 0 ? text : new CopyText(text).read();
    }

    private String read() {
        while (next < written.length) {
            byte each = written[next++];
            bytes.write(each == '\\' && next < written.length ? escaped() : each);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException odd) {
            throw new IllegalArgumentException("The bytes that are written with backslashes are no text in UTF-8; write \\\\ for a "
                    + "backslash.", odd);
        }
    }

    private int escaped() {
        if (digit(next, 8) >= 0) {
            return number(8, 3);
        }
        byte letter = written[next++];
        if (letter == 'x' && digit(next, 16) >= 0) {
            return number(16, 2);
        }
        int known = LETTERS.indexOf(letter);
        return known < 0 ? letter : MEANT.charAt(known);
    }

    private int number(int base, int most) {
        int number = 0;
        for (int end = next + most; next < end && digit(next, base) >= 0; next++) {
            number = number * base + digit(next, base);
        }
        return number & 0xff;
    }

    private int digit(int at, int base) {
        return at < written.length ? Character.digit((char) (written[at] & 0xff), base) : -1;
    }
}
