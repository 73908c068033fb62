package org.plumbline.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.LoadLimits;
import org.plumbline.app.db.LoadReport;
import org.plumbline.app.db.LoadTest;
import org.plumbline.app.db.PoolUse;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.LoadText;
import org.plumbline.app.ui.text.PoolText;
import org.plumbline.app.ui.text.WriteFailure;
import org.plumbline.app.work.AtExit;
import org.plumbline.capacity.pool.BasicPool;
import org.plumbline.capacity.pool.ErlangC;
import org.plumbline.capacity.pool.Load;
import org.plumbline.capacity.pool.PoolAdvice;
import org.plumbline.capacity.pool.PoolWait;
import org.plumbline.capacity.pool.PooledClient;
import org.plumbline.capacity.pool.Scalability;
import org.plumbline.capacity.pool.SimulatedPool;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `plumbline pool`: how many connections a pool should have.
@Command(
        name = "pool",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        description = {
            "How long requests wait for a connection of a pool, which size a pool should have, and what decides it.%n",
            "The waits are Erlang's C with Allen and Cunneen's correction. With --size, those of that size; with --target-p99-ms, --cores "
                + "or --max-connections and without --size, those of the size that is recommended.%n",
            "With --url the server tells what is not typed, and the answer says where each figure came from.%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "2:the statement to measure could not be read, does more than read, or failed before anything was measured; the server was "
                + "idle, so that it tells no load",
            "3:no connection to the server",
            "64:wrong usage"
        })
final class PoolCommand implements Callable<Integer> {
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final Streams streams;

    @Option(names = "--basic", description = "The formula that everybody copies: max(5, min(max_connections // 2, int(users * query_ms / "
            + "1000))), with --max-connections, --users and --query-ms.")
    private boolean basic;

    @Option(names = "--size", paramLabel = "N", description = "Connections of each pool.")
    private Optional<Integer> size;

    @Mixin
    private PoolInputs inputs;

    @Mixin
    private LoadOption measuring;

    @Mixin
    private PoolFill filling;

    @Option(names = "--simulate", paramLabel = "REQUESTS", description = "Simulate so many requests to one pool, from 1,000 to 1,000,000.")
    private Optional<Integer> simulated;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of --simulate (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--settings", paramLabel = "CLIENT",
            description = "Print the settings to paste for ${COMPLETION-CANDIDATES}, and nothing else.")
    private Optional<PooledClient> settings;

    @Option(names = "--json", description = "Print one JSON object, in UTF-8.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    PoolCommand(Streams streams) {
        this.streams = streams;
    }

    /// The command with the description of its JSON below its help.
    static CommandLine described(Streams streams) {
        var command = new CommandLine(new PoolCommand(streams)).setCaseInsensitiveEnumValuesAllowed(true);
        command.getCommandSpec().usageMessage().footer(FieldList.of("pool-json.txt"));
        return command;
    }

    @Override
    public Integer call() {
        try {
            if (measuring.measures()) {
                refuseBesideMeasuring();
                return measured(measuring.limits());
            }
            if (measuring.report().isPresent()) {
                throw new IllegalArgumentException("--report keeps what --measure found: give that too");
            }
            filling.check();
            if (basic) {
                basic();
                return ExitStatus.DONE;
            }
            if (measuring.url().isPresent()) {
                return filled(Connecting.of(measuring.url().get()));
            }
            answer(Optional.empty());
            return ExitStatus.DONE;
        } catch (IllegalArgumentException wrong) {
            throw new CommandLine.ParameterException(spec.commandLine(), wrong.getMessage().replaceFirst("[.]$", ""), wrong);
        }
    }

