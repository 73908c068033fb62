package org.plumbline.app.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.plumbline.advice.Severity;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.report.PlainReport;
import org.plumbline.app.report.ReportFormat;
import org.plumbline.app.report.ReportWriter;
import org.plumbline.app.ui.text.WriteFailure;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @ArgGroup(exclusive = true)
    private Chosen chosen = new Chosen();

    @Option(names = {"-o", "--output"}, paramLabel = "REPORT", description = "Write to this file rather than to standard output.")
    private String output;

    @Option(names = "--fail-on", paramLabel = "SEVERITY", converter = SeverityName.class,
            description = "Exit with 1 when there is a finding of this severity or more: high, medium or low.")
    private Severity failOn;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files with EXPLAIN output in any of its formats; - is standard input.")
    private List<String> files;

    AnalyzeCommand(Streams streams) {
        this.streams = streams;
    }

    /// The command with the description of its JSON below its help.
    static CommandLine described(Streams streams) {
        var command = new CommandLine(new AnalyzeCommand(streams));
        command.getCommandSpec().usageMessage().footer(FieldList.of("analyze-json.txt"));
        return command;
    }

    /// One format at a time; readable text without any.
    private static final class Chosen {
        @Option(names = "--json", description = "Print one JSON array, an object for each plan, in UTF-8.")
        private boolean json;

        @Option(names = "--sarif", description = "Print SARIF 2.1.0 for CI: a result for each finding, at its line.")
        private boolean sarif;

        @Option(names = "--markdown", description = "Print a Markdown document: figures, findings, the tree, the DDL script.")
        private boolean markdown;

        @Option(names = "--html", description = "Print an HTML page, all in one file, with the plan drawn.")
        private boolean html;

        ReportFormat format() {
            return json ? ReportFormat.JSON : sarif ? ReportFormat.SARIF : markdown ? ReportFormat.MARKDOWN
                    : html ? ReportFormat.HTML : ReportFormat.TEXT;
        }
    }

    @Override
    public Integer call() {
        if (output == null) {
            return analyze(streams.out(), streams.colours());
        }
        if (files.stream().anyMatch(this::isOutput)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "'" + output + "' is one of the files to read: it would be lost");
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(output)))) {
            return analyze(out, false);
        } catch (IOException | InvalidPathException unwritable) {
            streams.err().println(output + ": The report could not be written: " + WriteFailure.reason(unwritable));
            return ExitStatus.FAILED;
        }
    }

    private boolean isOutput(String file) {
        try {
            return !file.equals("-") && Files.exists(Path.of(output)) && Files.isSameFile(Path.of(file), Path.of(output));
        } catch (IOException | InvalidPathException _) {
            return false;
        }
    }

    private int analyze(OutputStream out, boolean colours) {
        ReportFormat format = chosen.format();
        try (ReportWriter writer = format == ReportFormat.TEXT ? new PlainReport(out, colours) : format.writer(out)) {
            var outcome = new Outcome(writer);
            for (String file : files) {
                outcome.of(file);
                new PlanInput(file, streams.in()).read(outcome);
            }
            return outcome.failed() ? ExitStatus.FAILED : outcome.found ? ExitStatus.FOUND : ExitStatus.DONE;
        } catch (ReaderGone _) {
            return ExitStatus.FAILED;
        }
    }

    /// Looks at the findings of each plan too.
    private final class Outcome extends Reporting {
        private boolean found;

        Outcome(ReportWriter writer) {
            super(writer, streams.err());
        }

        @Override
        public void plan(Analysis analysis) {
            found |= meets(analysis);
            super.plan(analysis);
        }
    }

    private boolean meets(Analysis analysis) {
        return failOn != null && analysis.advice().findings().stream().anyMatch(finding -> finding.severity().compareTo(failOn) >= 0);
    }
}
