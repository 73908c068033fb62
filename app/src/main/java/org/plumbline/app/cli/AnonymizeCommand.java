package org.plumbline.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.report.InputFailure;
import org.plumbline.app.ui.text.AnonymisedText;
import org.plumbline.app.ui.text.WriteFailure;
import org.plumbline.plan.print.Anonymizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `plumbline anonymize`: every plan in every file, with other names and literals.
@Command(
        name = "anonymize",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        description = {
            "Prints saved EXPLAIN plans as JSON with other names and literals, fit to be shown to others.%n",
            "The same name becomes the same everywhere, in all plans of one call. Figures, operators, types, PostgreSQL's own names, "
                + "planner settings, numbers of one or two digits and the shape of patterns, lists and dates stay, so that structure, "
                + "figures and findings are those of the original. Comments, and what stood around a plan, are left out. Read it through "
                + "before you send it.%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "2:an input could not be read, or holds no plan, or the output could not be written",
            "64:wrong usage"
        })
final class AnonymizeCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(names = {"-o", "--output"}, paramLabel = "OUTPUT", description = "Write to this file, and say what was replaced.")
    private Path output;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files with EXPLAIN output in any of its formats; - is standard input.")
    private List<String> files;

    AnonymizeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try {
            return output == null ? anonymize(streams.out()) : toFile();
        } catch (ReaderGone _) {
            return ExitStatus.FAILED;
        }
    }

    /// The file is written when all inputs are read, as it may be one of them; and not at all where there is no plan.
    private int toFile() {
        Path written = output.resolveSibling(output.getFileName() + ".part");
        try {
            int status;
            try (OutputStream out = Files.newOutputStream(written)) {
                status = anonymize(out);
            }
            if (Files.size(written) > 0) {
                Files.move(written, output, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.deleteIfExists(written);
            return status;
        } catch (IOException failed) {
            streams.err().println(output + " could not be written: " + WriteFailure.reason(failed));
            return ExitStatus.FAILED;
        }
    }

    private int anonymize(OutputStream out) {
        var copies = new Copies(out);
        for (String file : files) {
            copies.file = file;
            new PlanInput(file, streams.in()).read(copies);
        }
        if (output != null) {
            streams.err().println(AnonymisedText.replaced(copies.anonymizer.namesReplaced(), copies.anonymizer.literalsReplaced()));
        }
        return copies.failed ? ExitStatus.FAILED : ExitStatus.DONE;
    }

    /// Prints each plan as it comes.
    private final class Copies implements PlanTaker {
        private final Anonymizer anonymizer = new Anonymizer();
        private final OutputStream out;
        private String file = "";
        private boolean failed;

        Copies(OutputStream out) {
            this.out = out;
        }

        @Override
        public void plan(Analysis analysis) {
            try {
                out.write(anonymizer.json(analysis.plan()).getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                throw new ReaderGone();
            }
        }

        @Override
        public void failed(InputFailure failure) {
            streams.err().println(file + ": " + failure.inWords());
            failed = true;
        }
    }
}
