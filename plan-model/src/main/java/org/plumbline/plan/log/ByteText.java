package org.plumbline.plan.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Looks for things in bytes of an encoding that leaves ASCII alone (UTF-8, Latin-1 and the like). `to` is always the index after the last.
final class ByteText {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private ByteText() {}

    static byte[] of(String ascii) {
        return ascii.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Where this byte is first; -1 where it is not. Eight bytes at a time.
    static int indexOf(byte[] bytes, int from, int to, char wanted) {
        long pattern = EACH * wanted;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long differing = (long) LONGS.get(bytes, at) ^ pattern;
            long zero = (differing - EACH) & ~differing & HIGH;
            if (zero != 0) {
                return at + (Long.numberOfTrailingZeros(zero) >> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    static int indexOf(byte[] bytes, int from, int to, byte[] wanted) {
        for (int at = indexOf(bytes, from, to, (char) wanted[0]); at >= 0; at = indexOf(bytes, at + 1, to, (char) wanted[0])) {
            if (startsWith(bytes, at, to, wanted)) {
                return at;
            }
        }
        return -1;
    }

    static boolean contains(byte[] bytes, int from, int to, byte[] wanted) {
        return indexOf(bytes, from, to, wanted) >= 0;
    }

    static boolean startsWith(byte[] bytes, int at, int to, byte[] word) {
        if (at < 0 || at + word.length > to) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (bytes[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    static int skipSpaces(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    static int skipDigits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isDigit(bytes[at])) {
            at++;
        }
        return at;
    }

    static boolean isBlank(byte[] bytes, int from, int to) {
        return skipSpaces(bytes, from, to) == to;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /// A letter; what is not ASCII counts as one.
    static boolean isLetter(byte b) {
        return b < 0 || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z');
    }

    /// The whole number that these digits spell; -1 for none, or one that is too long to be meant.
    static long number(byte[] bytes, int from, int to) {
        if (from >= to || to - from > 18) {
            return -1;
        }
        long number = 0;
        for (int at = from; at < to; at++) {
            if (!isDigit(bytes[at])) {
                return -1;
            }
            number = number * 10 + bytes[at] - '0';
        }
        return number;
    }

    /// UTF-8; what is not becomes the replacement character.
    static String decode(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
