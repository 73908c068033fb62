package org.plumbline.plan.log;

import java.util.Arrays;

/// What is left of a line when whatever carried it is taken off. One object is used again and again.
final class Piece {
    private byte[] own = new byte[1 << 10];
    private byte[] bytes = own;
    private int from;
    private int to;

    /// The process that wrote it; -1 where the carrier does not say.
    private int process;
    private boolean joinsLast;
    private boolean startsRecord;
    private boolean goesOn;

    /// A part of the line itself.
    void set(byte[] line, int start, int end, int writer) {
        bytes = line;
        from = start;
        to = end;
        process = writer;
        joinsLast = false;
        startsRecord = false;
    }

    /// A line, or a part of one.
    ///
    /// @param isCut the next goes on where this one ends
    void setPart(byte[] line, int start, int end, boolean isCut) {
        set(line, start, end, -1);
        joinsLast = goesOn;
        goesOn = isCut;
    }

    /// Bytes of its own, to be written by [#add].
    void startOwn(int writer) {
        set(own, 0, 0, writer);
    }

    void add(byte b) {
        if (to == own.length) {
            own = Arrays.copyOf(own, own.length * 2);
            bytes = own;
        }
        own[to++] = b;
    }

    void add(byte[] source, int start, int end) {
        int length = end - start;
        if (own.length - to < length) {
            own = Arrays.copyOf(own, Math.max(own.length * 2, to + length));
            bytes = own;
        }
        System.arraycopy(source, start, own, to, length);
        to += length;
    }

    void narrow(int start, int end) {
        from = start;
        to = end;
    }

    /// It goes on in the middle of the line before, which was too long for its carrier.
    void joinLast() {
        joinsLast = true;
    }

    /// Its carrier numbers the parts of a message, and it is the first.
    void startRecord() {
        startsRecord = true;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int process() {
        return process;
    }

    boolean joinsLast() {
        return joinsLast;
    }

    boolean startsRecord() {
        return startsRecord;
    }

    boolean hasTab() {
        return from < to && bytes[from] == '\t';
    }
}
