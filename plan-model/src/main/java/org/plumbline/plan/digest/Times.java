package org.plumbline.plan.digest;

import java.time.Duration;

/// How long the statements of a group ran.
///
/// @param count how often
/// @param total all together
/// @param max the longest
/// @param p95 95 % ran no longer: exact up to 256 plans, then within 2 %
public record Times(long count, Duration total, Duration max, Duration p95) {
    public static final Times NONE = new Times(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public Duration mean() {
        return count == 0 ? Duration.ZERO : total.dividedBy(count);
    }
}
