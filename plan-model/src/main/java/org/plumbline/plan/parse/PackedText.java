package org.plumbline.plan.parse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// A text in parts of whole lines, each compressed for itself, so that any line is found by unpacking one part. The parts that were
/// unpacked last are kept.
///
/// Why not the person's file again, or a copy of it beside? Theirs may change or vanish while its plan is shown. A copy takes a disk's
/// room, has to be hidden from others and cleared away, and its channel is closed by the interrupt that cancels a job. What EXPLAIN
/// prints repeats itself: packed it has a tenth of the characters (a 176 MB plan 16 MB, in half a second), and nothing can go wrong
/// with it.
final class PackedText implements HeldText {
    /// Characters: longer ones pack no better, and take longer to unpack.
    private static final int PART = 1 << 16;
    private static final int KEPT = 3;

    private static final class Part {
        /// Its characters: eight bits each, or sixteen where `wide`.
        private final byte[] packed;
        /// In characters.
        private final int length;
        private final boolean wide;
        /// The number of its first line, from 0.
        private final int firstLine;

        Part(byte[] packed, int length, boolean wide, int firstLine) {
            this.packed = packed;
            this.length = length;
            this.wide = wide;
            this.firstLine = firstLine;
        }
    }

    /// A part as it is looked at.
    private record Opened(int part, PlainText text) {}

    private final List<Part> parts;
    private final int length;
    private final int lineCount;
    /// The one that was used last first.
    private volatile List<Opened> opened = List.of();

    private PackedText(List<Part> parts, int length, int lineCount) {
        this.parts = parts;
        this.length = length;
        this.lineCount = lineCount;
    }

    static PackedText of(String text) {
        var parts = new ArrayList<Part>();
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            int lines = 0;
            for (int from = 0; from < text.length();) {
                int end = text.indexOf('\n', Math.min(from + PART, text.length() - 1));
                int to = end < 0 ? text.length() : end + 1;
                String part = text.substring(from, to);
                parts.add(part(part, lines, deflater));
                lines += PlainText.startsIn(part).length - 1;
                from = to;
            }
            return new PackedText(List.copyOf(parts), text.length(), lines);
        } finally {
            deflater.end();
        }
    }

    private static Part part(String text, int firstLine, Deflater deflater) {
        boolean wide = text.chars().anyMatch(c -> c > 0xFF);
        deflater.reset();
        deflater.setInput(wide ? wideBytes(text) : text.getBytes(StandardCharsets.ISO_8859_1));
        deflater.finish();
        byte[] packed = new byte[text.length() / 4 + 64];
        int size = 0;
        while (!deflater.finished()) {
            if (size == packed.length) {
                packed = Arrays.copyOf(packed, packed.length * 2);
            }
            size += deflater.deflate(packed, size, packed.length - size);
        }
        return new Part(Arrays.copyOf(packed, size), text.length(), wide, firstLine);
    }

    /// Every character as it is: halves of pairs that stand alone too.
    private static byte[] wideBytes(String text) {
        var bytes = ByteBuffer.allocate(2 * text.length());
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    private static String unpacked(Part part) {
        byte[] bytes = new byte[part.wide ? 2 * part.length : part.length];
        var inflater = new Inflater(true);
        try {
            inflater.setInput(part.packed);
            int size = 0;
            while (size < bytes.length) {
                size += inflater.inflate(bytes, size, bytes.length - size);
            }
        } catch (DataFormatException impossible) {
            throw new IllegalStateException("what was packed cannot be unpacked", impossible);
        } finally {
            inflater.end();
        }
        return part.wide ? ByteBuffer.wrap(bytes).asCharBuffer().toString() : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String text() {
        var text = new StringBuilder(length);
        parts.forEach(part -> text.append(unpacked(part)));
        return text.toString();
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int lineCount() {
        return lineCount;
    }

    @Override
    public String line(int number) {
        int low = 0;
        int high = parts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (parts.get(middle).firstLine <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return opened(low).line(number - parts.get(low).firstLine);
    }

    @Override
    public String part(int number) {
        return unpacked(parts.get(number));
    }

    @Override
    public int partCount() {
        return parts.size();
    }

    private PlainText opened(int part) {
        List<Opened> known = opened;
        for (Opened each : known) {
            if (each.part() == part) {
                return each.text();
            }
        }
        var fresh = new Opened(part, new PlainText(unpacked(parts.get(part))));
        var kept = new ArrayList<Opened>(List.of(fresh));
        kept.addAll(known.subList(0, Math.min(known.size(), KEPT - 1)));
        opened = List.copyOf(kept);
        return fresh.text();
    }
}
