package org.plumbline.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ReplicationRound;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.report.LagCsv;
import org.plumbline.app.report.PlainReplicas;
import org.plumbline.app.report.ReplicasJson;
import org.plumbline.app.report.RoutedServer;
import org.plumbline.capacity.RefusedFigure;
import org.plumbline.capacity.replica.BasicReplica;
import org.plumbline.capacity.replica.LagSample;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.ReplicaStatus;
import org.plumbline.capacity.replica.RouterPolicy;
import org.plumbline.capacity.replica.RoutingReplay;
import org.plumbline.plan.log.PackedFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `plumbline replicas`: how far standbys are behind, whether they may be read from, and by whom.
@Command(
        name = "replicas",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        description = {
            "Watches a primary and its standbys (--url for each), or says what routers would have done with recorded samples (--samples), "
                    + "or what the plain formula says of a lag (--basic).%n",
            "It only reads. A standby's state is right where the plain formula is wrong: an idle primary, a receiver that is gone, a "
                    + "paused replay, NULL.%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done, where a server answered or samples could be judged",
            "2:a file could not be read or written, no sample of it will do, or no server could be read",
            "3:no connection to any server",
            "64:wrong usage"})
final class ReplicasCommand implements Callable<Integer> {
    private static final int MOST_COUNT = 1_000_000;
    private static final double LONGEST_PAUSE = 86_400;

    private final Streams streams;

    @Option(names = "--basic", description = "Judge --lag-seconds by the plain formula: below 5 s healthy; read from the replica below 1 "
            + "s.")
    private boolean basic;

    @Option(names = "--lag-seconds", paramLabel = "SECONDS", description = "What now() - pg_last_xact_replay_timestamp() gave.")
    private Optional<Double> lagSeconds;

    @Option(names = "--url", paramLabel = "URL", description = "A server to watch, as of plumbline workload; once for each.")
    private List<String> urls = List.of();

    @Option(names = "--count", paramLabel = "N", defaultValue = "2",
            description = "Read the servers so often; the second time tells more (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--every", paramLabel = "SECONDS", defaultValue = "1",
            description = "Pause between two readings (default: ${DEFAULT-VALUE}).")
    private double every;

    @Option(names = "--record", paramLabel = "FILE", description = "Write the samples to FILE, as CSV that --samples reads.")
    private Optional<Path> record;

    @Option(names = "--samples", paramLabel = "FILE", description = "Samples that were recorded; may be compressed. - is standard input.")
    private Optional<String> samples;

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

    @Option(names = "--json", description = "Print one JSON object, in UTF-8.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    ReplicasCommand(Streams streams) {
        this.streams = streams;
    }

    /// The command with the description of its JSON below its help.
    static CommandLine described(Streams streams) {
        var command = new CommandLine(new ReplicasCommand(streams));
        command.getCommandSpec().usageMessage().footer(FieldList.of("replicas-json.txt"));
        return command;
    }

    @Override
    public Integer call() {
        if ((basic ? 1 : 0) + (urls.isEmpty() ? 0 : 1) + (samples.isPresent() ? 1 : 0) != 1 || basic != lagSeconds.isPresent()) {
            throw wrong("Choose one: --basic with --lag-seconds SECONDS, --url URL for each server, or --samples FILE");
        }
        try {
            return basic ? plain(lagSeconds.orElseThrow()) : samples.isPresent() ? routed(samples.get()) : watched();
        } catch (NoSuchFileException missing) {
            return failed("There is no such file: " + missing.getMessage(), ExitStatus.FAILED);
        } catch (IOException | UncheckedIOException | InvalidPathException unreadable) {
            return failed("The file could not be read or written: " + unreadable.getMessage() + ".", ExitStatus.FAILED);
        } catch (InterruptedException _) {
            return failed("It was stopped.", ExitStatus.FAILED);
        } catch (RefusedFigure refused) {
            throw wrong(refused.getMessage());
        }
    }

    private int plain(double lag) {
        BasicReplica answer = BasicReplica.of(RefusedFigure.within("Lag in seconds", lag, -Double.MAX_VALUE, Double.MAX_VALUE));
        if (json) {
            ReplicasJson.basic(streams.out(), answer);
        } else {
            PlainReplicas.basic(streams.out(), answer);
        }
        return ExitStatus.DONE;
    }

