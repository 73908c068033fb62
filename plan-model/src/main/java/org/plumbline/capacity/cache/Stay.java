package org.plumbline.capacity.cache;

/// How long an item stays in a cache once it was loaded, and how often it is hit meanwhile.
///
/// It goes when it was not asked for during [#idle] (LRU pushes it out, or it expires after its last use), when it is [#longest] old, or
/// when it is invalidated. Between two requests of a Poisson process lies an exponential time, so that all follows from a renewal
/// argument: with a request rate λ and an invalidation rate v, a further hit comes with `φ(v) = λ/(λ+v)·(1−e^−(λ+v)·idle)`, and without
/// [#longest] there are `φ/(1−φ)` of them (Che, Tung and Wang 2002; Fofack, Nain, Neglia and Towsley 2014 for the expiries). Where both
/// [#idle] and a longer [#longest] bound the stay, the chance that the item is still there is taken to fall exponentially behind
/// [#idle], so that the result is exact for a [#longest] up to [#idle] and for an unlimited one.
///
/// @param idle seconds without a request after which it goes; infinite where nothing pushes it out
/// @param longest seconds after loading when it goes; infinite where it does not expire
public record Stay(double idle, double longest) {
    /// Hits on average between the load of an item and its going.
    ///
    /// @param requests of the item in a second
    /// @param removals of it in a second, at random
    public double hits(double requests, double removals) {
        double untilIdle = integral(removals, Math.min(idle, longest));
        if (longest <= idle) {
            return requests * untilIdle;
        }
        double pushedOut = requests * Math.exp(-(requests + removals) * idle);
        double unlimited = requests * -Math.expm1(-(requests + removals) * idle) / (removals + pushedOut);
        if (Double.isInfinite(longest)) {
            return unlimited;
        }
        double start = -Math.expm1(-requests * idle) * Math.exp(-removals * idle);
        double behind = unlimited / requests - untilIdle;
        if (behind <= 0 || start <= 0) {
            return requests * untilIdle;
        }
        return requests * (untilIdle + start * integral(start / behind, longest - idle));
    }

    /// The part of an item's requests that hit: of `n` hits for each load, `n/(n+1)`.
    public double hitRatio(double requests, double removals) {
        double hits = hits(requests, removals);
        return Double.isInfinite(hits) ? 1 : hits / (1 + hits);
    }

    /// The part of its hits that serve what has changed since it was loaded.
    public double stale(double requests, double updates) {
        if (updates == 0) {
            return 0;
        }
        double all = hits(requests, 0);
        return all == 0 ? 0 : Double.isInfinite(all) ? 1 : Math.clamp(1 - hits(requests, updates) / all, 0, 1);
    }

    /// `∫₀ᵗ e^−rate·s ds`.
    private static double integral(double rate, double time) {
        double product = rate * time;
        return product < 1e-8 || rate == 0 ? time * (1 - (rate == 0 ? 0 : product / 2)) : -Math.expm1(-product) / rate;
    }
}
