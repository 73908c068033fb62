package org.plumbline.capacity.cache;

import org.plumbline.capacity.RefusedFigure;

/// What happens when a popular item expires: all who ask until it is loaded again load it too, unless one loads it for all.
///
/// @param requestsPerSecond of the item, in all processes
/// @param missedPerSecond those of them that miss in the processes' local caches (L1) and ask for it: all without such
/// @param loadSeconds how long loading it takes
/// @param processes that have it loaded once each, where each process lets only one load it (*single flight*)
public record Stampede(double requestsPerSecond, double missedPerSecond, double loadSeconds, int processes) {
    /// The longest load: a day.
    public static final double LONGEST_LOAD = 86_400;
    /// The largest factor of early refreshing.
    public static final double LARGEST_BETA = 1_000;

    public Stampede {
        RefusedFigure.within("Requests per second", requestsPerSecond, 0, Traffic.MOST_REQUESTS);
        RefusedFigure.within("Missed per second", missedPerSecond, 0, requestsPerSecond);
        RefusedFigure.within("Load in seconds", loadSeconds, 0, LONGEST_LOAD);
        RefusedFigure.within("Processes", processes, 1, Layers.MOST_PROCESSES);
    }

    /// Without local caches.
    public Stampede(double requestsPerSecond, double loadSeconds, int processes) {
        this(requestsPerSecond, requestsPerSecond, loadSeconds, processes);
    }

    /// Further loads of one expiry beside the first, on average, where nobody waits for another. Without local caches `λ·t_load`. With
    /// them all requests of a process load that come before its first load is done, λ/n of them a second, and a process begins to when its
    /// own copy expires, at μ/n: `λ/n·t + (n−1)·(1−e^(−μ/n·t) + λ/n·(t − (1−e^(−μ/n·t))/(μ/n)))`.
    public double size() {
        double each = requestsPerSecond / processes;
        double begins = missedPerSecond / processes;
        double begun = -Math.expm1(-begins * loadSeconds);
        double late = begins == 0 ? 0 : Math.max(0, loadSeconds - begun / begins);
        return each * loadSeconds + (processes - 1) * (begun + each * late);
    }

    /// Further loads where each process has one at a time, on average: the other processes of which a request comes meanwhile.
    public double sizeWithSingleFlight() {
        return (processes - 1) * -Math.expm1(-missedPerSecond * loadSeconds / processes);
    }

    /// Whether a request refreshes the item before it expires, by Vattani, Chierichetti and Lowenstein's *XFetch* (2015): each draws by lot
    /// how far ahead it looks, `Δ·β·(−ln u)`, where Δ is how long a load takes.
    ///
    /// @param secondsLeft until it expires
    /// @param beta 1 as published; above, earlier
    /// @param drawn a random number, above 0 and at most 1
    public boolean refreshesEarly(double secondsLeft, double beta, double drawn) {
        RefusedFigure.within("Drawn number", drawn, Double.MIN_VALUE, 1);
        return loadSeconds * RefusedFigure.within("Beta", beta, 0, LARGEST_BETA) * -Math.log(drawn) >= secondsLeft;
    }

    /// How likely the item expires all the same, as no request that asked for it
    /// refreshed it: `exp(−μ·Δ·β·(1−e^(−T/(Δ·β))))`.
    ///
    /// @param timeToLive in seconds
    /// @param beta as above
    public double expiresAllTheSame(double timeToLive, double beta) {
        double ahead = loadSeconds * RefusedFigure.within("Beta", beta, 0, LARGEST_BETA);
        RefusedFigure.within("Time to live in seconds", timeToLive, 0, Expiry.LONGEST);
        return ahead == 0 ? 1 : Math.exp(missedPerSecond * ahead * Math.expm1(-timeToLive / ahead));
    }
}
