package org.plumbline.app.ui.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.app.ui.control.Curve.Point;
import org.plumbline.capacity.replica.Behind;
import org.plumbline.capacity.replica.LagSample;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.ReplicaStatus.Limits;

class LagCurvesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void bytesThatAreNotKnownAreSkippedAndNotDrawnAsCaughtUp() {
        ReplicaGroup group = group(Map.of("a", List.of(sample(0, OptionalLong.of(500)), sample(1, OptionalLong.empty()),
                sample(2, OptionalLong.of(700)))));
        Curve replay = LagCurves.bytes(group).getLast();
        assertThat(replay.name()).isEqualTo("a, replay");
        assertThat(replay.points()).extracting(Point::y).containsExactly(500.0, 700.0);
        assertThat(LagCurves.stages(group)).extracting(Curve::name).containsExactly("a, write", "a, flush", "a, replay");
        assertThat(LagCurves.stages(group).getFirst().points()).extracting(Point::y).containsOnly(0.25);
        var outlook = new OutlookViewModel(group);
        outlook.read(group(Map.of("a", List.of(sample(0, OptionalLong.empty())))));
        assertThat(outlook.behind.textProperty().get()).as("nothing is filled in that nobody knows").isEmpty();
    }

    @Test
    void whoIsNotDrawnIsNamed() {
        var samples = new LinkedHashMap<String, List<LagSample>>();
        List.of("a", "b").forEach(name -> samples.put(name, List.of(sample(0, OptionalLong.of(1)))));
        assertThat(LagCurves.notDrawn(group(samples))).isEmpty();
        List.of("c", "d", "e").forEach(name -> samples.put(name, List.of(sample(0, OptionalLong.of(1)))));
        assertThat(LagCurves.notDrawn(group(samples))).isEqualTo("Not drawn by stages: c; not drawn at all: d, e. Watch fewer standbys, "
                + "above, to draw those that are left.");
        assertThat(LagCurves.of(group(samples))).extracting(Curve::name).contains("c").doesNotContain("d");
    }

    private static LagSample sample(int second, OptionalLong bytes) {
        var stage = new Behind(OptionalLong.of(100), OptionalDouble.of(0.25));
        return new LagSample(START.plusSeconds(second), OptionalDouble.of(0.5), bytes, OptionalDouble.empty(), true, stage, stage);
    }

    private static ReplicaGroup group(Map<String, List<LagSample>> samples) {
        return new ReplicaGroup(Limits.USUAL, Map.of(), Map.of(), Map.of(), samples, Map.of());
    }
}
