package org.plumbline.advice;

import org.plumbline.plan.unit.Share;

/// How much a finding matters, by its share of the execution: half and more is high, a fifth and more medium
/// (the thresholds of our catalogue).
public enum Severity {
    LOW,
    MEDIUM,
    HIGH;

    public static final double HIGH_SHARE = 0.5;
    public static final double MEDIUM_SHARE = 0.2;

    public static Severity of(Share share) {
        return share.atLeast(HIGH_SHARE) ? HIGH : share.atLeast(MEDIUM_SHARE) ? MEDIUM : LOW;
    }
}
