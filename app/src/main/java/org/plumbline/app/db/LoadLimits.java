package org.plumbline.app.db;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How far a measurement under load may go.
///
/// @param most connections at once, from 1 to [#MOST]
/// @param each how long each number of connections is measured, after a fifth as long to warm up
/// @param longest that one statement may take
/// @param slowestP99Ms 99th percentile of the statements' times beyond which the server is let alone
public record LoadLimits(int most, Duration each, Duration longest, double slowestP99Ms) {
    /// No desktop application needs more to see a server's peak.
    public static final int MOST = 256;
    private static final Duration LONGEST_EACH = Duration.ofMinutes(5);
    private static final int ALL_UP_TO = 8;

    /// @throws IllegalArgumentException what is wrong, in a sentence
    public LoadLimits {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("The number of connections has to be from 1 to " + MOST + ".");
        }
        if (each.toMillis() < 50 || each.compareTo(LONGEST_EACH) > 0) {
            throw new IllegalArgumentException("The time of each measurement has to be from 0.05 s to 300 s.");
        }
        if (longest.toMillis() < 1 || !(slowestP99Ms > 0)) {
            throw new IllegalArgumentException("The time limits have to be above 0.");
        }
    }

    /// Up to so many connections, with the usual time limits.
    public static LoadLimits of(int most, Duration each) {
        return new LoadLimits(most, each, Duration.ofSeconds(10), 2_000);
    }

    /// The numbers of connections that are measured: one by one to 8, then in steps of a third or a half.
    public List<Integer> levels() {
        var levels = new ArrayList<Integer>();
        for (int n = 1; n < most; n = n < ALL_UP_TO ? n + 1 : Integer.bitCount(n) == 1 ? n + n / 2 : Integer.highestOneBit(n) * 2) {
            levels.add(n);
        }
        levels.add(most);
        return levels;
    }
}
