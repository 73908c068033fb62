package org.plumbline.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.app.cache.CacheFailure;
import org.plumbline.app.cache.LayersTrial;
import org.plumbline.app.cache.Loader;
import org.plumbline.app.db.BufferUse;
import org.plumbline.app.db.CacheCandidates;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.KeyedStatement;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.db.StatementTraffic;
import org.plumbline.app.report.CacheJson;
import org.plumbline.app.report.CacheReport;
import org.plumbline.app.report.LayersTrialReport;
import org.plumbline.app.report.PlainCache;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.app.ui.text.WorkloadText;
import org.plumbline.app.work.AtExit;
import org.plumbline.capacity.RefusedFigure;
import org.plumbline.capacity.cache.CacheVerdict;
import org.plumbline.capacity.cache.CandidateStatement;
import org.plumbline.capacity.cache.KeyCounts;
import org.plumbline.capacity.cache.Layers;
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
            "With --url it ranks a database's statements instead: which are worth caching, and which never are; with --statement too, it "
                    + "says what a cache in front of that one would do.%n",
            "With --measure it replays the keys through real layers, and holds what they hit against what is predicted.%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "2:a file could not be read, the database counts no such statements, or what was to be measured failed",
            "3:no connection to the server",
            "64:wrong usage"
        })
final class CacheCommand implements Callable<Integer> {
    private static final double USUAL_SECONDS = 300;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final Streams streams;

    @Mixin
    private CacheTraffic traffic;

    @Option(names = "--url", paramLabel = "URL", description = "Rank the statements of this database, as of plumbline workload, by the "
            + "time that caching them for --ttl-seconds (300) would save it; with --statement or --measure see there.")
    private Optional<String> url;

    @Mixin
    private CacheStatement statement;

    @Option(names = "--curve", paramLabel = "POINTS", description = "Add the hit ratio against the size, with so many points at most.")
    private Optional<Integer> curve;

    @Mixin
    private CacheOptions options;

