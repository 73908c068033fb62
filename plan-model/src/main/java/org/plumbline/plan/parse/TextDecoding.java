package org.plumbline.plan.parse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.plumbline.plan.log.Utf16;

/// Bytes to characters, by byte order mark and validity.
final class TextDecoding {
    private TextDecoding() {}

    static String decode(byte[] bytes) {
        Optional<Charset> utf16 = Utf16.of(bytes);
        if (utf16.isPresent()) {
            return new String(bytes, utf16.get());
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
