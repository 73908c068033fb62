package org.plumbline.app.report;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.Buffers;
import org.plumbline.plan.Capabilities;
import org.plumbline.plan.Capability;
import org.plumbline.plan.IoTimings;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Usage;
import org.plumbline.plan.Wal;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.SelfUsage;
import org.plumbline.plan.unit.Blocks;

/// Blocks, I/O times and WAL: totals, and the node's own with `self` in front. Zero, not null, where the plan measured them and the node's
/// line is absent: with BUFFERS that holds for I/O times and WAL too, as TEXT prints no line of zeros while JSON prints the zeros.
/// Null where the printed figures contradict each other, so that the node's own would be negative.
final class UsageJson {
    /// Times are printed with three decimals, and a sum over many loops rounds further.
    private static final Duration ROUNDING = Duration.ofNanos(100_000);

    private UsageJson() {}

    static void write(Json json, PlanNode node, MeasuredPlan plan) {
        Capabilities present = plan.plan().capabilities();
        all(json, "", present, node.usage().or(() -> Optional.of(Usage.NONE)));
        all(json, "self", present, plan.of(node).selfUsage().map(SelfUsage::usage));
    }

    private static void all(Json json, String prefix, Capabilities present, Optional<Usage> usage) {
        buffers(json, prefix, usage.filter(_ -> present.has(Capability.BUFFERS)).map(Usage::buffers));
        Optional<IoTimings> io = usage.filter(_ -> measured(present, Capability.IO_TIMINGS)).map(Usage::io);
        json.ms(name(prefix, "ioReadMs"), io.map(IoTimings::read).flatMap(UsageJson::known));
        json.ms(name(prefix, "ioWriteMs"), io.map(IoTimings::write).flatMap(UsageJson::known));
        Optional<Wal> wal = usage.filter(_ -> measured(present, Capability.WAL)).map(Usage::wal);
        json.whole(name(prefix, "walRecords"), wal.map(Wal::records).filter(count -> count >= 0));
        json.whole(name(prefix, "walBytes"), wal.map(each -> each.bytes().count()).filter(count -> count >= 0));
    }

    private static boolean measured(Capabilities present, Capability own) {
        return present.has(own) || present.has(Capability.BUFFERS);
    }

    static void buffers(Json json, String prefix, Optional<Buffers> buffers) {
        blocks(json, prefix, "sharedHitBlocks", buffers.map(Buffers::sharedHit));
        blocks(json, prefix, "sharedReadBlocks", buffers.map(Buffers::sharedRead));
        blocks(json, prefix, "sharedDirtiedBlocks", buffers.map(Buffers::sharedDirtied));
        blocks(json, prefix, "sharedWrittenBlocks", buffers.map(Buffers::sharedWritten));
        blocks(json, prefix, "localHitBlocks", buffers.map(Buffers::localHit));
        blocks(json, prefix, "localReadBlocks", buffers.map(Buffers::localRead));
        blocks(json, prefix, "localDirtiedBlocks", buffers.map(Buffers::localDirtied));
        blocks(json, prefix, "localWrittenBlocks", buffers.map(Buffers::localWritten));
        blocks(json, prefix, "tempReadBlocks", buffers.map(Buffers::tempRead));
        blocks(json, prefix, "tempWrittenBlocks", buffers.map(Buffers::tempWritten));
    }

    private static void blocks(Json json, String prefix, String name, Optional<Blocks> blocks) {
        json.whole(name(prefix, name), blocks.map(Blocks::count).filter(count -> count >= 0));
    }

    private static Optional<Duration> known(Duration time) {
        return time.plus(ROUNDING).isNegative() ? Optional.empty() : Optional.of(time.isNegative() ? Duration.ZERO : time);
    }

    private static String name(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
