package org.plumbline.app.ui.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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
import org.plumbline.capacity.cache.TraceReplay;
import org.plumbline.capacity.cache.Traffic;

/// Reckons what the panel shows. It may take a tenth of a second for millions of items.
final class CacheAnswer {
    private static final int POINTS = 60;

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
            if (all.staleShare() == 0) {
                lines.add(CacheText.stale(layer.cache(), asked, estimate.estimate()));
            }
            if (!(layer.cache().expiry() instanceof Expiry.Never)) {
                lines.add(CacheText.stampede(layers.stampede(traffic), layer.cache()));
            }
        });
        Optional<Point> chosen = chosen(all);
        OptionalDouble size = chosen.isPresent() ? OptionalDouble.of(chosen.get().x()) : OptionalDouble.empty();
        return new CacheState.Answer(CacheText.headline(all), lines, curves(layers, traffic, replay, size), chosen);
    }

    private static List<Curve> curves(Layers layers, Traffic traffic, Optional<TraceReplay> replay, OptionalDouble chosen) {
        double[] sizes = sizes(traffic.popularity().items(), chosen);
        var curves = new ArrayList<Curve>();
        layers.local().ifPresent(layer -> curves.add(curve("L1", layer.cache(), layers.ofOneProcess(traffic), sizes)));
        layers.shared().ifPresent(layer -> curves.add(curve(layers.local().isPresent() ? "L2, of what L1 leaves" : "Shared cache",
                layer.cache(), layers.behindLocal(traffic), sizes)));
        curves.add(curve("Best possible", Shape.LEVEL, sizes, size -> traffic.popularity().top((long) size)));
        replay.ifPresent(trace -> curves.add(curve("LRU, trace replayed", Shape.POINTS, sizes, size -> trace.hitRatio((long) size))));
        return curves;
    }

    /// Whole ones from 1 to all items, each a factor larger, with the chosen one among them, so that all curves can be read there.
    private static double[] sizes(long items, OptionalDouble chosen) {
        double factor = Math.pow(items, 1.0 / (POINTS - 1));
        DoubleStream even = IntStream.range(0, POINTS).mapToDouble(i -> Math.rint(Math.pow(factor, i)));
        return DoubleStream.concat(even, chosen.stream()).filter(size -> size >= 1 && size <= items).distinct().sorted().toArray();
    }

    /// Up to what such a cache ever holds.
    private static Curve curve(String name, Cache cache, Traffic traffic, double[] sizes) {
        HitCurve curve = HitCurve.of(cache, traffic, POINTS);
        double most = curve.points().getLast().items();
        return curve(name, Shape.LINE, Arrays.stream(sizes).filter(size -> size <= Math.max(1, most)).toArray(), curve::at);
    }

    private static Curve curve(String name, Shape shape, double[] sizes, DoubleUnaryOperator hitRatio) {
        return new Curve(name, shape, Arrays.stream(sizes).mapToObj(size -> point(size, hitRatio.applyAsDouble(size))).toList());
    }

    private static Optional<Point> chosen(LayersEstimate all) {
        return all.shared().or(all::local).map(LayerEstimate::estimate).filter(each -> each.itemsKept() >= 1)
                .map(each -> point(each.itemsKept(), each.hitRatio()));
    }

    private static Point point(double items, double hitRatio) {
        return new Point(items, hitRatio, CacheText.share(hitRatio));
    }
}