    @Mixin
    private CacheMeasureOption measuring;

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
        try {
            statement.check(url);
            if (statement.isNamed() && measuring.load().isPresent()) {
                throw new IllegalArgumentException("--statement says what is asked for, --load what loads it: leave one of them out");
            }
            if (measuring.measures()) {
                if (statement.isNamed()) {
                    throw new IllegalArgumentException("--statement tells what is predicted; --measure takes the statement that loads an "
                            + "item from --load FILE, and the keys from --zipf and --items or --trace: leave --statement out");
                }
                return measured();
            }
            measuring.checkUnused(System.getenv());
            if (url.isPresent()) {
                return statement.isNamed() ? predicted(url.get()) : ranked(url.get());
            }
            return predicted(Optional.empty());
        } catch (NoSuchFileException missing) {
            return failed(missing.getFile(), "There is no such file.", ExitStatus.FAILED);
        } catch (IOException | UncheckedIOException | InvalidPathException unreadable) {
            return failed(traffic.file(), "The file could not be read: " + unreadable.getMessage() + ".", ExitStatus.FAILED);
        } catch (IllegalArgumentException wrong) {
            throw wrong(wrong.getMessage());
        }
    }

    private int predicted(Optional<StatementTraffic> counted) throws IOException {
        CacheTraffic.Asked asked = traffic.asked(streams.in(), counted);
        counted.ifPresent(known -> options.fill(known.meanMs(), known.resultBytes()));
        var report = CacheReport.of(options.shared(), asked.traffic(), options.layers(),
                asked.counts().map(KeyCounts::replay), curve);
        Optional<CacheReport.Counted> of = counted.map(known ->
                new CacheReport.Counted(known, asked.source().name().toLowerCase(Locale.ROOT)));
        if (json) {
            CacheJson.write(streams.out(), report, of);
        } else {
            PlainCache.write(streams.out(), streams.colours(), report, of);
        }
        return ExitStatus.DONE;
    }

    private int predicted(String address) throws IOException {
        Connecting connecting = connecting(address);
        String place = connecting.profile().place();
        try (Database database = connecting.open()) {
            return predicted(Optional.of(statement.read(database, streams.err()::println)));
        } catch (ServerFailure failure) {
            return failed(place, failure);
        } catch (CacheStatement.Nothing nothing) {
            return failed(place, nothing.getMessage(), ExitStatus.FAILED);
        } catch (InterruptedException _) {
            return failed(place, "The counting was stopped.", ExitStatus.FAILED);
        }
    }

    private int measured() throws IOException {
        Layers layers = options.measured();
        measuring.check(url, layers);
        CacheTraffic.Asked asked = traffic.asked(streams.in(), Optional.empty());
        LayersTrial.Requests requests = measuring.requests(asked.traffic().popularity(), asked.counts());
        boolean isTrace = asked.counts().isPresent();
        if (url.isEmpty()) {
            String value = CacheMeasureOption.madeUp(options.valueBytes());
            return measured(_ -> value, layers, requests, isTrace);
        }
        Connecting connecting = connecting(url.get());
        String place = connecting.profile().place();
        try (Database database = connecting.open();
                KeyedStatement loader = KeyedStatement.of(database, measuring.statement(streams.in()), measuring.threads())) {
            return measured(loader, layers, requests, isTrace);
        } catch (ServerFailure failure) {
            return failed(place, failure);
        } catch (RefusedStatement refused) {
            return failed(measuring.load().orElseThrow(), refused.getMessage(), ExitStatus.FAILED);
        }
    }

    /// What it wrote to Redis is taken away, also where the process is told to end meanwhile.
    private int measured(Loader loader, Layers layers, LayersTrial.Requests requests, boolean isTrace) {
        var stopped = new AtomicBoolean();
        try (var _ = AtExit.stopping("end the measurement", () -> stopped.set(true), LONGEST_STOP)) {
            LayersTrial trial = LayersTrial.of(loader, measuring.redis(), layers, requests, stopped::get, _ -> { });
            var report = new LayersTrialReport(trial, isTrace, url.isPresent());
            if (json) {
                report.json(streams.out());
            } else {
                report.plain(streams.out());
            }
            return ExitStatus.DONE;
        } catch (CacheFailure failure) {
            return failed("Measuring", failure.getMessage() + left(failure), ExitStatus.FAILED);
        } catch (InterruptedException | CancellationException ended) {
            return failed("Measuring", "It was stopped." + left(ended), ExitStatus.FAILED);
        }
    }

    /// What could not be taken away besides.
    private static String left(Exception failed) {
        return Stream.of(failed.getSuppressed()).filter(CacheFailure.class::isInstance).map(each -> " " + each.getMessage())
                .collect(Collectors.joining());
    }

    private int ranked(String address) {
        if (traffic.isTold() || curve.isPresent()) {
            throw wrong("--url ranks a database's statements: leave out --zipf, --items, --trace and --curve");
        }
        Connecting connecting = connecting(address);
        try (Database database = connecting.open()) {
            WorkloadAnswer answer = database.workload();
            if (!(answer instanceof WorkloadAnswer.Known(WorkloadSnapshot workload))) {
                return failed(database.profile().place(), WorkloadText.missing(answer).orElseThrow(), ExitStatus.FAILED);
            }
            Optional<List<CandidateStatement>> candidates = CacheCandidates.of(workload, traffic.updates(), options.valueBytes());
            if (candidates.isEmpty()) {
                return failed(database.profile().place(), CacheText.SINCE_UNKNOWN, ExitStatus.FAILED);
            }
            List<CacheVerdict> verdicts = CacheVerdict.rank(CacheCandidates.withKeys(database, candidates.get()),
                    options.secondsOr(USUAL_SECONDS), options.cacheMs());
            if (json) {
                CacheJson.statements(streams.out(), verdicts, BufferUse.of(database));
            } else {
                PlainCache.statements(streams.out(), streams.colours(), verdicts, BufferUse.of(database));
            }
            return ExitStatus.DONE;
        } catch (ServerFailure failure) {
            return failed(connecting.profile().place(), failure);
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

    private int failed(String place, ServerFailure failure) {
        return failed(place, failure.getMessage(), failure.isWithoutConnection() ? ExitStatus.NO_CONNECTION : ExitStatus.FAILED);
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
