package org.plumbline.capacity.replica;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Servers that are watched together: what each said last, how that is judged, and the samples so far.
///
/// @param limits by which they are judged
/// @param readings the last ones, by the server's name
/// @param statuses what is to be said of them, likewise
/// @param timelines of the primaries' WAL, by their system identifier
/// @param samples of each server, the oldest first, at most [#MOST] of each
/// @param slots how each server's slots went, by its name and theirs
public record ReplicaGroup(ReplicaStatus.Limits limits, Map<String, ReplicationReading> readings, Map<String, ReplicaStatus> statuses,
        Map<Long, WalTimeline> timelines, Map<String, List<LagSample>> samples, Map<String, Map<String, SlotProgress>> slots) {
    /// An hour at one a second.
    public static final int MOST = 3_600;

    public ReplicaGroup {
        readings = unmodifiable(readings);
        statuses = unmodifiable(statuses);
        timelines = Map.copyOf(timelines);
        samples = unmodifiable(samples);
        slots = unmodifiable(slots);
    }

    /// Before anything was read.
    public static ReplicaGroup of(ReplicaStatus.Limits limits) {
        return new ReplicaGroup(limits, Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /// After all of them were read once more, the primaries first. A server that was not read is left out; its samples stay.
    ///
    /// @param at when, by the watcher's own clock: the samples are stamped by it, as the servers' clocks differ and one of them may be gone
    public ReplicaGroup with(Instant at, Map<String, ReplicationReading> read) {
        var marks = new HashMap<>(timelines);
        read.values().forEach(each -> each.primary().ifPresent(primary -> marks.merge(each.system(),
                WalTimeline.EMPTY.with(primary.at(), primary.end()), (before, _) -> before.with(primary.at(), primary.end()))));
        var judged = new LinkedHashMap<String, ReplicaStatus>();
        var kept = new LinkedHashMap<>(samples);
        var progress = new LinkedHashMap<>(slots);
        var cascade = new Cascade(read);
        read.forEach((name, each) -> {
            Feed feed = cascade.feed(name, limits.silence());
            WalTimeline timeline = marks.getOrDefault(each.system(), WalTimeline.EMPTY);
            ReplicaStatus status = ReplicaStatus.of(each.own(), feed, timeline, limits);
            judged.put(name, status);
            each.sends().ifPresent(sends -> progress.put(name, progress(slots.getOrDefault(name, Map.of()), sends)));
            if (each.own().inRecovery()) {
                LagSample sample = LagSample.of(at, status, each.own(), feed, timeline);
                kept.merge(name, List.of(sample), (before, _) -> appended(before, sample));
            }
        });
        return new ReplicaGroup(limits, read, judged, marks, kept, progress);
    }

    private static Map<String, SlotProgress> progress(Map<String, SlotProgress> before, PrimaryReading sends) {
        var now = new LinkedHashMap<String, SlotProgress>();
        sends.slots().forEach(slot -> SlotProgress.of(Optional.ofNullable(before.get(slot.name())), slot, sends)
                .ifPresent(each -> now.put(slot.name(), each)));
        return unmodifiable(now);
    }

    /// How a server's slot went; none of one that keeps nothing.
    public Optional<SlotProgress> slot(String server, String slot) {
        return Optional.ofNullable(slots.getOrDefault(server, Map.of()).get(slot));
    }

    /// The primary of a standby, where somebody is connected to it; of a primary itself.
    public Optional<PrimaryReading> primaryOf(String name) {
        return Optional.ofNullable(readings.get(name)).flatMap(each -> primaryOf(each, readings));
    }

    private static Optional<PrimaryReading> primaryOf(ReplicationReading standby, Map<String, ReplicationReading> all) {
        return all.values().stream().filter(each -> each.system() == standby.system()).flatMap(each -> each.primary().stream()).findFirst();
    }

    /// The server that a standby streams from, where somebody is connected to it: its primary, or a standby that passes WAL on.
    public Optional<String> upstreamOf(String name) {
        return new Cascade(readings).above(name);
    }

    /// Where a standby's WAL comes from.
    public Feed feedOf(String name) {
        return new Cascade(readings).feed(name, limits.silence());
    }

    /// How many servers are above each, by its name: each stands behind the one that it streams from, and those that stream from it behind
    /// it.
    public Map<String, Integer> depths() {
        var depths = new LinkedHashMap<String, Integer>();
        new Cascade(readings).places().forEach(place -> depths.put(place.name(), place.depth()));
        return depths;
    }

    private static List<LagSample> appended(List<LagSample> before, LagSample sample) {
        if (!sample.at().isAfter(before.getLast().at())) {
            return before;
        }
        var all = new ArrayList<>(before.subList(Math.max(0, before.size() - MOST + 1), before.size()));
        all.add(sample);
        return List.copyOf(all);
    }

    private static <K, V> Map<K, V> unmodifiable(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
