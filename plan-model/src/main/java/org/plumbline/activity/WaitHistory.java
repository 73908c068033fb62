package org.plumbline.activity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What sessions were at, sampled again and again: where many samples see a wait, much time goes into it.
///
/// @param samples the oldest first; no more than [#MOST]
/// @param waits how often running sessions were seen to wait, by event, over all samples that are kept or were
public record WaitHistory(List<WaitSample> samples, Map<WaitEvent, Long> waits) {
    /// Twenty minutes at one every two seconds.
    public static final int MOST = 600;
    public static final WaitHistory EMPTY = new WaitHistory(List.of(), Map.of());

    public WaitHistory {
        samples = List.copyOf(samples);
        waits = Map.copyOf(waits);
    }

    /// With one more; the oldest goes where there are too many. A snapshot that is not newer than the last changes nothing.
    public WaitHistory with(ActivitySnapshot snapshot) {
        if (!samples.isEmpty() && !snapshot.readAt().isAfter(samples.getLast().at())) {
            return this;
        }
        var kept = new ArrayList<>(samples.subList(Math.max(0, samples.size() - MOST + 1), samples.size()));
        kept.add(WaitSample.of(snapshot));
        var counted = new HashMap<>(waits);
        snapshot.sessions().stream().filter(Session::isLoad).flatMap(each -> each.waitsFor().stream())
                .forEach(wait -> counted.merge(wait, 1L, Long::sum));
        return new WaitHistory(kept, counted);
    }

    /// From the first sample to the last.
    public Duration length() {
        return samples.isEmpty() ? Duration.ZERO : Duration.between(samples.getFirst().at(), samples.getLast().at());
    }

    /// Sessions that ran at once, on average; none without a sample.
    public Optional<Double> average(WaitKind kind) {
        return samples.isEmpty() ? Optional.empty()
                : Optional.of(samples.stream().mapToInt(sample -> sample.of(kind)).sum() / (double) samples.size());
    }

    /// The most that ran at once.
    public int most() {
        return samples.stream().mapToInt(WaitSample::all).max().orElse(0);
    }

    /// What was waited for most often, at most so many.
    public List<WaitEvent> top(int most) {
        return waits.entrySet().stream()
                .sorted(Map.Entry.<WaitEvent, Long>comparingByValue().reversed().thenComparing(each -> each.getKey().name()))
                .limit(most).map(Map.Entry::getKey).toList();
    }
}
