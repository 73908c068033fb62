package org.plumbline.capacity.cache;

import java.util.Optional;
import org.plumbline.capacity.RefusedFigure;

/// Caches in front of a database: one in each process (L1), one that they share (L2), and the database itself (L3).
///
/// @param processes how many have a local cache of their own, and share the requests evenly
/// @param local L1, in the process's memory
/// @param shared L2, such as Redis
/// @param databaseMs how long the database takes for an item, in milliseconds
/// @param valueBytes how large the value of an item is
public record Layers(int processes, Optional<Layer> local, Optional<Layer> shared, double databaseMs, double valueBytes) {
    /// The most processes.
    public static final int MOST_PROCESSES = 1_000_000;

    private static final double NOTHING = 1e-12;
    private static final double MS = 1_000;

    public Layers {
        RefusedFigure.within("Processes", processes, 1, MOST_PROCESSES);
        RefusedFigure.within("Database time in ms", databaseMs, 0, Layer.LONGEST_MS);
        RefusedFigure.within("Value in bytes", valueBytes, 0, Layer.LARGEST_BYTES);
    }

    /// What they do under that traffic. What reaches L2 is what misses in L1, item by item, taken to come at random again.
    ///
    /// @param traffic of all processes together
    public LayersEstimate estimate(Traffic traffic) {
        Optional<LayerEstimate> first = local.map(layer -> layerOf(layer, ofOneProcess(traffic), processes));
        double missFirst = first.map(LayerEstimate::missRatio).orElse(1.0);
        Traffic rest = behind(traffic, first);
        Optional<LayerEstimate> second = shared.map(layer -> layerOf(layer, rest, 1));
        double missSecond = second.map(LayerEstimate::missRatio).orElse(1.0);

        double behindFirst = shared.map(Layer::latencyMs).orElse(0.0) + missSecond * databaseMs;
        double latency = local.map(Layer::latencyMs).orElse(0.0) + missFirst * behindFirst;
        double toDatabase = traffic.requestsPerSecond() * missFirst * missSecond;
        return new LayersEstimate(first, second, latency, databaseMs, toDatabase, traffic.requestsPerSecond() - toDatabase,
                breakEven(local.map(Layer::latencyMs), behindFirst), breakEven(shared.map(Layer::latencyMs), databaseMs),
                stale(first, second, missFirst, missSecond));
    }

    /// What one process asks of its local cache.
    public Traffic ofOneProcess(Traffic traffic) {
        return new Traffic(traffic.popularity(), Math.max(Traffic.FEWEST_REQUESTS, traffic.requestsPerSecond() / processes),
                traffic.updatesPerItemSecond());
    }

    /// What is asked of the shared cache: what the local ones do not answer; all of it where they leave next to nothing, or there are none.
    public Traffic behindLocal(Traffic traffic) {
        return behind(traffic, local.map(layer -> layerOf(layer, ofOneProcess(traffic), processes)));
    }

    /// What happens when the most popular item expires in the cache that stands before the database. Of a shared one behind local ones,
    /// only those of its requests count that miss in L1.
    ///
    /// @param traffic of all processes together
    public Stampede stampede(Traffic traffic) {
        double hottest = traffic.popularity().hottest();
        double missed = shared.isEmpty() || local.isEmpty() ? 1
                : layerOf(local.get(), ofOneProcess(traffic), processes).missed(traffic.requestsPerSecond() / processes)
                        .applyAsDouble(hottest);
        double requests = hottest * traffic.requestsPerSecond();
        return new Stampede(requests, requests * Math.clamp(missed, 0, 1), databaseMs / MS, processes);
    }

    private Traffic behind(Traffic traffic, Optional<LayerEstimate> first) {
        double missed = first.map(LayerEstimate::missRatio).orElse(1.0);
        return first.isEmpty() || missed < NOTHING || missed * traffic.requestsPerSecond() < Traffic.FEWEST_REQUESTS ? traffic
                : new Traffic(traffic.popularity().filtered(first.get().missed(traffic.requestsPerSecond() / processes)),
                        missed * traffic.requestsPerSecond(), traffic.updatesPerItemSecond());
    }

    private LayerEstimate layerOf(Layer layer, Traffic traffic, int copies) {
        CacheEstimate estimate = CacheEstimate.of(layer.cache(), traffic);
        return new LayerEstimate(layer, estimate, estimate.itemsKept() * (valueBytes + layer.overheadBytes()), copies,
                layer.cache().invalidated() ? traffic.updatesPerItemSecond() : 0);
    }

    /// A cache saves time when its hits save more than asking it costs on every request.
    private static Optional<Double> breakEven(Optional<Double> latencyMs, double behindMs) {
        return latencyMs.filter(_ -> behindMs > 0).map(latency -> latency / behindMs);
    }

    /// What L1 took from L2 was as old as it was there already.
    private static double stale(Optional<LayerEstimate> first, Optional<LayerEstimate> second, double missFirst, double missSecond) {
        double freshSecond = 1 - second.map(each -> each.estimate().staleShareOfHits()).orElse(0.0);
        double freshFirst = 1 - first.map(each -> each.estimate().staleShareOfHits()).orElse(0.0);
        double freshLoads = (1 - missSecond) * freshSecond + missSecond;
        return Math.clamp(1 - (1 - missFirst) * freshFirst * freshLoads - missFirst * freshLoads, 0, 1);
    }
}
