package org.plumbline.app.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plumbline.app.report.ComparedPlans;
import org.plumbline.app.report.ReportFormat;
import org.plumbline.plan.compare.NoiseFloor;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `plumbline compare`: two plans node for node, or many runs of one statement.
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        description = {
            "Compares two plans node for node: which changed, moved, came and went, and which of them made the difference.%n",
            "Nodes are aligned by what they do (the table and its alias, the tables below a join, conditions), not by where they stand. Of "
                + "three plans or more, taken for runs of one statement, it shows the spread, the outliers and the different plans, and "
                + "compares the best run with the worst.%n",
            "The first plan is the one before, the second the one after. A FILE with several plans gives all of them in order; FILE#2 is "
                + "the second one in it alone.%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:the last plan is slower than --fail-on-slower allows",
            "2:an input could not be read, or there are fewer than two plans",
            "64:wrong usage"
        })
final class CompareCommand implements Callable<Integer> {
    private static final int MICROS = 1_000;

    private final Streams streams;

    @ArgGroup(exclusive = true)
    private Chosen chosen = new Chosen();

    @Option(names = "--changed", description = "Print only the nodes that are not the same in both plans.")
    private boolean changedOnly;

    @Option(names = "--threshold", paramLabel = "PERCENT", defaultValue = "10%", converter = Percent.Converter.class,
            description = "Differences up to this are noise (default: ${DEFAULT-VALUE}).")
    private Percent threshold;

    @Option(names = "--noise-ms", paramLabel = "MS", defaultValue = "0.1",
            description = "Times less apart than this are the same (default: ${DEFAULT-VALUE}).")
    private double noiseMs;

    @Option(names = "--fail-on-slower", paramLabel = "PERCENT", converter = Percent.Converter.class,
            description = "Exit with 1 when the last plan took longer than the first by more than this and beyond noise; of more than two "
                    + "plans, longer than the median of those before it. Without times, blocks are compared, and without a run, costs.")
    private Percent failOnSlower;

    @Parameters(arity = "1..*", paramLabel = "FILE",
            description = "Files with EXPLAIN output in any of its formats, or logs; - is standard input, FILE#N the Nth plan of a file.")
    private List<String> files;

    @Spec
    private CommandSpec spec;

    /// As what it is printed; text unless one of these is said.
    private static final class Chosen {
        @Option(names = "--json", description = "Print one JSON object in UTF-8.")
        private boolean json;

        @Option(names = "--markdown", description = "Print a Markdown document, for a ticket or a pull request.")
        private boolean markdown;

        @Option(names = "--html", description = "Print an HTML page, all in one file.")
        private boolean html;

        ReportFormat format() {
            return json ? ReportFormat.JSON : markdown ? ReportFormat.MARKDOWN : html ? ReportFormat.HTML : ReportFormat.TEXT;
        }
    }

    CompareCommand(Streams streams) {
        this.streams = streams;
    }

    /// The command with the description of its JSON below its help.
    static CommandLine described(Streams streams) {
        var command = new CommandLine(new CompareCommand(streams));
        command.getCommandSpec().usageMessage().footer(FieldList.of("compare-json.txt"));
        return command;
    }

    @Override
    public Integer call() {
        if (!(threshold.share() < 1)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--threshold has to be less than 100%");
        }
        if (!(noiseMs >= 0 && noiseMs <= Integer.MAX_VALUE)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--noise-ms has to be a number of milliseconds, 0 or more");
        }
        var runs = new ComparedRuns(new NoiseFloor(threshold.share(), Duration.ofNanos(Math.round(noiseMs * MICROS) * MICROS)));
        boolean all = true;
        for (String file : files) {
            all &= runs.read(file, streams, streams.err()::println);
        }
        if (runs.count() < 2) {
            streams.err().println("Two plans at least are needed, and "
                    + (runs.count() == 0 ? "none was read." : "one was read: name a second file."));
        }
        ComparedPlans compared = runs.compared();
        if (chosen.format() == ReportFormat.TEXT) {
            compared.print(streams.out(), streams.colours(), changedOnly);
        } else {
            compared.write(streams.out(), chosen.format());
        }
        return all && runs.count() >= 2 ? judged(runs) : ExitStatus.FAILED;
    }

    private int judged(ComparedRuns runs) {
        if (failOnSlower == null) {
            return ExitStatus.DONE;
        }
        Optional<Boolean> slower = runs.isSlower(failOnSlower.share());
        if (slower.isEmpty()) {
            streams.err().println("Whether the last plan is slower cannot be told: it has no time, blocks or cost that one before it has "
                    + "too.");
            return ExitStatus.FAILED;
        }
        return slower.get() ? ExitStatus.FOUND : ExitStatus.DONE;
    }
}
