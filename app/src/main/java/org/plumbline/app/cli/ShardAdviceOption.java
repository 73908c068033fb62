package org.plumbline.app.cli;

import java.util.Optional;
import org.plumbline.app.report.ShardPlan;
import org.plumbline.capacity.shard.ShardNeeds;
import org.plumbline.capacity.shard.ShardNeeds.Work;
import picocli.CommandLine.Option;

/// `--advise`: how many shards to make, and what for.
final class ShardAdviceOption {
    private static final double GIGABYTE = 1e9;
    private static final double PERCENT = 100;

    @Option(names = "--advise", description = "Say how many shards to make, for --data-gb and --nodes; with keys (--keys-file, --url "
            + "or --zipf), the hottest of them counts too; with --shards N, what N shards mean.")
    private boolean advise;

    @Option(names = "--data-gb", paramLabel = "GB",
            description = "With --advise: all that is to be sharded, with its indexes (10^9 bytes).")
    private Optional<Double> data;

    @Option(names = "--growth", paramLabel = "PERCENT", defaultValue = "0",
            description = "With --advise: growth a year (default: ${DEFAULT-VALUE}).")
    private double growth;

    @Option(names = "--years", paramLabel = "YEARS", defaultValue = "0",
            description = "With --advise: how long the number of shards is to do (default: ${DEFAULT-VALUE}).")
    private double years;

    @Option(names = "--shard-gb", paramLabel = "GB", defaultValue = "10",
            description = "With --advise: how large a shard may become (default: ${DEFAULT-VALUE}).")
    private double shard;

    @Option(names = "--nodes", paramLabel = "N", description = "With --advise: servers that hold shards.")
    private Optional<Integer> nodes;

    @Option(names = "--cores", paramLabel = "N", defaultValue = "8",
            description = "With --advise: of each server (default: ${DEFAULT-VALUE}).")
    private int cores;

    @Option(names = "--max-connections", paramLabel = "N", defaultValue = "100",
            description = "With --advise: of each server (default: ${DEFAULT-VALUE}).")
    private int maxConnections;

    @Option(names = "--concurrent", paramLabel = "N", defaultValue = "1",
            description = "With --advise and --real-time: queries at once, each of which asks every shard (default: ${DEFAULT-VALUE}).")
    private int concurrent;

    @Option(names = "--real-time",
            description = "With --advise: queries ask all shards at once; without it each asks for one tenant's data.")
    private boolean realTime;

    @Option(names = "--median-ms", paramLabel = "MS", description = "With --advise: a query's median latency on one shard.")
    private Optional<Double> median;

    @Option(names = "--p99-ms", paramLabel = "MS", description = "With --advise: its 99 %% quantile there.")
    private Optional<Double> p99;

    boolean isGiven() {
        return advise;
    }

    /// @param hottest the hottest key's share; 0 where it is not known
    /// @param asked a number of shards to reckon with; absent for the one that is advised
    /// @throws IllegalArgumentException a sentence, when something is missing or wrong
    ShardPlan plan(double hottest, Optional<Integer> asked) {
        if (data.isEmpty() || nodes.isEmpty()) {
            throw new IllegalArgumentException("For advice give --data-gb and --nodes");
        }
        if (median.isPresent() != p99.isPresent()) {
            throw new IllegalArgumentException("Give --median-ms and --p99-ms together");
        }
        var needs = new ShardNeeds(data.get() * GIGABYTE, growth / PERCENT, years, shard * GIGABYTE, nodes.get(), cores, maxConnections,
                concurrent, realTime ? Work.REAL_TIME : Work.MULTI_TENANT, hottest);
        return ShardPlan.of(needs, asked, median.flatMap(ms -> p99.map(slow -> new ShardPlan.Latency(ms, slow))));
    }
}
