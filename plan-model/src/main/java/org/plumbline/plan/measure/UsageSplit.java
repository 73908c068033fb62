package org.plumbline.plan.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.plumbline.plan.Buffers;
import org.plumbline.plan.IoTimings;
import org.plumbline.plan.Usage;
import org.plumbline.plan.Wal;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;

/// Splits one usage among several, each of its figures in proportion to theirs. The parts add up to the whole, to the last block.
final class UsageSplit {
    private final Usage whole;
    private final List<Usage> weights;

    private UsageSplit(Usage whole, List<Usage> weights) {
        this.whole = whole;
        this.weights = weights;
    }

    /// One part for each of `weights`; nothing of a figure that none of them shows.
    static List<Usage> proRata(Usage whole, List<Usage> weights) {
        var split = new UsageSplit(whole, weights);
        var parts = new ArrayList<Usage>();
        for (int i = 0; i < weights.size(); i++) {
            parts.add(split.part(i));
        }
        return parts;
    }

    private Usage part(int i) {
        return new Usage(
                new Buffers(
                        blocks(i, Buffers::sharedHit), blocks(i, Buffers::sharedRead), blocks(i, Buffers::sharedDirtied),
                        blocks(i, Buffers::sharedWritten), blocks(i, Buffers::localHit), blocks(i, Buffers::localRead),
                        blocks(i, Buffers::localDirtied), blocks(i, Buffers::localWritten), blocks(i, Buffers::tempRead),
                        blocks(i, Buffers::tempWritten)),
                new IoTimings(
                        time(i, IoTimings::sharedRead), time(i, IoTimings::sharedWrite), time(i, IoTimings::localRead),
                        time(i, IoTimings::localWrite), time(i, IoTimings::tempRead), time(i, IoTimings::tempWrite)),
                new Wal(
                        amount(i, usage -> usage.wal().records()), amount(i, usage -> usage.wal().fullPageImages()),
                        Bytes.bytes(amount(i, usage -> usage.wal().bytes().count())), amount(i, usage -> usage.wal().buffersFull())));
    }

    private Blocks blocks(int i, Function<Buffers, Blocks> figure) {
        return Blocks.blocks(amount(i, usage -> figure.apply(usage.buffers()).count()));
    }

    private Duration time(int i, Function<IoTimings, Duration> figure) {
        return Duration.ofNanos(amount(i, usage -> figure.apply(usage.io()).toNanos()));
    }

    /// The difference of two rounded running sums, so that the parts' rounding cancels out.
    private long amount(int i, ToLongFunction<Usage> figure) {
        double all = 0;
        double before = 0;
        for (int k = 0; k < weights.size(); k++) {
            long weight = figure.applyAsLong(weights.get(k));
            all += weight;
            before += k < i ? weight : 0;
        }
        if (all == 0) {
            return 0;
        }
        long total = figure.applyAsLong(whole);
        return Math.round(total * ((before + figure.applyAsLong(weights.get(i))) / all)) - Math.round(total * (before / all));
    }
}