    private int routed(String file) throws IOException {
        RefusedFigure.within("--after, in seconds", after, 0, RoutingReplay.LATEST);
        var policy = new RouterPolicy(leaveAbove, returnBelow, calm, smoothing, leaveAboveBytes);
        Map<String, List<LagSample>> recorded;
        try (InputStream in = file.equals("-") ? PackedFile.unpack(streams.in()) : PackedFile.open(Path.of(file)).in();
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            recorded = LagCsv.read(lines.lines().iterator());
        } catch (RefusedFigure refused) {
            return failed(file + ": " + refused.getMessage(), ExitStatus.FAILED);
        }
        List<RoutedServer> servers = RoutedServer.of(recorded, policy, after);
        if (json) {
            ReplicasJson.routing(streams.out(), servers, after);
        } else {
            PlainReplicas.routing(streams.out(), streams.colours(), servers, policy, after);
        }
        return servers.isEmpty() || servers.stream().anyMatch(each -> each.error().isEmpty()) ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private int watched() throws InterruptedException, IOException {
        RefusedFigure.within("Count", count, 1, MOST_COUNT);
        RefusedFigure.within("Every, in seconds", every, 0, LONGEST_PAUSE);
        List<Connecting> servers = connecting();
        var databases = new LinkedHashMap<String, Database>();
        var closed = new LinkedHashMap<String, ServerFailure>();
        ReplicaGroup group = ReplicaGroup.of(ReplicaStatus.Limits.USUAL);
        var failures = new LinkedHashMap<String, ServerFailure>();
        try {
            open(servers, databases, closed);
            for (int i = 0; i < count && !databases.isEmpty(); i++) {
                if (i > 0) {
                    TimeUnit.NANOSECONDS.sleep(Math.round(every * 1e9));
                }
                ReplicationRound round = ReplicationRound.read(databases, group);
                group = group.with(round.at(), round.readings());
                failures.clear();
                failures.putAll(round.failures());
            }
        } finally {
            databases.values().forEach(Database::close);
            record(group);
        }
        failures.putAll(closed);
        return told(group, failures);
    }

    /// Those that do not answer now are not asked again.
    private static void open(List<Connecting> servers, Map<String, Database> databases, Map<String, ServerFailure> closed) {
        for (Connecting each : servers) {
            String name = each.profile().place();
            if (databases.containsKey(name) || closed.containsKey(name)) {
                continue;
            }
            try {
                databases.put(name, each.open());
            } catch (ServerFailure failure) {
                closed.put(name, failure);
            }
        }
    }

    /// What was seen before something ended it, too; a file stays as it was where nothing was seen.
    private void record(ReplicaGroup group) throws IOException {
        if (record.isPresent() && !(group.readings().isEmpty() && group.samples().isEmpty())) {
            try (Writer out = Files.newBufferedWriter(record.get(), StandardCharsets.UTF_8)) {
                LagCsv.write(out, group.samples());
            }
        }
    }

    /// What there is, and each that did not answer: that is the end of it only where none did.
    private int told(ReplicaGroup group, Map<String, ServerFailure> failures) {
        var why = new LinkedHashMap<String, String>();
        failures.forEach((name, failure) -> why.put(name, failure.getMessage()));
        why.forEach((name, words) -> streams.err().println(name + ": " + words));
        if (json) {
            ReplicasJson.servers(streams.out(), group, why);
        } else {
            PlainReplicas.servers(streams.out(), streams.colours(), group);
        }
        return !group.readings().isEmpty() || failures.isEmpty() ? ExitStatus.DONE
                : failures.values().stream().allMatch(ServerFailure::isWithoutConnection) ? ExitStatus.NO_CONNECTION : ExitStatus.FAILED;
    }

    /// All addresses are read before any is connected to.
    private List<Connecting> connecting() {
        var all = new ArrayList<Connecting>();
        for (String url : urls) {
            try {
                all.add(Connecting.of(url));
            } catch (IllegalArgumentException unreadable) {
                throw wrong(unreadable.getMessage());
            }
        }
        return all;
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(
                spec.commandLine(), message.endsWith(".") ? message.substring(0, message.length() - 1) : message);
    }

    private int failed(String message, int status) {
        streams.err().println(message);
        if (json) {
            ReplicasJson.failed(streams.out(), message);
        }
        return status;
    }
}
