package org.plumbline.capacity.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.OptionalDouble;
import org.plumbline.capacity.RefusedFigure;

/// What a router would have done with recorded samples: reads come evenly over time, those between two samples go where the first sent
/// them, and meet the standby as far behind as the second found it.
///
/// @param replicaShare of all reads that the standby answers
/// @param cachedShare that the standby answers and whose results are cached (the plain formula's `replica_with_cache`)
/// @param primaryShare that the primary answers
/// @param staleShare that would not have seen what was written so long before
/// @param unusableShare that were sent to a standby which was of no use
/// @param flaps how often the reads went over from one server to the other
public record RoutingReplay(
        double replicaShare, double cachedShare, double primaryShare, double staleShare, double unusableShare, int flaps) {
    /// The longest time between a write and its read, in seconds: some thirty years.
    public static final double LATEST = 1e9;

    /// Where reads go.
    public enum Target {
        /// To the standby.
        REPLICA,
        /// To the standby, and their results are cached.
        REPLICA_WITH_CACHE,
        /// To the primary.
        PRIMARY
    }

    /// By the plain formula. NULL goes to the primary, as the comparison with it fails.
    ///
    /// @param samples in order
    /// @param after how many seconds after a write it is read
    public static RoutingReplay basic(List<LagSample> samples, double after) {
        return of(samples, samples.stream().map(RoutingReplay::basicTarget).toList(), after);
    }

    /// By a router with hysteresis.
    ///
    /// @param samples in order
    /// @param after how many seconds after a write it is read
    public static RoutingReplay better(List<LagSample> samples, RouterPolicy policy, double after) {
        return of(samples, targets(samples, policy), after);
    }

    /// Where a router with hysteresis sends reads after each sample.
    public static List<Target> targets(List<LagSample> samples, RouterPolicy policy) {
        var targets = new ArrayList<Target>();
        Router router = Router.of(policy);
        for (LagSample sample : samples) {
            router = router.next(sample);
            targets.add(router.toReplica() ? Target.REPLICA : Target.PRIMARY);
        }
        return targets;
    }

    /// Where the plain formula sends reads after a sample.
    public static Target basicTarget(LagSample sample) {
        if (sample.plainSeconds().isEmpty()) {
            return Target.PRIMARY;
        }
        return switch (BasicReplica.of(sample.plainSeconds().getAsDouble()).route()) {
            case "replica" -> Target.REPLICA;
            case "replica_with_cache" -> Target.REPLICA_WITH_CACHE;
            default -> Target.PRIMARY;
        };
    }

    private static RoutingReplay of(List<LagSample> samples, List<Target> targets, double after) {
        RefusedFigure.within("Seconds after a write", after, 0, LATEST);
        if (samples.size() < 2) {
            throw new RefusedFigure("There are fewer than two samples; two or more will do.");
        }
        var shares = new EnumMap<Target, Double>(Target.class);
        double stale = 0;
        double unusable = 0;
        int flaps = 0;
        double all = seconds(samples.getFirst(), samples.getLast());
        if (!(all > 0)) {
            throw new RefusedFigure("The samples are all of one moment; samples of different times will do.");
        }
        for (int i = 0; i + 1 < samples.size(); i++) {
            double length = seconds(samples.get(i), samples.get(i + 1));
            LagSample met = samples.get(i + 1);
            Target target = targets.get(i);
            shares.merge(target, length, Double::sum);
            if (target != Target.PRIMARY) {
                OptionalDouble lag = met.seconds();
                stale += lag.isEmpty() || lag.getAsDouble() > after ? length : 0;
                unusable += met.usable() ? 0 : length;
            }
            flaps += i > 0 && (target == Target.PRIMARY) != (targets.get(i - 1) == Target.PRIMARY) ? 1 : 0;
        }
        return new RoutingReplay(shares.getOrDefault(Target.REPLICA, 0.0) / all, shares.getOrDefault(Target.REPLICA_WITH_CACHE, 0.0) / all,
                shares.getOrDefault(Target.PRIMARY, 0.0) / all, stale / all, unusable / all, flaps);
    }

    private static double seconds(LagSample from, LagSample to) {
        Duration length = Duration.between(from.at(), to.at());
        if (length.isNegative()) {
            throw new RefusedFigure("The samples are not in order; samples by rising time will do.");
        }
        return length.toSeconds() + length.toNanosPart() / 1e9;
    }
}
