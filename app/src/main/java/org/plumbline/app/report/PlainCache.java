package org.plumbline.app.report;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.plumbline.app.db.BufferUse;
import org.plumbline.app.ui.text.BufferText;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.capacity.cache.CacheVerdict;
import org.plumbline.capacity.cache.HitCurve;

/// Caches as a person reads of them on a terminal.
public final class PlainCache {
    private PlainCache() {}

    /// A database's statements, what saves most first.
    public static void statements(OutputStream stream, boolean colours, List<CacheVerdict> verdicts, BufferUse use) {
        var out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        var paint = new Paint(colours);
        for (CacheVerdict each : verdicts) {
            out.println(paint.strong(VisibleText.of(each.statement().name().replaceAll("\\s+", " ").strip())));
            out.println("  " + CacheText.calls(each.statement()));
            out.println("  " + CacheText.verdict(each));
        }
        out.println(paint.strong("The server's own memory"));
        BufferText.sentences(use).forEach(sentence -> out.println("  " + sentence));
        use.tables().forEach(table -> out.println("  " + VisibleText.of(BufferText.table(table))));
        use.indexes().forEach(index -> out.println("  " + VisibleText.of(BufferText.index(index))));
        out.flush();
    }

    /// In sentences, and the curve as a table.
    ///
    /// @param counted the statement that is asked for; none where the traffic is typed
    public static void write(OutputStream stream, boolean colours, CacheReport report, Optional<CacheReport.Counted> counted) {
        var out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        var paint = new Paint(colours);
        counted.ifPresent(each -> {
            out.println(paint.strong(VisibleText.of(each.statement().text().replaceAll("\\s+", " ").strip())));
            out.println(CacheText.counted(each.statement()));
            out.println(VisibleText.of(CacheText.values(each.statement(), each.popularity().equals("column"))));
            out.println();
        });
        out.println(paint.strong("Hit ratio " + CacheText.share(report.estimate().hitRatio())));
        out.println(CacheText.hits(report.cache(), report.traffic(), report.estimate()));
        report.replay().ifPresent(replay -> out.println("The trace itself, its first requests included, would have hit "
                + CacheText.share(replay.hitRatio(report.cache().capacity().orElse(Long.MAX_VALUE))) + " of "
                + Format.countFull(replay.requests())
                + " requests in an LRU cache of that room; where this differs much, its keys do not come independently of each other."));
        CacheText.timeToLive(report.cache(), report.traffic()).ifPresent(out::println);
        out.println(CacheText.stale(report.cache(), report.traffic(), report.estimate()));
        report.together().ifPresent(together -> CacheText.layers(together).forEach(out::println));
        report.stampede().ifPresent(stampede -> out.println(CacheText.stampede(stampede, report.cache())));
        report.curve().ifPresent(curve -> {
            out.println();
            out.println(paint.strong("%15s  %9s".formatted("items", "hit ratio")));
            for (HitCurve.Point point : curve.points()) {
                out.println("%15s  %9s".formatted(Format.countFull(Math.round(point.items())), CacheText.share(point.hitRatio())));
            }
        });
        out.flush();
    }
}
