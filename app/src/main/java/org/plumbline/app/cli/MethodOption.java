package org.plumbline.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.app.report.ShardsJson;
import org.plumbline.capacity.shard.MethodOptions;
import org.plumbline.capacity.shard.ShardMethod;
import picocli.CommandLine.Option;

/// `--method`, `--weights` and `--bound`.
final class MethodOption {
    private static final double PERCENT = 100;

    @Option(names = "--method", paramLabel = "METHOD",
            description = "modulo, postgres, citus, jump, ring, multiprobe, rendezvous or bounded; all of them are compared without it, "
                + "but for those that would be slow: rendezvous above 128 shards or a billion questions, multiprobe above 23 million keys, "
                + "bounded above a million different keys.")
    private Optional<String> method;

    @Option(names = "--weights", paramLabel = "W,W...", split = ",",
            description = "For rendezvous: what each shard is to hold, in proportion; as many numbers above 0 as the larger number of "
                + "shards.")
    private List<Double> weights = List.of();

    @Option(names = "--bound", paramLabel = "PERCENT", defaultValue = "25",
            description = "For bounded: how far above the mean number of different keys a shard may go (default: ${DEFAULT-VALUE}).")
    private double bound;

    /// The one that is named.
    ///
    /// @throws IllegalArgumentException a sentence, when there is no such method
    Optional<ShardMethod> method() {
        return method.map(name -> Arrays.stream(ShardMethod.values()).filter(each -> ShardsJson.name(each).equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no method " + name + "; there are "
                        + Arrays.stream(ShardMethod.values()).map(ShardsJson::name).collect(Collectors.joining(", ")))));
    }

    /// @throws IllegalArgumentException a sentence, when a weight or the bound is none
    MethodOptions options() {
        return new MethodOptions(weights, bound / PERCENT);
    }
}
