package org.plumbline.plan.parse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.plumbline.plan.log.Utf16;

/// Bytes to characters, by byte order mark and validity.
final class TextDecoding {
    private static final char UNKNOWN = '\uFFFD';

    private TextDecoding() {}

    static String decode(byte[] bytes) {
        Optional<Charset> utf16 = Utf16.of(bytes);
        if (utf16.isPresent()) {
            return new String(bytes, utf16.get());
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(UNKNOWN) < 0 || isUtf8(bytes) ? text : new String(bytes, Charset.forName("windows-1252"));
    }

    /// The character for what is not UTF-8 may stand in the text itself.
    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
