package org.plumbline.plan.parse;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.plumbline.plan.log.LogKind;

/// What terminals, logs and clipboards put around a plan. Takes it off, and keeps every line's number in the person's own text.
final class Wrapping {
    private Wrapping() {}

    private static final int DEEPEST = 12;
    /// A blank line, to everybody but who asks [#isEndOfTable].
    private static final char END_OF_TABLE = '\f';
    /// From the outermost to the innermost, as people nest them most.
    private static final List<UnaryOperator<Lines>> LAYERS = List.of(MarkUp::off, LinePrefixes::off, LineNumbers::off, PrintedArrays::off,
            BrokenFrame::off, PsqlRecords::off, PsqlColumns::off, Wrapping::unframed, PsqlWraps::off, Quotes::off);

    /// The text's parts that may hold plans: the whole of it, or its log entries.
    static List<Block> blocks(Lines lines) {
        return LogKind.hasPlan(lines.text()) ? Block.ofLog(lines) : List.of(Block.of(off(lines)));
    }

    /// The lines without what is around them, layer by layer.
    static Lines off(Lines wrapped) {
        Lines lines = wrapped;
        for (int layer = 0; layer < DEEPEST; layer++) {
            Lines bare = lines;
            for (UnaryOperator<Lines> each : LAYERS) {
                bare = each.apply(bare);
            }
            if (bare == lines) {
                return lines;
            }
            lines = bare;
        }
        return lines;
    }

    /// True where psql's table ended in this line.
    static boolean isEndOfTable(Lines lines, int line) {
        return lines.start(line) < lines.end(line) && lines.text().charAt(lines.start(line)) == END_OF_TABLE;
    }

    /// Without the frames of psql: header, borders, footer, `+` at the ends of lines, quotes around a cell.
    private static Lines unframed(Lines lines) {
        var frame = new PsqlFrame();
        var kept = new StringBuilder();
        int[] numbers = new int[lines.count()];
        int count = 0;
        boolean changed = false;
        for (int line = 0; line < lines.count(); line++) {
            int start = lines.start(line);
            int end = lines.end(line);
            boolean isContent = frame.line(lines.text(), start, end);
            boolean changes = !isContent || frame.start() != start || frame.end() != end;
            if (changes && !changed) {
                changed = true;
                kept.append(lines.text(), 0, count == 0 ? 0 : lines.end(count - 1));
            }
            if (frame.isFooter()) {
                kept.append(count == 0 ? "" : "\n").append(END_OF_TABLE);
                numbers[count++] = lines.number(line);
            }
            if (!isContent) {
                continue;
            }
            if (changed) {
                kept.append(count == 0 ? "" : "\n");
                if (frame.hasEscapes()) {
                    kept.append(lines.text().substring(frame.start(), frame.end()).replace("\\|", "|"));
                } else {
                    kept.append(lines.text(), frame.start(), frame.end());
                }
            }
            numbers[count++] = lines.number(line);
        }
        if (count == 0) {
            numbers[0] = lines.number(0);
        }
        return changed ? Lines.of(kept.toString(), Arrays.copyOf(numbers, Math.max(1, count))) : lines;
    }
}
