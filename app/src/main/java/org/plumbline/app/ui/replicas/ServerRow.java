package org.plumbline.app.ui.replicas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.OutlookText;
import org.plumbline.app.ui.text.ReplicaText;
import org.plumbline.capacity.replica.CatchUp;
import org.plumbline.capacity.replica.Feed;
import org.plumbline.capacity.replica.PrimaryReading;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.ReplicaStatus;
import org.plumbline.capacity.replica.ReplicaStatus.Health;
import org.plumbline.capacity.replica.ReplicationReading;
import org.plumbline.capacity.replica.RouterPolicy;
import org.plumbline.capacity.replica.RoutingReplay;
import org.plumbline.capacity.replica.WalTimeline;

/// What is told of one server.
///
/// @param name what the person calls it
/// @param depth how many servers are above it: a standby stands below the one that it streams from
/// @param health how well it does
/// @param headline how far behind, or what it is
/// @param lines what there is to say, a sentence each, the gravest first
/// @param basicRoute where the plain formula reads; none of a primary
/// @param betterRoute where the better router reads; none of a primary
record ServerRow(String name, int depth, Health health, String headline, List<String> lines, Optional<String> basicRoute,
        Optional<String> betterRoute) {
    ServerRow {
        lines = List.copyOf(lines);
    }

    /// Of one that was read.
    ///
    /// @param freeBytes of the primary's disk; none where nobody said
    static ServerRow of(String name, int depth, ReplicaGroup group, RouterPolicy policy, OptionalDouble freeBytes) {
        ReplicationReading reading = group.readings().get(name);
        ReplicaStatus status = group.statuses().get(name);
        var lines = new ArrayList<>(ReplicaText.reasons(status));
        if (reading.own().inRecovery()) {
            var samples = group.samples().get(name);
            lines.add(ReplicaText.source(status.lag().source()));
            CatchUp.of(samples).map(OutlookText::catchUp).ifPresent(lines::add);
            Feed feed = group.feedOf(name);
            group.upstreamOf(name).filter(_ -> feed.cascaded()).ifPresent(above -> lines.add("It streams from " + above
                    + ", a standby itself; its lag is measured against " + (feed.primary().isPresent() ? "the primary's WAL."
                            : "what that was told last: connect to the primary too.")));
            feed.senderOf(reading.own()).map(sender -> ReplicaText.stages(sender, feed.cascaded())).ifPresent(lines::add);
            reading.own().sinceLastReplay().ifPresent(since -> lines.add("The plain formula says " + Format.time(since) + " behind."));
            if (reading.own().conflicts() > 0) {
                lines.add(ReplicaText.conflicts(reading.own().conflicts()));
            }
            reading.relay().ifPresent(relay -> relay.slots().forEach(slot ->
                    lines.add(ReplicaText.slot(slot, relay.end(), group.slot(name, slot.name()), Optional.empty(),
                            OptionalDouble.empty()))));
            return new ServerRow(name, depth, status.health(), ReplicaText.word(status.health()) + " · " + ReplicaText.lag(status.lag()),
                    lines, Optional.of(ReplicaText.word(RoutingReplay.basicTarget(samples.getLast()))),
                    Optional.of(ReplicaText.word(RoutingReplay.targets(samples, policy).getLast())));
        }
        Optional<WalTimeline.Pace> pace = group.timelines().get(reading.system()).pace();
        reading.primary().ifPresent(primary -> {
            lines.addAll(senders(primary));
            primary.slots().forEach(slot -> lines.add(ReplicaText.slot(slot, primary.end(), group.slot(name, slot.name()), pace,
                    freeBytes)));
        });
        String headline = "primary" + pace.map(each -> " · " + ReplicaText.bytes(each.bytesPerSecond())
                + " of WAL a second" + ReplicaText.recently(each)).orElse("");
        return new ServerRow(name, depth, status.health(), headline, lines.subList(1, lines.size()), Optional.empty(), Optional.empty());
    }

    /// Of one that did not answer.
    static ServerRow failed(String name, String why) {
        return new ServerRow(name, 0, Health.BROKEN, "not read", List.of(why), Optional.empty(), Optional.empty());
    }

    private static List<String> senders(PrimaryReading primary) {
        var lines = new ArrayList<String>();
        lines.add(ReplicaText.senders(primary));
        primary.senders().forEach(sender -> lines.add(sender.application() + ": " + ReplicaText.stages(sender, false)));
        return lines;
    }
}
