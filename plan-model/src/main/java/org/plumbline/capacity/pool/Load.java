package org.plumbline.capacity.pool;

import org.plumbline.capacity.RefusedFigure;

/// What comes to one pool.
///
/// @param arrivalsPerSecond requests, above 0
/// @param holdMs how long one holds a connection on average, with what it idles in a transaction; above 0
/// @param arrivalVariation standard deviation of the time between two requests over its mean: 1 for independent requests, 0 for a clock
/// @param holdVariation standard deviation of the hold time over its mean: 1 for exponential, 0 for constant times
public record Load(double arrivalsPerSecond, double holdMs, double arrivalVariation, double holdVariation) {
    private static final double MOST_PER_SECOND = 1e9;
    private static final double MOST_HOLD_MS = 86_400_000;
    private static final double LEAST = 1e-9;
    private static final double MOST_VARIATION = 100;

    /// @throws IllegalArgumentException what is wrong, in a sentence
    public Load {
        RefusedFigure.within("The arrival rate", arrivalsPerSecond, LEAST, MOST_PER_SECOND, "above 0 and at most 1,000,000,000 a second");
        RefusedFigure.within("The hold time", holdMs, LEAST, MOST_HOLD_MS, "above 0 and at most 86,400,000 ms, a day");
        RefusedFigure.within("The variation of arrivals", arrivalVariation, 0, MOST_VARIATION, "from 0 to 100");
        RefusedFigure.within("The variation of the hold time", holdVariation, 0, MOST_VARIATION, "from 0 to 100");
        RefusedFigure.within("The load, arrivals a second times seconds held,", arrivalsPerSecond * holdMs / 1000, 0,
                Fleet.MOST_CONNECTIONS, "at most 262,143 busy connections, more than which PostgreSQL cannot have");
    }

    /// Independent requests with exponential hold times: the M of M/M/c.
    public static Load random(double arrivalsPerSecond, double holdMs) {
        return new Load(arrivalsPerSecond, holdMs, 1, 1);
    }

    /// Of users who each wait for their answer, think, and ask again: with `n` users at most `n / (think + hold)` a second.
    ///
    /// @param users at least 1
    /// @param thinkMs between an answer and the next request
    public static double arrivals(int users, double thinkMs, double holdMs) {
        RefusedFigure.within("The number of users", users, 1, Integer.MAX_VALUE);
        RefusedFigure.within("The think time", thinkMs, 0, Double.MAX_VALUE, "0 ms or more");
        RefusedFigure.within("The hold time", holdMs, LEAST, MOST_HOLD_MS, "above 0 and at most 86,400,000 ms, a day");
        return users * 1000.0 / (thinkMs + holdMs);
    }

    /// Connections that are busy on average: Little's law, `a = λ·S`.
    public double offered() {
        return arrivalsPerSecond * holdMs / 1000;
    }

    /// What the waits of M/M/c are multiplied by: `(Ca² + Cs²) / 2` of Allen and Cunneen.
    public double correction() {
        return (arrivalVariation * arrivalVariation + holdVariation * holdVariation) / 2;
    }

    /// One pool of several equal ones behind a fair load balancer.
    public Load of(int pools) {
        return new Load(arrivalsPerSecond / RefusedFigure.within("The number of instances", pools, 1, Fleet.MOST_CONNECTIONS), holdMs,
                arrivalVariation, holdVariation);
    }

    /// Of several such pools together.
    ///
    /// @throws IllegalArgumentException where it is more than one pool can have, in a sentence
    public Load times(int pools) {
        return new Load(Math.min(MOST_PER_SECOND, arrivalsPerSecond * pools), holdMs, arrivalVariation, holdVariation);
    }

    /// The same with another hold time.
    public Load holding(double ms) {
        return new Load(arrivalsPerSecond, ms, arrivalVariation, holdVariation);
    }
}
