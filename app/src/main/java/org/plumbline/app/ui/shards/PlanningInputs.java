package org.plumbline.app.ui.shards;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.plumbline.app.ui.text.ShardText;
import org.plumbline.capacity.shard.FanOut;
import org.plumbline.capacity.shard.ShardAdvice;
import org.plumbline.capacity.shard.ShardCounts;
import org.plumbline.capacity.shard.ShardNeeds;
import org.plumbline.capacity.shard.ShardNeeds.Work;

/// How many shards to make, and what asking many of them at once costs.
final class PlanningInputs {
    private static final double GIGABYTE = 1e9;

    final Typed<Double> data = Typed.number("100", "Data", 0, 1e9);
    final Typed<Double> growth = Typed.number("30", "Growth", -99, 10_000);
    final Typed<Double> years = Typed.number("3", "Years", 0, 50);
    final Typed<Double> shardSize = Typed.number("10", "Shard size", 0.001, 1e9);
    final Typed<Long> nodes = Typed.whole("4", "Servers", 1, 65_536);
    final Typed<Long> cores = Typed.whole("8", "Cores each", 1, 65_536);
    final Typed<Long> maxConnections = Typed.whole("100", "max_connections", 1, 262_143);
    final Typed<Long> concurrent = Typed.whole("5", "Queries at once", 1, 1_000_000);
    final Typed<Double> medianMs = Typed.number("5", "Median", 0.0001, 1e9);
    final Typed<Double> p99Ms = Typed.number("50", "p99", 0.0001, 1e9);
    final ObjectProperty<Work> work = new SimpleObjectProperty<>(Work.MULTI_TENANT);
    private final ReadOnlyObjectWrapper<List<String>> advice = new ReadOnlyObjectWrapper<>(List.of());
    private double hottest;

    PlanningInputs() {
        all().forEach(each -> each.textProperty().subscribe((_, _) -> reckon()));
        work.subscribe(_ -> reckon());
    }

    private List<Typed<?>> all() {
        return List.of(data, growth, years, shardSize, nodes, cores, maxConnections, concurrent, medianMs, p99Ms);
    }

    /// What is advised, a sentence each; the first says how many.
    ReadOnlyObjectProperty<List<String>> adviceProperty() {
        return advice.getReadOnlyProperty();
    }

    /// The hottest key counts too, once it is known.
    void takeOver(ShardCounts counts) {
        hottest = counts.facts().distinct() < counts.facts().keys() ? counts.facts().hottest() : 0;
        reckon();
    }

    private void reckon() {
        if (all().stream().anyMatch(Typed::wrong)) {
            advice.set(List.of("Mend the field that is marked."));
            return;
        }
        try {
            var needs = new ShardNeeds(data.value().orElseThrow() * GIGABYTE, growth.value().orElseThrow() / 100,
                    years.value().orElseThrow(), shardSize.value().orElseThrow() * GIGABYTE,
                    whole(nodes), whole(cores), whole(maxConnections), whole(concurrent),
                    work.get(), hottest);
            ShardAdvice found = ShardAdvice.of(needs);
            advice.set(Stream.concat(ShardText.advice(found, needs).stream(), fanOut(found.shards()).stream()).toList());
        } catch (IllegalArgumentException contradiction) {
            advice.set(List.of(contradiction.getMessage()));
        }
    }

    private List<String> fanOut(int shards) {
        double median = medianMs.value().orElseThrow();
        double p99 = p99Ms.value().orElseThrow();
        return List.of(ShardText.fanOut(shards, FanOut.latencyMs(median, p99, 0.5, shards), FanOut.latencyMs(median, p99, 0.99, shards),
                FanOut.slowShare(0.99, shards)));
    }

    private static int whole(Typed<Long> typed) {
        return Math.toIntExact(typed.value().orElseThrow());
    }
}
