package org.plumbline.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plumbline.app.db.BufferUse;
import org.plumbline.app.db.CacheCandidates;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.report.CacheJson;
import org.plumbline.app.report.CacheReport;
import org.plumbline.app.report.PlainCache;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.app.ui.text.WorkloadText;
import org.plumbline.capacity.RefusedFigure;
import org.plumbline.capacity.cache.CacheVerdict;
import org.plumbline.capacity.cache.CandidateStatement;
import org.plumbline.capacity.cache.KeyCounts;
import org.plumbline.capacity.cache.Popularity;
import org.plumbline.capacity.cache.Traffic;
import org.plumbline.plan.log.PackedFile;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/// `plumbline cache`: what a cache in front of a database would do.
@Command(
        name = "cache",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        description = {
            "Says how often a cache would hit (Che's approximation for LRU, times to live, or both), how stale its answers would be, and "
                    + "with --database-ms what caches in front of a database save and cost.%n",
            "How popular items are is said by Zipf's law (--zipf, --items) or by a trace of keys (--trace).%n",
            "With --url it ranks a database's statements instead: which are worth caching, and which never are.%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done", "2:the trace could not be read, or the database counts no statements", "3:no connection to the server",
            "64:wrong usage"})
final class CacheCommand implements Callable<Integer> {
    private static final double USUAL_SECONDS = 300;

    private final Streams streams;

    @Option(names = "--zipf", paramLabel = "EXPONENT", description = "The item at rank i is asked for in proportion to i^-EXPONENT; 0 "
            + "makes all equally popular, most workloads have 0.6 to 1.1.")
    private Optional<Double> zipf;

    @Option(names = "--items", paramLabel = "N", description = "How many different items there are.")
    private Optional<Long> items;

    @Option(names = "--trace", paramLabel = "FILE",
            description = "The keys that were asked for, one a line, in order; may be compressed. - is standard input.")
    private Optional<String> trace;

    @Option(names = "--url", paramLabel = "URL", description = "Rank the statements of this database, as of plumbline workload, by the "
            + "time that "
            + "caching them for --ttl-seconds (300) would save it.")
    private Optional<String> url;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "100",
            description = "Requests per second, of all items and processes (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(names = "--updates", paramLabel = "N", defaultValue = "0",
            description = "Updates per second of each item (default: ${DEFAULT-VALUE}).")
    private double updates;

    @Option(names = "--curve", paramLabel = "POINTS", description = "Add the hit ratio against the size, with so many points at most.")
    private Optional<Integer> curve;

    @Mixin
    private CacheOptions options;

    @Option(names = "--json", description = "Print one JSON object, in UTF-8.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    CacheCommand(Streams streams) {
        this.streams = streams;
    }

    /// The command with the description of its JSON below its help.
    static CommandLine described(Streams streams) {
        var command = new CommandLine(new CacheCommand(streams));
        command.getCommandSpec().usageMessage().footer(FieldList.of("cache-json.txt"));
        return command;
    }

    @Override
    public Integer call() {
        if (url.isPresent()) {
            return ranked(url.get());
        }
        try {
            CacheReport report = report();
            if (json) {
                CacheJson.write(streams.out(), report);
            } else {
                PlainCache.write(streams.out(), streams.colours(), report);
            }
            return ExitStatus.DONE;
        } catch (NoSuchFileException _) {
            return failed(trace.orElse(""), "There is no such file.", ExitStatus.FAILED);
        } catch (IOException | UncheckedIOException | InvalidPathException unreadable) {
            return failed(trace.orElse(""), "The file could not be read: " + unreadable.getMessage() + ".", ExitStatus.FAILED);
        } catch (IllegalArgumentException wrong) {
            throw wrong(wrong.getMessage());
        }
    }

    private int ranked(String address) {
        if (trace.isPresent() || zipf.isPresent() || items.isPresent() || curve.isPresent()) {
            throw wrong("--url ranks a database's statements: leave out --zipf, --items, --trace and --curve");
        }
        Connecting connecting = connecting(address);
        try (Database database = connecting.open()) {
            WorkloadAnswer answer = database.workload();
            if (!(answer instanceof WorkloadAnswer.Known(WorkloadSnapshot workload))) {
                return failed(database.profile().place(), WorkloadText.missing(answer).orElseThrow(), ExitStatus.FAILED);
            }
            Optional<List<CandidateStatement>> candidates = CacheCandidates.of(workload, updates, options.valueBytes());
            if (candidates.isEmpty()) {
                return failed(database.profile().place(), CacheText.SINCE_UNKNOWN, ExitStatus.FAILED);
            }
            List<CacheVerdict> verdicts = CacheVerdict.rank(candidates.get(), options.secondsOr(USUAL_SECONDS), options.cacheMs());
            if (json) {
                CacheJson.statements(streams.out(), verdicts, BufferUse.of(database));
            } else {
                PlainCache.statements(streams.out(), streams.colours(), verdicts, BufferUse.of(database));
            }
            return ExitStatus.DONE;
        } catch (ServerFailure failure) {
            return failed(connecting.profile().place(), failure.getMessage(),
                    failure.isWithoutConnection() ? ExitStatus.NO_CONNECTION : ExitStatus.FAILED);
        } catch (RefusedFigure refused) {
            throw wrong(refused.getMessage());
        }
    }

    private Connecting connecting(String address) {
        try {
            return Connecting.of(address);
        } catch (IllegalArgumentException unreadable) {
            throw wrong(unreadable.getMessage());
        }
    }

    private CacheReport report() throws IOException {
        if (trace.isPresent() == (zipf.isPresent() || items.isPresent())) {
            throw wrong("Say how popular items are: --zipf EXPONENT with --items N, or --trace FILE");
        }
        if (trace.isEmpty() && (zipf.isEmpty() || items.isEmpty())) {
            throw wrong("--zipf EXPONENT and --items N go together");
        }
        options.shared();
        Optional<KeyCounts> counts = trace.isPresent() ? Optional.of(read(trace.get())) : Optional.empty();
        Popularity popularity = counts.map(KeyCounts::popularity).orElseGet(() -> Popularity.zipf(zipf.orElseThrow(), items.orElseThrow()));
        return CacheReport.of(options.shared(), new Traffic(popularity, rate, updates), options.layers(), options.processes(),
                counts.map(KeyCounts::replay), curve);
    }

    private KeyCounts read(String file) throws IOException {
        try (InputStream in = file.equals("-") ? PackedFile.unpack(streams.in()) : PackedFile.open(Path.of(file)).in();
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return KeyCounts.of(lines.lines().iterator());
        }
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(
                spec.commandLine(), message.endsWith(".") ? message.substring(0, message.length() - 1) : message);
    }

    private int failed(String of, String message, int status) {
        String told = of + ": " + message;
        streams.err().println(told);
        if (json) {
            CacheJson.failed(streams.out(), told);
        }
        return status;
    }
}
