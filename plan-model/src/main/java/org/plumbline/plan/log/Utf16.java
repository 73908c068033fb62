package org.plumbline.plan.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Texts of two bytes a character, as Windows' PowerShell writes what it copies.
public final class Utf16 {
    /// So many bytes tell.
    static final int START = 4;

    private Utf16() {}

    /// The byte order, told by its mark, or by four bytes of which every other is 0; none where the text is no UTF-16.
    public static Optional<Charset> of(byte[] start) {
        if (is(start, 0xFF, 0xFE) || hasZeros(start, 1)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return is(start, 0xFE, 0xFF) || hasZeros(start, 0) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static boolean is(byte[] start, int first, int second) {
        return start.length >= 2 && (start[0] & 0xFF) == first && (start[1] & 0xFF) == second;
    }

    private static boolean hasZeros(byte[] start, int first) {
        if (start.length < START) {
            return false;
        }
        for (int i = 0; i < START; i++) {
            if ((start[i] == 0) != (i % 2 == first)) {
                return false;
            }
        }
        return true;
    }

    /// The same text in UTF-8, a piece at a time.
    static InputStream toUtf8(InputStream in, Charset byteOrder) {
        return new Recoded(in, byteOrder);
    }

    private static final class Recoded extends InputStream {
        private final InputStream in;
        private final Reader reader;
        private final char[] piece = new char[1 << 14];
        /// The first half of a character that takes two, at the end of the last piece.
        private int kept;
        private byte[] bytes = {};
        private int next;

        Recoded(InputStream in, Charset byteOrder) {
            this.in = in;
            this.reader = new InputStreamReader(in, byteOrder);
        }

        @Override
        public int read() throws IOException {
            return hasMore() ? bytes[next++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!hasMore()) {
                return -1;
            }
            int count = Math.min(length, bytes.length - next);
            System.arraycopy(bytes, next, into, from, count);
            next += count;
            return count;
        }

        private boolean hasMore() throws IOException {
            while (next == bytes.length) {
                int read = reader.read(piece, kept, piece.length - kept);
                int count = kept + Math.max(0, read);
                if (count == 0) {
                    return false;
                }
                kept = read > 0 && Character.isHighSurrogate(piece[count - 1]) ? 1 : 0;
                bytes = new String(piece, 0, count - kept).getBytes(StandardCharsets.UTF_8);
                next = 0;
                piece[0] = piece[count - 1];
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
