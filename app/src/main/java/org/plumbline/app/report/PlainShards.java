package org.plumbline.app.report;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.ShardText;
import org.plumbline.capacity.shard.MethodLoad;
import org.plumbline.capacity.shard.Resize;
import org.plumbline.capacity.shard.ShardCounts;
import org.plumbline.plan.unit.Share;

/// Sharding methods side by side as a person reads them on a terminal.
public final class PlainShards {
    private static final String ROW = "%-24s %9s %9s %11s %11s";

    private PlainShards() {}

    /// Where each key lies, a line each.
    public static void placed(OutputStream stream, List<ShardsJson.Placed> keys) {
        var out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        keys.forEach(each -> out.println(each.shard() + "\t" + VisibleText.of(each.key())));
        out.flush();
    }

    /// A table, and in words what it means.
    public static void counted(OutputStream stream, boolean colours, ShardCounts counts) {
        var out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        var paint = new Paint(colours);
        MethodLoad any = counts.methods().getFirst();
        int before = any.before().shards();
        int after = any.after().shards();
        out.println(Format.countFull(counts.facts().keys()) + " keys over " + Format.countFull(before) + " shards"
                + (before == after ? "" : ", then over " + Format.countFull(after) + ": at least "
                        + Format.shareFull(new Share(Resize.optimum(before, after))) + " of them must move when shards are to be equal"));
        out.println(paint.strong(ROW.formatted("method", "moved", "max/mean", "by chance", "effective")));
        for (MethodLoad load : counts.methods()) {
            out.println(ROW.formatted(ShardText.title(load.method()), Format.shareFull(new Share(load.movedShare())),
                    Format.factorFull(load.after().maxOverMean()), Format.factorFull(counts.randomBound(load.after())),
                    Format.factorFull(load.after().effectiveShards()).replace("×", "")).stripTrailing());
        }
        out.println();
        counts.methods().forEach(load -> out.println(paint.strong(ShardText.title(load.method())) + ": "
                + String.join(" ", ShardText.reason(load.method()), ShardText.sampling(load)).strip()));
        String hottest = ShardText.hottest(counts.facts());
        if (!hottest.isEmpty()) {
            out.println(hottest);
        }
        ShardText.warnings(counts, after).forEach(warning -> out.println("! " + warning));
        out.flush();
    }
}
