package org.plumbline.app.ui.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.app.ui.state.DiskSpill;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.Buffers;
import org.plumbline.plan.IoTimings;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Usage;
import org.plumbline.plan.measure.NodeMeasure;
import org.plumbline.plan.unit.Blocks;

/// What a node read, wrote and logged.
final class NodeUsageLines {
    private final PlanNode node;
    private final NodeMeasure measure;
    private final List<NodeEntry> entries = new ArrayList<>();

    NodeUsageLines(PlanNode node, NodeMeasure measure) {
        this.node = node;
        this.measure = measure;
    }

    List<NodeEntry> entries() {
        node.usage().ifPresent(usage -> {
            own();
            buffers(usage.buffers());
            io(usage.io());
            wal(usage);
        });
        DiskSpill.of(node, measure).flatMap(DiskSpill::written).ifPresent(written -> entries.add(new NodeEntry("On disk",
                Format.bytes(written), "Outgrew work_mem and wrote work files: " + Format.bytesFull(written), NodeEntry.Tone.SEVERE)));
        return entries;
    }

    private void own() {
        measure.selfUsage().ifPresent(self -> {
            if (self.inconsistent()) {
                entries.add(new NodeEntry("Own blocks", "inconsistent",
                        "The children's printed blocks are more than this node's, which cannot be.", NodeEntry.Tone.SEVERE));
            } else if (!node.isLeaf() && self.usage().buffers().touched().count() > 0) {
                entries.add(NodeEntry.plain("Own blocks", Format.blocks(self.usage().buffers().touched()),
                        "Touched by the node itself, without its children: " + Format.blocksFull(self.usage().buffers().touched())));
            }
        });
    }

    private void buffers(Buffers buffers) {
        line("Shared", "ordinary tables and indexes", buffers.sharedHit(), buffers.sharedRead(), buffers.sharedDirtied(),
                buffers.sharedWritten());
        line("Local", "temporary tables", buffers.localHit(), buffers.localRead(), buffers.localDirtied(), buffers.localWritten());
        line("Temp", "work files", Blocks.NONE, buffers.tempRead(), Blocks.NONE, buffers.tempWritten());
        if (buffers.equals(Buffers.NONE)) {
            entries.add(NodeEntry.muted("Blocks", "none touched", "BUFFERS was on, and the node touched no blocks."));
        }
    }

    private void line(String term, String what, Blocks hit, Blocks read, Blocks dirtied, Blocks written) {
        var words = new ArrayList<String>();
        add(words, hit, "hit");
        add(words, read, "read");
        add(words, dirtied, "dirtied");
        add(words, written, "written");
        if (!words.isEmpty()) {
            entries.add(NodeEntry.plain(term, String.join(", ", words), "Blocks of " + what
                    + ", with everything below the node, over all loops and processes:\nhit (found in memory) " + Format.blocksFull(hit)
                    + "\nread (asked of the operating system) " + Format.blocksFull(read)
                    + "\ndirtied " + Format.blocksFull(dirtied) + "\nwritten " + Format.blocksFull(written)));
        }
    }

    private static void add(List<String> words, Blocks blocks, String word) {
        if (blocks.count() > 0) {
            words.add(Format.blocks(blocks) + " " + word);
        }
    }

    private void io(IoTimings io) {
        Duration read = io.read();
        Duration write = io.write();
        if (!read.isZero() || !write.isZero()) {
            entries.add(NodeEntry.plain("I/O time", Format.time(read) + " reading"
                    + (write.isZero() ? "" : ", " + Format.time(write) + " writing"),
                    "Time waiting for reads and writes, summed over processes (track_io_timing): " + Format.timeFull(read) + " reading, "
                            + Format.timeFull(write) + " writing"));
        }
    }

    private void wal(Usage usage) {
        if (usage.wal().bytes().count() > 0) {
            entries.add(NodeEntry.plain("WAL", Format.bytes(usage.wal().bytes()) + " in " + Format.count(usage.wal().records())
                    + " records",
                    "Write-ahead log: " + Format.bytesFull(usage.wal().bytes()) + ", whole pages among it: "
                            + Format.countFull(usage.wal().fullPageImages())));
        }
    }
}
