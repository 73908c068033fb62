package org.plumbline.app.report;

import java.util.Optional;
import org.plumbline.app.db.StatementTraffic;
import org.plumbline.capacity.cache.Cache;
import org.plumbline.capacity.cache.CacheEstimate;
import org.plumbline.capacity.cache.Expiry;
import org.plumbline.capacity.cache.HitCurve;
import org.plumbline.capacity.cache.Layers;
import org.plumbline.capacity.cache.LayersEstimate;
import org.plumbline.capacity.cache.Stampede;
import org.plumbline.capacity.cache.TraceReplay;
import org.plumbline.capacity.cache.Traffic;

/// What there is to say of caches.
///
/// @param cache the shared one
/// @param traffic of all
/// @param estimate of the shared one, if it were alone
/// @param layers the caches in front of the database; none where nothing was said of it
/// @param together what they do
/// @param stampede of the most popular item when it expires; none where nothing expires or loading it takes no known time
/// @param replay of a trace; none without one
/// @param curve of the shared cache; none where it was not asked for
public record CacheReport(Cache cache, Traffic traffic, CacheEstimate estimate, Optional<Layers> layers, Optional<LayersEstimate> together,
        Optional<Stampede> stampede, Optional<TraceReplay> replay, Optional<HitCurve> curve) {
    /// The statement whose calls are the traffic.
    ///
    /// @param popularity where that of the items comes from: `zipf`, `trace`, or `column` for the values of the column that it compares
    public record Counted(StatementTraffic statement, String popularity) {}

    /// Reckons.
    ///
    /// @param points of the curve; none for no curve
    /// @throws org.plumbline.capacity.RefusedFigure where a figure will not do
    public static CacheReport of(Cache cache, Traffic traffic, Optional<Layers> layers, Optional<TraceReplay> replay,
            Optional<Integer> points) {
        Optional<Stampede> stampede = layers.filter(_ -> !(cache.expiry() instanceof Expiry.Never))
                .map(all -> all.stampede(traffic));
        return new CacheReport(cache, traffic, CacheEstimate.of(cache, traffic), layers, layers.map(all -> all.estimate(traffic)), stampede,
                replay, points.map(most -> HitCurve.of(cache, traffic, most)));
    }
}
