package org.plumbline.app.cli;

import org.plumbline.capacity.RefusedFigure;
import org.plumbline.capacity.replica.RouterPolicy;
import org.plumbline.capacity.replica.RoutingReplay;
import picocli.CommandLine.Option;

/// The options of reads that follow a write, and of the router that sends them.
final class RouterOption {
    @Option(names = "--after", paramLabel = "SECONDS", defaultValue = "1",
            description = "Reads come so long after the write that they should see (default: ${DEFAULT-VALUE}).")
    private double after;

    @Option(names = "--leave-above", paramLabel = "SECONDS", defaultValue = "5",
            description = "The better router leaves a standby that is further behind (default: ${DEFAULT-VALUE}).")
    private double leaveAbove;

    @Option(names = "--return-below", paramLabel = "SECONDS", defaultValue = "1",
            description = "It returns when it is less behind (default: ${DEFAULT-VALUE}).")
    private double returnBelow;

    @Option(names = "--calm", paramLabel = "N", defaultValue = "3", description = "For so many samples (default: ${DEFAULT-VALUE}).")
    private int calm;

    @Option(names = "--smoothing", paramLabel = "WEIGHT", defaultValue = "0.5",
            description = "Weight of the newest sample in its average; 1 takes it alone (default: ${DEFAULT-VALUE}).")
    private double smoothing;

    @Option(names = "--leave-above-bytes", paramLabel = "BYTES", defaultValue = "100000000",
            description = "It leaves a standby that is further behind in bytes (default: ${DEFAULT-VALUE}).")
    private long leaveAboveBytes;

    /// @throws RefusedFigure when it will not do
    double after() {
        return RefusedFigure.within("--after, in seconds", after, 0, RoutingReplay.LATEST);
    }

    /// @throws RefusedFigure when a figure will not do
    RouterPolicy policy() {
        return new RouterPolicy(leaveAbove, returnBelow, calm, smoothing, leaveAboveBytes);
    }
}
