package org.plumbline.plan.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The lines of a stream, one after the other. The current one stays where it is until the next is asked for.
final class LogLines {
    /// The longest line that is held; a longer one is passed over.
    static final int LONGEST = 64 << 20;

    private static final int FIRST_BUFFER = 1 << 18;

    private final InputStream in;
    private final ReadProgress progress;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int filled;
    private int next;
    private long bufferOffset;
    private boolean ended;
    private int from;
    private int to;
    private int number;
    private boolean tooLong;

    LogLines(InputStream in, int firstNumber, ReadProgress progress) {
        this.in = in;
        this.number = firstNumber - 1;
        this.progress = progress;
    }

    /// Goes to the next line.
    boolean next() throws IOException {
        from = next;
        int end = endOfLine();
        if (from >= filled && end < 0) {
            return false;
        }
        number++;
        to = end < 0 ? filled : end;
        next = end < 0 ? filled : end + 1;
        if (to > from && buffer[to - 1] == '\r') {
            to--;
        }
        if (number == 1 && to - from >= 3 && (buffer[from] & 0xFF) == 0xEF && (buffer[from + 1] & 0xFF) == 0xBB
                && (buffer[from + 2] & 0xFF) == 0xBF) {
            from += 3;
        }
        return true;
    }

    byte[] bytes() {
        return buffer;
    }

    int from() {
        return from;
    }

    /// After its last byte, line end left out.
    int to() {
        return to;
    }

    int number() {
        return number;
    }

    /// Its first byte's place in the stream.
    long offset() {
        return bufferOffset + from;
    }

    /// The place after its line end.
    long endOffset() {
        return bufferOffset + next;
    }

    /// The line is longer than [#LONGEST]: what is there is its end.
    boolean tooLong() {
        return tooLong;
    }

    private int endOfLine() throws IOException {
        tooLong = false;
        int searched = from;
        while (true) {
            int end = ByteText.indexOf(buffer, searched, filled, '\n');
            if (end >= 0 || ended) {
                return end;
            }
            searched = filled;
            if (filled == buffer.length) {
                searched -= makeRoom();
            }
            fill();
        }
    }

    /// @return by how much everything moved down
    private int makeRoom() {
        int moved = from;
        if (from > buffer.length / 2) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            bufferOffset += from;
            from = 0;
            return moved;
        }
        if (buffer.length >= LONGEST * 2) {
            // keep the end only, so that what follows is still found
            int dropped = filled - FIRST_BUFFER - from;
            System.arraycopy(buffer, filled - FIRST_BUFFER, buffer, from, FIRST_BUFFER);
            filled -= dropped;
            bufferOffset += dropped;
            tooLong = true;
            return dropped;
        }
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
        return 0;
    }

    private void fill() throws IOException {
        int count = in.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            ended = true;
        } else {
            filled += count;
            progress.read(bufferOffset + filled);
        }
    }
}
