package org.plumbline.rewrite;

/// A side condition of a rewrite.
///
/// @param demand what must be true
/// @param standing how that is known
public record Condition(Demand demand, Standing standing) {
    /// How it is known.
    public enum Standing {
        /// The catalogue says so.
        HOLDS,
        /// Nobody but the person can say.
        TO_VOUCH
    }

    public static Condition holds(Demand demand) {
        return new Condition(demand, Standing.HOLDS);
    }

    public static Condition toVouch(Demand demand) {
        return new Condition(demand, Standing.TO_VOUCH);
    }
}
