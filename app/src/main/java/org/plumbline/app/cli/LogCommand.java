package org.plumbline.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.report.InputFailure;
import org.plumbline.app.ui.text.LogText;
import org.plumbline.plan.digest.LogDigest;
import org.plumbline.plan.digest.LogSummary;
import org.plumbline.plan.log.LogReader;
import org.plumbline.plan.log.ReadProgress;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `plumbline log`: what the plans of a log are about, by statement and by shape.
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        description = {
            "Lists the plans that auto_explain wrote into server logs, grouped by statement and by the plan's shape, most time first.%n",
            "Reads stderr with any log_line_prefix, csvlog, jsonlog, syslog and the logs of containers and clouds, each plain, .gz or .zst,"
                + " of any size.%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done", "2:an input could not be read, or holds no plan", "64:wrong usage"})
final class LogCommand implements Callable<Integer> {
    private static final int USUAL_TOP = 20;

    private final Streams streams;

    @Option(names = "--json", description = "Print one JSON array, an object for each file, in UTF-8.")
    private boolean json;

    @Option(names = "--top", paramLabel = "N", defaultValue = "" + USUAL_TOP,
            description = "Print the N statements that took the most time; 0 prints all (default: ${DEFAULT-VALUE}).")
    private int top;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Logs; - is standard input.")
    private List<String> files;

    LogCommand(Streams streams) {
        this.streams = streams;
    }

    /// The command with the description of its JSON below its help.
    static CommandLine described(Streams streams) {
        var command = new CommandLine(new LogCommand(streams));
        command.getCommandSpec().usageMessage().footer(FieldList.of("log-json.txt"));
        return command;
    }

    @Override
    public Integer call() {
        boolean failed = false;
        int most = top <= 0 ? Integer.MAX_VALUE : top;
        try (LogWriter writer = json ? new LogJson(streams.out(), most) : new PlainLog(streams, most)) {
            for (String file : files) {
                Optional<InputFailure> failure = read(file, writer);
                failure.ifPresent(each -> streams.err().println(file + ": " + each.inWords()));
                failed |= failure.isPresent();
            }
        }
        return failed ? ExitStatus.FAILED : ExitStatus.DONE;
    }

    private Optional<InputFailure> read(String file, LogWriter writer) {
        var digest = new LogDigest();
        var failures = new Failures();
        new PlanInput(file, streams.in()).open(in -> LogReader.read(in, digest, ReadProgress.NONE), failures);
        Optional<InputFailure> failure = failures.first.or(
                () -> digest.count() == 0 ? Optional.of(new InputFailure(Optional.empty(), LogText.NO_PLANS)) : Optional.empty());
        LogSummary summary = digest.summary();
        writer.log(file, summary, failure);
        summary.warnings().forEach(warning -> streams.err().println(file + ": Line " + warning.line() + ": " + warning.message()));
        return failure;
    }

    private static final class Failures implements PlanTaker {
        private Optional<InputFailure> first = Optional.empty();

        @Override
        public void plan(Analysis analysis) {
            throw new IllegalStateException("nothing is analysed here");
        }

        @Override
        public void failed(InputFailure failure) {
            first = first.or(() -> Optional.of(failure));
        }
    }
}
