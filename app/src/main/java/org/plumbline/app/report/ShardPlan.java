package org.plumbline.app.report;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.app.ui.text.ShardText;
import org.plumbline.capacity.shard.FanOut;
import org.plumbline.capacity.shard.ShardAdvice;
import org.plumbline.capacity.shard.ShardNeeds;

/// How many shards to make, and what asking them all means.
///
/// @param needs what they are for
/// @param advice how many, and why
/// @param shards what is reckoned with: those that are advised, or that a person asked about
/// @param latency of a query on one shard; absent where it is not known
public record ShardPlan(ShardNeeds needs, ShardAdvice advice, int shards, Optional<Latency> latency) {
    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    /// A query on one shard.
    ///
    /// @param medianMs above 0
    /// @param p99Ms above the median
    public record Latency(double medianMs, double p99Ms) {
        double of(double p, int shards) {
            return FanOut.latencyMs(medianMs, p99Ms, p, shards);
        }
    }

    /// What is advised for these needs.
    ///
    /// @param asked a number of shards to reckon with; absent for the one that is advised
    /// @throws IllegalArgumentException a sentence, when the latencies contradict each other or there can be no such number of shards
    public static ShardPlan of(ShardNeeds needs, Optional<Integer> asked, Optional<Latency> latency) {
        ShardAdvice advice = ShardAdvice.of(needs);
        var plan = new ShardPlan(needs, advice, asked.orElse(advice.shards()), latency);
        plan.slowShare();
        latency.ifPresent(each -> each.of(MEDIAN, plan.shards()));
        return plan;
    }

    /// So many queries of all shards at once take so many connections.
    private long connectionsNeeded() {
        return (long) needs.concurrentQueries() * shards;
    }

    private long connectionsThere() {
        return (long) needs.nodes() * needs.maxConnections();
    }

    private double slowShare() {
        return FanOut.slowShare(P99, shards);
    }

    /// What is advised and what it means, a sentence each.
    public List<String> sentences() {
        var sentences = new ArrayList<>(ShardText.advice(advice, needs));
        if (shards != advice.shards()) {
            sentences.add(ShardText.asked(shards, needs));
        }
        sentences.add(latency.map(each -> ShardText.fanOut(shards, each.of(MEDIAN, shards), each.of(P99, shards), slowShare()))
                .orElseGet(() -> ShardText.fanOut(shards, slowShare())));
        return List.copyOf(sentences);
    }

    /// As a person reads it.
    public void plain(OutputStream stream) {
        var out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        sentences().forEach(out::println);
        out.flush();
    }

    /// `shards --advise --json`; `shards-json.txt` describes it.
    public void json(OutputStream stream) {
        Json.object(stream, json -> {
            json.whole("advisedShards", advice.shards());
            json.text("decidedBy", advice.binding().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.whole("shards", shards);
            json.whole("fewestBySize", (long) advice.bySize());
            json.whole("fewestByWork", advice.byWork());
            json.whole("mostByConnections", (long) advice.byConnections());
            json.number("usefulShards", Optional.of(advice.usefulShards()).filter(Double::isFinite));
            json.number("hottestShare", Optional.of(needs.hottest()).filter(share -> share > 0));
            json.number("shardBytesInTheEnd", Optional.of(needs.bytesThen() / shards));
            json.whole("connectionsNeeded", connectionsNeeded());
            json.whole("connectionsThere", connectionsThere());
            json.number("fanOutSlowShare", Optional.of(slowShare()));
            json.number("fanOutQuantile", Optional.of(FanOut.quantile(P99, shards)));
            json.number("fanOutMedianMs", latency.map(each -> each.of(MEDIAN, shards)));
            json.number("fanOutP99Ms", latency.map(each -> each.of(P99, shards)));
            json.texts("sentences", sentences());
            json.error(Optional.empty());
        });
    }
}
