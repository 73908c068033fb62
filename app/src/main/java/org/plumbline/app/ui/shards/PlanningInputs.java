package org.plumbline.app.ui.shards;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.plumbline.app.ui.state.Figure;
import org.plumbline.app.ui.text.ShardText;
import org.plumbline.capacity.shard.FanOut;
import org.plumbline.capacity.shard.ShardAdvice;
import org.plumbline.capacity.shard.ShardCounts;
import org.plumbline.capacity.shard.ShardNeeds;
import org.plumbline.capacity.shard.ShardNeeds.Work;

/// How many shards to make, and what asking many of them at once costs.
final class PlanningInputs {
    private static final double GIGABYTE = 1e9;

    final Figure data = number("Data now", "GB", 0, 1e9, "All that is to be sharded, with its indexes", "100");
    final Figure growth = number("Growth", "% a year", -99, 10_000, "How much is added a year", "30");
    final Figure years = number("For", "years", 0, 50, "How long the number of shards is to do", "3");
    final Figure shardSize = number("A shard up to", "GB", 0.001, 1e9, "So large that it is still quick to move, VACUUM and restore", "10");
    final Figure nodes = whole("Servers", "", 65_536, "Servers that hold shards", "4");
    final Figure cores = whole("Cores", "on each", 65_536, "Cores of each server", "8");
    final Figure maxConnections = whole("max_connections", "on each", 262_143, "Of each server", "100");
    final Figure concurrent = whole("Queries at once", "", 1_000_000, "That ask all shards", "5");
    final Figure medianMs = number("Latency, median", "ms", 0.0001, 1e9, "Of a query on one shard", "5");
    final Figure p99Ms = number("Latency, p99", "ms", 0.0001, 1e9, "Of a query on one shard", "50");
    final ObjectProperty<Work> work = new SimpleObjectProperty<>(Work.MULTI_TENANT);
    private final ReadOnlyObjectWrapper<List<String>> advice = new ReadOnlyObjectWrapper<>(List.of());
    private double hottest;

    PlanningInputs() {
        all().forEach(each -> each.textProperty().subscribe((_, _) -> reckon()));
        work.subscribe(_ -> reckon());
    }

    private static Figure number(String name, String unit, double from, double to, String explanation, String first) {
        return Figure.of(name, unit).between(from, to, "a number from " + ShardText.plain(from) + " to " + ShardText.plain(to)).needed()
                .explained(explanation).startingAt(first);
    }

    private static Figure whole(String name, String unit, int most, String explanation, String first) {
        return Figure.of(name, unit).whole(1, most).needed().explained(explanation).startingAt(first);
    }

    /// In their order.
    List<Figure> all() {
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
        if (!all().stream().allMatch(Figure::isRight)) {
            advice.set(List.of("Fill in what is missing or marked."));
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

    private static int whole(Figure figure) {
        return figure.count().orElseThrow();
    }
}