    private void refuseBesideMeasuring() {
        List<String> unused = Stream.of(basic ? "--basic" : "", size.isPresent() ? "--size" : "", settings.isPresent() ? "--settings" : "",
                simulated.isPresent() ? "--simulate" : "").filter(each -> !each.isEmpty()).toList();
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("--measure tells how the server does under load and no size of a pool: leave out "
                    + String.join(", ", unused));
        }
    }

    private int measured(LoadLimits limits) {
        Connecting connecting = Connecting.of(measuring.url().orElseThrow());
        String place = connecting.profile().place();
        try (Database database = connecting.open()) {
            var test = new LoadTest(database, measuring.statement(streams.in()), limits,
                    level -> streams.err().println(LoadText.level(level)));
            return measured(test);
        } catch (ServerFailure failure) {
            return failed(place, failure.getMessage(), failure.isWithoutConnection() ? ExitStatus.NO_CONNECTION : ExitStatus.FAILED);
        } catch (RefusedStatement refused) {
            return failed(measuring.file(), refused.getMessage(), ExitStatus.FAILED);
        } catch (IOException | InvalidPathException unreadable) {
            return failed(measuring.file(), "The statement could not be read: " + unreadable.getMessage() + ".", ExitStatus.FAILED);
        } catch (InterruptedException _) {
            return failed(place, "The measurement was stopped before anything was measured.", ExitStatus.FAILED);
        }
    }

    /// Where the process is told to end meanwhile, what runs on the server is cancelled, and what was measured until then is told.
    private int measured(LoadTest test) throws ServerFailure, InterruptedException {
        try (var _ = AtExit.stopping("end the measurement", test::stop, LONGEST_STOP)) {
            LoadReport report = test.run();
            if (json) {
                PoolJson.write(streams.out(), report);
            } else {
                lines(LoadText.markdown(report).stripTrailing());
            }
            return kept(report) && !report.levels().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
        }
    }

    private boolean kept(LoadReport report) {
        if (measuring.report().isPresent()) {
            Path file = measuring.report().get();
            try {
                Files.writeString(file, LoadText.markdown(report));
            } catch (IOException failed) {
                streams.err().println("Could not save " + file + ": " + WriteFailure.reason(failed) + " Choose another place.");
                return false;
            }
        }
        return true;
    }

    private int filled(Connecting connecting) {
        String place = connecting.profile().place();
        PoolFill.Told told;
        try (Database database = connecting.open()) {
            told = filling.read(database, streams.err()::println);
        } catch (ServerFailure failure) {
            return failed(place, failure.getMessage(), failure.isWithoutConnection() ? ExitStatus.NO_CONNECTION : ExitStatus.FAILED);
        } catch (InterruptedException _) {
            return failed(place, "The watching was stopped.", ExitStatus.FAILED);
        }
        inputs.fill(told.figures(), place, size.isPresent());
        List<String> missing = inputs.missing();
        if (!missing.isEmpty()) {
            return failed(place, "Nothing was seen at work that tells " + String.join(" or ", missing) + ": type "
                    + (missing.size() == 1 ? "it" : "them") + ", or watch for longer with --watch-seconds.", ExitStatus.FAILED);
        }
        answer(told.activity());
        return ExitStatus.DONE;
    }

    private int failed(String what, String sentence, int status) {
        streams.err().println(what + ": " + sentence);
        if (json) {
            PoolJson.failed(streams.out(), sentence);
        }
        return status;
    }

    private void basic() {
        if (size.isPresent() || simulated.isPresent() || settings.isPresent() || measuring.url().isPresent()) {
            throw new IllegalArgumentException("--basic takes --max-connections, --users and --query-ms alone");
        }
        BasicPool pool = inputs.basic();
        if (json) {
            PoolJson.write(streams.out(), pool);
        } else {
            lines(PoolText.basic(pool) + ".", PoolText.BASIC_REASON);
        }
    }

    private void answer(Optional<PoolUse> activity) {
        Load load = inputs.load();
        Optional<Scalability> law = inputs.law();
        boolean asked = size.isEmpty() || inputs.target().isPresent();
        Optional<PoolAdvice> advice = asked ? Optional.of(PoolAdvice.of(inputs.question(law))) : Optional.empty();
        PoolWait waiting = size.map(given -> ErlangC.of(load, given)).orElseGet(() -> advice.orElseThrow().waiting());
        var answer = new PoolAnswer(load, inputs.pools(), waiting, advice, inputs.fleet(), inputs.workMem(waiting.size()), law,
                simulated.map(requests -> SimulatedPool.run(load, waiting.size(), requests, seed)),
                inputs.settings(load, waiting, advice), inputs.inputs(), activity);
        if (settings.isPresent()) {
            lines(settings.get().text(answer.settings()).stripTrailing());
        } else if (json) {
            PoolJson.write(streams.out(), answer);
        } else {
            answer.activity().ifPresent(use -> lines(PoolText.use(use)));
            answer.inputs().forEach(input -> lines(input.option() + " " + input.value().map(Format::figure).orElse("as by default") + ", "
                    + input.words()));
            lines(PoolText.answer(answer.load(), answer.pools(), answer.waiting(), answer.advice()).toArray(String[]::new));
            answer.workMem().ifPresent(memory -> lines(PoolText.workMem(memory)));
            law.ifPresent(fitted -> lines(PoolText.scalability(fitted)));
            answer.simulated().ifPresent(found -> lines(PoolText.simulated(found)));
        }
    }

    private void lines(String... lines) {
        var out = new PrintStream(streams.out(), true, StandardCharsets.UTF_8);
        for (String line : lines) {
            out.println(line);
        }
    }
}
