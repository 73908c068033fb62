package org.plumbline.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plumbline.advice.Severity;
import org.plumbline.analysis.Analysis;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `plumbline analyze`: every plan in every file, its figures and what is wrong with it.
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        description = "Shows where the time of saved EXPLAIN plans goes, what is wrong and what would help.%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:a finding is as severe as --fail-on says, or more",
            "2:an input could not be read, or holds no plan",
            "64:wrong usage"
        })
final class AnalyzeCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(names = "--json", description = "Print one JSON array, an object for each plan, in UTF-8.")
    private boolean json;

    @Option(names = "--fail-on", paramLabel = "SEVERITY", converter = SeverityName.class,
            description = "Exit with 1 when there is a finding of this severity or more: high, medium or low.")
    private Severity failOn;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files with EXPLAIN output in any of its formats; - is standard input.")
    private List<String> files;

    AnalyzeCommand(Streams streams) {
        this.streams = streams;
    }

    /// The command with the description of its JSON below its help.
    static CommandLine described(Streams streams) {
        var command = new CommandLine(new AnalyzeCommand(streams));
        try (InputStream fields = AnalyzeCommand.class.getResourceAsStream("analyze-json.txt")) {
            String text = new String(fields.readAllBytes(), StandardCharsets.UTF_8).replace("%", "%%");
            command.getCommandSpec().usageMessage().footer(text.lines().toArray(String[]::new));
        } catch (IOException broken) {
            throw new UncheckedIOException("analyze-json.txt", broken);
        }
        return command;
    }

    @Override
    public Integer call() {
        try (ReportWriter writer = json ? new JsonReport(streams.out()) : new PlainReport(streams)) {
            var outcome = new Outcome(writer);
            for (String file : files) {
                outcome.file = file;
                new PlanInput(file, streams.in()).analyze(outcome);
            }
            return outcome.failed ? ExitStatus.FAILED : outcome.found ? ExitStatus.FOUND : ExitStatus.DONE;
        } catch (ReaderGone _) {
            return ExitStatus.FAILED;
        }
    }

    /// Prints each plan as it comes.
    private final class Outcome implements PlanTaker {
        private final ReportWriter writer;
        private String file = "";
        private boolean failed;
        private boolean found;

        Outcome(ReportWriter writer) {
            this.writer = writer;
        }

        @Override
        public void plan(Analysis analysis) {
            Optional<InputFailure> broken = writer.plan(file, analysis);
            broken.ifPresent(failure -> streams.err().println(file + ": " + failure.inWords()));
            failed |= broken.isPresent();
            found |= meets(analysis);
            if (writer.readerGone()) {
                throw new ReaderGone();
            }
        }

        @Override
        public void failed(InputFailure failure) {
            streams.err().println(file + ": " + failure.inWords());
            writer.failed(file, failure);
            failed = true;
        }
    }

    private boolean meets(Analysis analysis) {
        return failOn != null && analysis.advice().findings().stream().anyMatch(finding -> finding.severity().compareTo(failOn) >= 0);
    }
}
