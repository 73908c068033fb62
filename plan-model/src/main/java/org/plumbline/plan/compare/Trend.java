package org.plumbline.plan.compare;

/// Whether a figure became less or more, beyond noise.
public enum Trend {
    LESS,
    /// The same, or no farther apart than noise.
    EVEN,
    MORE,
    /// One of the plans does not say.
    UNKNOWN;

    static Trend of(double change, boolean noise) {
        return noise || change == 0 ? EVEN : change < 0 ? LESS : MORE;
    }

    /// It became less or more.
    public boolean differs() {
        return this == LESS || this == MORE;
    }
}
