package org.plumbline.plan.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.plumbline.plan.Buffers;
import org.plumbline.plan.IoTimings;
import org.plumbline.plan.Usage;
import org.plumbline.plan.Wal;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;

/// Splits one usage among several, each of its figures in proportion to theirs. The parts add up to the whole, to the last block.
final class UsageSplit {
    /// Every figure of a usage, in the order in which [#usage] takes them.
    private static final List<ToLongFunction<Usage>> FIGURES = List.of(
            usage -> usage.buffers().sharedHit().count(),
            usage -> usage.buffers().sharedRead().count(),
            usage -> usage.buffers().sharedDirtied().count(),
            usage -> usage.buffers().sharedWritten().count(),
            usage -> usage.buffers().localHit().count(),
            usage -> usage.buffers().localRead().count(),
            usage -> usage.buffers().localDirtied().count(),
            usage -> usage.buffers().localWritten().count(),
            usage -> usage.buffers().tempRead().count(),
            usage -> usage.buffers().tempWritten().count(),
            usage -> usage.io().sharedRead().toNanos(),
            usage -> usage.io().sharedWrite().toNanos(),
            usage -> usage.io().localRead().toNanos(),
            usage -> usage.io().localWrite().toNanos(),
            usage -> usage.io().tempRead().toNanos(),
            usage -> usage.io().tempWrite().toNanos(),
            usage -> usage.wal().records(),
            usage -> usage.wal().fullPageImages(),
            usage -> usage.wal().bytes().count(),
            usage -> usage.wal().buffersFull());

    private UsageSplit() {}

    /// One part for each of `weights`; nothing of a figure that none of them shows.
    static List<Usage> proRata(Usage whole, List<Usage> weights) {
        long[][] amounts = new long[weights.size()][FIGURES.size()];
        for (int f = 0; f < FIGURES.size(); f++) {
            split(whole, weights, f, amounts);
        }
        var parts = new ArrayList<Usage>(weights.size());
        for (long[] figures : amounts) {
            parts.add(usage(figures));
        }
        return parts;
    }

    /// Each part is the difference of two rounded running sums, so that the parts' rounding cancels out.
    private static void split(Usage whole, List<Usage> weights, int f, long[][] amounts) {
        ToLongFunction<Usage> figure = FIGURES.get(f);
        double all = weights.stream().mapToLong(figure).sum();
        long total = figure.applyAsLong(whole);
        if (all == 0 || total == 0) {
            return;
        }
        double running = 0;
        long given = 0;
        for (int i = 0; i < weights.size(); i++) {
            running += figure.applyAsLong(weights.get(i));
            long upTo = Math.round(total * (running / all));
            amounts[i][f] = upTo - given;
            given = upTo;
        }
    }

    private static Usage usage(long[] f) {
        return new Usage(
                new Buffers(
                        Blocks.blocks(f[0]), Blocks.blocks(f[1]), Blocks.blocks(f[2]), Blocks.blocks(f[3]), Blocks.blocks(f[4]),
                        Blocks.blocks(f[5]), Blocks.blocks(f[6]), Blocks.blocks(f[7]), Blocks.blocks(f[8]), Blocks.blocks(f[9])),
                new IoTimings(
                        Duration.ofNanos(f[10]), Duration.ofNanos(f[11]), Duration.ofNanos(f[12]),
                        Duration.ofNanos(f[13]), Duration.ofNanos(f[14]), Duration.ofNanos(f[15])),
                new Wal(f[16], f[17], Bytes.bytes(f[18]), f[19]));
    }
}
