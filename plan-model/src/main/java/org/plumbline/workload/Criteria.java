package org.plumbline.workload;

import java.time.Duration;

/// Which statements of a workload matter.
///
/// @param meanAbove a call takes longer on average
/// @param shareAbove or it has more than this of all the time, I/O, temporary blocks, WAL or calls; 0 to 1
/// @param ownToo Plumbline's own statements count as others do
public record Criteria(Duration meanAbove, double shareAbove, boolean ownToo) {
    public static final Duration USUAL_MEAN = Duration.ofMillis(100);
    public static final double USUAL_SHARE = 0.05;
    public static final Criteria USUAL = new Criteria(USUAL_MEAN, USUAL_SHARE, false);
}
