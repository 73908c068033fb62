package org.plumbline.capacity.replica;

import org.plumbline.capacity.RefusedFigure;

/// When a router stops reading from a standby and when it begins again, so that a lag around one threshold does not make it flap.
///
/// @param leaveAbove seconds behind, smoothed, above which it leaves (T_hi)
/// @param returnBelow seconds behind, smoothed, below which it may return (T_lo); at most T_hi
/// @param calmSamples how many samples in a row have to lie below T_lo before it returns (k)
/// @param smoothing weight of the newest sample in the exponentially weighted average; 1 takes it alone
/// @param leaveAboveBytes bytes behind above which it leaves at once; it returns below half of that
public record RouterPolicy(double leaveAbove, double returnBelow, int calmSamples, double smoothing, long leaveAboveBytes) {
    /// The longest threshold, in seconds.
    public static final double LONGEST = 1e6;
    /// The most samples to wait for.
    public static final int MOST_CALM = 10_000;
    /// The plain formula's 5 s and 1 s as bounds of one hysteresis, three calm samples, 100 MB.
    public static final RouterPolicy USUAL = new RouterPolicy(5, 1, 3, 0.5, 100_000_000);
    private static final double LEAST_SMOOTHING = 0.001;

    public RouterPolicy {
        RefusedFigure.within("Leave above, in seconds", leaveAbove, 0, LONGEST);
        RefusedFigure.within("Return below, in seconds", returnBelow, 0, LONGEST);
        RefusedFigure.within("Calm samples", calmSamples, 1, MOST_CALM);
        RefusedFigure.within("Smoothing", smoothing, LEAST_SMOOTHING, 1);
        RefusedFigure.within("Bytes behind", leaveAboveBytes, 1, Long.MAX_VALUE);
        if (returnBelow > leaveAbove) {
            throw new RefusedFigure("It cannot return below more than it leaves above (" + returnBelow + " s and " + leaveAbove
                    + " s); a return below at most that will do.");
        }
    }
}
