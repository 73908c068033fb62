package org.plumbline.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.plumbline.app.report.LagCsv;
import org.plumbline.app.report.PlainReplicas;
import org.plumbline.app.report.ReplicasJson;
import org.plumbline.app.report.RoutedServer;
import org.plumbline.app.report.TypedReplicas;
import org.plumbline.app.report.WatchedReplicas;
import org.plumbline.app.ui.text.WriteFailure;
import org.plumbline.capacity.RefusedFigure;
import org.plumbline.capacity.replica.BasicReplica;
import org.plumbline.capacity.replica.LagSample;
import org.plumbline.capacity.replica.Lsn;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.RouterPolicy;
import org.plumbline.plan.log.PackedFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
                    + "or what the plain formula says of a lag (--basic). Typed figures tell when a standby catches up and a disk is full "
                    + "(--wal-rate), how far standbys relieve their primary (--capacity), and who may answer a read that has to see its "
                    + "write (--token).%n",
            "It only reads, unless --heartbeat is confirmed. A standby's state is right where the plain formula is wrong: an idle "
                    + "primary, a receiver that is gone, a paused replay, NULL.%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done, where a server answered or samples could be judged",
            "2:a file could not be read or written, no sample of it will do, no server could be read, or a heartbeat did not "
                    + "come to its end",
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

    @Mixin
    private RouterOption router;

    @Mixin
    private ReplicaFigures figures;

    @Mixin
    private HeartbeatOption heartbeat;

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
        if ((basic ? 1 : 0) + (urls.isEmpty() ? 0 : 1) + (samples.isPresent() ? 1 : 0) + figures.questions() != 1
                || basic != lagSeconds.isPresent()) {
            throw wrong(figures.wrong(!urls.isEmpty()).filter(_ -> !basic && urls.isEmpty() && samples.isEmpty())
                    .orElse("Choose one: --basic with --lag-seconds SECONDS, --url URL for each server, --samples FILE, or of typed "
                            + "figures --wal-rate, --capacity or --token with --replayed"));
        }
        figures.wrong(!urls.isEmpty()).or(() -> heartbeat.wrong(!urls.isEmpty())).ifPresent(why -> {
                    throw wrong(why);
                });
        try {
            return basic ? plain(lagSeconds.orElseThrow()) : samples.isPresent() ? routed(samples.get())
                    : urls.isEmpty() ? typed(figures.typed()) : watched();
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

    private int typed(TypedReplicas answer) {
        if (json) {
            answer.json(streams.out());
        } else {
            PlainReplicas.lines(streams.out(), answer.lines());
        }
        return ExitStatus.DONE;
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
        double after = router.after();
        RouterPolicy policy = router.policy();
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
        double after = router.after();
        Optional<Lsn> token = figures.token();
        OptionalDouble freeBytes = figures.freeBytes();
        if (heartbeat.wanted()) {
            confirmed();
        }
        if (record.isPresent()) {
            checkPlace(record.get());
        }
        Optional<HeartbeatOption> beating = Optional.of(heartbeat).filter(HeartbeatOption::wanted);
        var watch = new ReplicaWatch(connecting(), streams.err()::println);
        Optional<String> notRecorded;
        try {
            watch.read(count, every, beating);
        } finally {
            watch.close();
            notRecorded = record(watch.group());
            notRecorded.ifPresent(streams.err()::println);
        }
        return told(watch, new WatchedReplicas(watch.group(), watch.why(), token, freeBytes, after, watch.heartbeat()), notRecorded);
    }

    /// Before anything is measured for a file that cannot be.
    private static void checkPlace(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileSystemException(file + ": the folder does not exist");
        }
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file + ": this is a folder");
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new FileSystemException(file + ": you may not write there");
        }
    }

    /// What would be written is told word for word before it is.
    private void confirmed() {
        heartbeat.pace();
        List<String> statements;
        try {
            statements = heartbeat.table().statements();
        } catch (IllegalArgumentException wrong) {
            throw wrong("--table: " + wrong.getMessage());
        }
        if (!heartbeat.confirmed()) {
            throw wrong("--heartbeat writes. On the primary it would run \"" + String.join("\", then for each beat \"",
                    statements.subList(0, 2)) + "\", and at the end \"" + statements.getLast()
                    + "\": confirm exactly that with --confirm-write");
        }
    }

    /// What was seen before something ended it, too; a file stays as it was where nothing was seen.
    ///
    /// @return why it could not be written, in words: what was found is told all the same
    private Optional<String> record(ReplicaGroup group) {
        if (record.isPresent() && !(group.readings().isEmpty() && group.samples().isEmpty())) {
            try (Writer out = Files.newBufferedWriter(record.get(), StandardCharsets.UTF_8)) {
                LagCsv.write(out, group.samples());
            } catch (IOException failed) {
                return Optional.of(WriteFailure.sentence(record.get(), failed));
            }
        }
        return Optional.empty();
    }

    /// What there is, and each that did not answer: that is the end of it only where none did.
    private int told(ReplicaWatch watch, WatchedReplicas found, Optional<String> notRecorded) {
        found.failures().forEach((name, words) -> streams.err().println(name + ": " + words));
        watch.refusal().ifPresent(streams.err()::println);
        if (json) {
            ReplicasJson.servers(streams.out(), found, watch.refusal().or(() -> notRecorded));
        } else {
            PlainReplicas.servers(streams.out(), streams.colours(), found);
        }
        boolean isWhole = watch.refusal().isEmpty() && notRecorded.isEmpty() && found.heartbeat().filter(each -> each.ending().isPresent()
                || each.leftOver().isPresent()).isEmpty();
        return !isWhole ? ExitStatus.FAILED : !found.group().readings().isEmpty() || found.failures().isEmpty() ? ExitStatus.DONE
                : watch.isWithoutConnection() ? ExitStatus.NO_CONNECTION : ExitStatus.FAILED;
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
