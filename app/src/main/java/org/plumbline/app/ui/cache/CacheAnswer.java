package org.plumbline.app.ui.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.app.ui.control.Curve.Point;
import org.plumbline.app.ui.control.Curve.Shape;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.capacity.cache.Cache;
import org.plumbline.capacity.cache.Expiry;
import org.plumbline.capacity.cache.HitCurve;
import org.plumbline.capacity.cache.LayerEstimate;
import org.plumbline.capacity.cache.Layers;
import org.plumbline.capacity.cache.LayersEstimate;
import org.plumbline.capacity.cache.Stampede;
import org.plumbline.capacity.cache.TraceReplay;
import org.plumbline.capacity.cache.Traffic;

/// Reckons what the panel shows. It may take a tenth of a second for millions of items.
final class CacheAnswer {
    private static final int POINTS = 60;
    private static final double MS = 1_000;

    private CacheAnswer() {}

    /// @param replay of the trace; none without one
    /// @param basic whether these are the caches of the basic strategy
    static CacheState.Answer of(Layers layers, Traffic traffic, Optional<TraceReplay> replay, boolean basic) {
        LayersEstimate all = layers.estimate(traffic);
        var lines = new ArrayList<String>();
        if (basic) {
            lines.add(CacheText.BASIC);
        }
        lines.addAll(CacheText.layers(all));
        layers.shared().or(layers::local).ifPresent(layer -> {
            LayerEstimate estimate = all.shared().or(all::local).orElseThrow();
            Traffic asked = layers.shared().isPresent() ? layers.behindLocal(traffic) : layers.ofOneProcess(traffic);
            CacheText.timeToLive(layer.cache(), asked).ifPresent(lines::add);
            lines.add(CacheText.stale(layer.cache(), asked, estimate.estimate()));
            if (!(layer.cache().expiry() instanceof Expiry.Never)) {
                lines.add(CacheText.stampede(new Stampede(traffic.popularity().hottest() * traffic.requestsPerSecond(),
                        layers.databaseMs() / MS, layers.processes()), layer.cache()));
            }
        });
        List<Curve> curves = curves(layers, traffic, replay);
        return new CacheState.Answer(CacheText.headline(all), lines, curves, chosen(all));
    }

    private static List<Curve> curves(Layers layers, Traffic traffic, Optional<TraceReplay> replay) {
        var curves = new ArrayList<Curve>();
        layers.local().ifPresent(layer -> curves.add(curve("L1", layer.cache(), layers.ofOneProcess(traffic))));
        layers.shared().ifPresent(layer -> curves.add(curve(layers.local().isPresent() ? "L2, of what L1 leaves" : "Shared cache",
                layer.cache(), layers.behindLocal(traffic))));
        HitCurve all = HitCurve.of(Cache.lru(1), traffic, POINTS);
        curves.add(new Curve("Best possible", Shape.LEVEL, all.points().stream().filter(each -> each.items() >= 1)
                .map(each -> point(each.items(), traffic.popularity().top((long) each.items()))).toList()));
        replay.ifPresent(trace -> curves.add(new Curve("LRU, trace replayed", Shape.POINTS, all.points().stream()
                .filter(each -> each.items() >= 1).map(each -> point(each.items(), trace.hitRatio((long) each.items()))).toList())));
        return curves.stream().filter(each -> !each.points().isEmpty()).toList();
    }

    private static Curve curve(String name, Cache cache, Traffic traffic) {
        return new Curve(name, Shape.LINE, HitCurve.of(cache, traffic, POINTS).points().stream().filter(each -> each.items() >= 1)
                .map(each -> point(each.items(), each.hitRatio())).toList());
    }

    private static Optional<Point> chosen(LayersEstimate all) {
        return all.shared().or(all::local).map(LayerEstimate::estimate).filter(each -> each.itemsKept() >= 1)
                .map(each -> point(each.itemsKept(), each.hitRatio()));
    }

    private static Point point(double items, double hitRatio) {
        return new Point(items, hitRatio, CacheText.share(hitRatio));
    }
}
