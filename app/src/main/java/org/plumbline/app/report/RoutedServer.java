package org.plumbline.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.capacity.RefusedFigure;
import org.plumbline.capacity.replica.LagDistribution;
import org.plumbline.capacity.replica.LagSample;
import org.plumbline.capacity.replica.RouterPolicy;
import org.plumbline.capacity.replica.RoutingReplay;

/// What routers would have done with the samples of one standby, or why that cannot be said.
///
/// @param name of the standby
/// @param samples how many there are
/// @param answer none where they will not do
/// @param error why, in words; none where they will
public record RoutedServer(String name, int samples, Optional<Answer> answer, Optional<String> error) {
    /// What comes of them.
    ///
    /// @param lags how far behind it was; none where that was never known
    /// @param basic by the plain formula
    /// @param better by the better router
    public record Answer(Optional<LagDistribution> lags, RoutingReplay basic, RoutingReplay better) {}

    /// Each server by itself: samples that will not do hide no other server's.
    ///
    /// @param samples by the server's name
    /// @param after how many seconds after a write it is read
    /// @throws RefusedFigure when `after` will not do
    public static List<RoutedServer> of(Map<String, List<LagSample>> samples, RouterPolicy policy, double after) {
        RefusedFigure.within("Seconds after a write", after, 0, RoutingReplay.LATEST);
        var servers = new ArrayList<RoutedServer>();
        samples.forEach((name, all) -> servers.add(of(name, all, policy, after)));
        return List.copyOf(servers);
    }

    private static RoutedServer of(String name, List<LagSample> samples, RouterPolicy policy, double after) {
        try {
            boolean known = samples.stream().anyMatch(each -> each.seconds().isPresent());
            var answer = new Answer(known ? Optional.of(LagDistribution.of(samples)) : Optional.empty(),
                    RoutingReplay.basic(samples, after), RoutingReplay.better(samples, policy, after));
            return new RoutedServer(name, samples.size(), Optional.of(answer), Optional.empty());
        } catch (RefusedFigure refused) {
            return new RoutedServer(name, samples.size(), Optional.empty(), Optional.of(refused.getMessage()));
        }
    }
}
