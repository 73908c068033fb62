package org.plumbline.app.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.Analyzer;
import org.plumbline.app.db.Canceller;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ExplainRequest;
import org.plumbline.app.db.GuardedStatement;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.db.history.ExplainRun;
import org.plumbline.app.db.history.RunPlace;
import org.plumbline.app.report.InputFailure;
import org.plumbline.app.report.PlainReport;
import org.plumbline.app.report.ReportFormat;
import org.plumbline.app.report.ReportWriter;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.plan.Plan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `plumbline explain`: one statement explained on a server, and what is wrong with its plan.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        description = {
            "Explains a statement on a server and shows what is wrong with its plan. The database stays as it is: the statement is only "
                + "planned, or, with --analyze, run in a transaction that is rolled back and may not write unless --confirm-write is "
                + "given.%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "2:FILE could not be read, the statement was refused, or the server did not take it",
            "3:no connection to the server",
            "64:wrong usage"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private ServerOption server;

    @Option(names = "--analyze", description = "Run the statement to measure it; what it does is rolled back.")
    private boolean analyze;

    @Option(names = "--option", paramLabel = "NAME[=VALUE]", description = "An option of EXPLAIN in place of those that suit the server: "
            + "BUFFERS, VERBOSE, COSTS, SETTINGS, WAL, TIMING, SUMMARY, MEMORY, SERIALIZE. May be repeated.")
    private List<String> options = List.of();

    @Option(names = "--param", paramLabel = "NAME=VALUE", arity = "1",
            description = "The value of a parameter: 1=VALUE for $1 or the first ?, name=VALUE for :name; without = it is NULL. "
                    + "Without values the plan is the generic one. May be repeated.")
    private List<String> parameters = List.of();

    @Option(names = "--confirm-write", description = "Let --analyze run a statement that writes, or calls what no rollback undoes.")
    private boolean confirmWrite;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60", description = "Give up after so long (${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    @Option(names = "--lock-timeout", paramLabel = "SECONDS", defaultValue = "5",
            description = "Wait so long for locks of other sessions (${DEFAULT-VALUE}).")
    private int lockTimeoutSeconds;

    @Mixin
    private HistoryOption history;

    @Option(names = "--json", description = "Print one JSON array, as analyze does.")
    private boolean json;

    @Parameters(arity = "1", paramLabel = "FILE", description = "A file with the statement; - is standard input.")
    private String file;

    private boolean withoutConnection;

    ExplainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Connecting database = server.connecting();
        try (ReportWriter writer = json ? ReportFormat.JSON.writer(streams.out()) : new PlainReport(streams.out(), streams.colours())) {
            var outcome = new Reporting(writer, streams.err());
            outcome.of(file);
            new PlanInput(file, streams.in())
                    .open(in -> explain(database, new String(in.readAllBytes(), StandardCharsets.UTF_8), outcome), outcome);
            if (withoutConnection) {
                return ExitStatus.NO_CONNECTION;
            }
            return outcome.failed() ? ExitStatus.FAILED : ExitStatus.DONE;
        } catch (ReaderGone _) {
            return ExitStatus.FAILED;
        }
    }

    private void explain(Connecting connecting, String sql, PlanTaker taker) throws PlanParseException {
        try {
            GuardedStatement statement = GuardedStatement.of(sql);
            try (Database database = connecting.open()) {
                long start = System.nanoTime();
                var request = new ExplainRequest(statement, analyze, confirmWrite, options, GivenValues.of(parameters),
                        Duration.ofSeconds(timeoutSeconds), Duration.ofSeconds(lockTimeoutSeconds));
                String plan = database.explain(request);
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                List<Analysis> plans = Analyzer.analyze(SourceText.of(file, plan), sql.strip(), each -> facts(database, request, each));
                history.keep(ExplainRun.of(Instant.now(), RunPlace.of(database), sql.strip(), options, analyze, took, plans.getFirst()),
                        plan, streams);
                plans.forEach(taker::plan);
            }
        } catch (RefusedStatement refused) {
            taker.failed(new InputFailure(Optional.empty(), refused.getMessage()));
        } catch (ServerFailure failure) {
            withoutConnection = failure.isWithoutConnection();
            taker.failed(new InputFailure(Optional.empty(), failure.getMessage()));
        }
    }

    /// Without them the plan alone is judged.
    private Optional<CatalogFacts> facts(Database database, ExplainRequest request, Plan plan) {
        try {
            return Optional.of(database.catalog(plan, request, new Canceller()));
        } catch (ServerFailure failure) {
            streams.err().println(
                    file + ": The catalogue could not be read, so only the plan itself was looked at: " + failure.getMessage());
            return Optional.empty();
        }
    }
}
