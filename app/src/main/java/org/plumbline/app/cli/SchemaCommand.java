package org.plumbline.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plumbline.app.db.Canceller;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.db.WorkloadAdvisory;
import org.plumbline.app.report.PlainWorkloadAdvice;
import org.plumbline.app.report.WorkloadAdviceJson;
import org.plumbline.app.report.WorkloadAdviceScript;
import org.plumbline.index.DdlScript;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `plumbline schema`: what a database and what is sent to it could do better.
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        description = {
            "Lists what would make the workload of a database cheaper: changes of its schema, statements that may be written otherwise, "
                + "and rows that are sent one by one; the most time at stake first. Each has its evidence, what to do, what that costs and "
                + "why it might be wrong. It reads the catalogue and pg_stat_statements, with --sample rows too, and changes nothing: "
                + "--ddl writes a script for you to run.%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done; without pg_stat_statements with advice on the schema alone",
            "2:the catalogue could not be read, or FILE could not be written",
            "3:no connection to the server",
            "64:wrong usage"
        })
final class SchemaCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private ServerOption server;

    @Option(names = "--sample", description = "Look at rows too, where that tells more: at all of a small table, at a sample of a large "
            + "one's pages, read-only, for five seconds each and a minute in all at the most.")
    private boolean sample;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20",
            description = "Print the N pieces of advice with the most time at stake; 0 prints all (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--ddl", paramLabel = "FILE", description = "Write what changes the schema as a script, and its rollback to "
            + "FILE.rollback.sql. It holds all such advice, whatever --limit says.")
    private Optional<Path> ddl;

    @Option(names = "--json", description = "Print one JSON object, in UTF-8.")
    private boolean json;

    SchemaCommand(Streams streams) {
        this.streams = streams;
    }

    /// The command with the description of its JSON below its help.
    static CommandLine described(Streams streams) {
        var command = new CommandLine(new SchemaCommand(streams));
        command.getCommandSpec().usageMessage().footer(FieldList.of("schema-json.txt"));
        return command;
    }

    @Override
    public Integer call() {
        Connecting connecting = server.connecting();
        String place = connecting.profile().place();
        try (Database database = connecting.open()) {
            WorkloadAdvisory read = WorkloadAdvisory.of(database);
            return told(place, sample && !read.questions().isEmpty() ? read.sampled(database, new Canceller()) : read);
        } catch (ServerFailure failure) {
            streams.err().println(place + ": " + failure.getMessage());
            if (json) {
                WorkloadAdviceJson.failed(streams.out(), place, failure.getMessage());
            }
            return failure.isWithoutConnection() ? ExitStatus.NO_CONNECTION : ExitStatus.FAILED;
        }
    }

    private int told(String place, WorkloadAdvisory advisory) {
        int most = limit <= 0 ? Integer.MAX_VALUE : limit;
        if (json) {
            WorkloadAdviceJson.write(streams.out(), place, advisory, most);
        } else {
            new PlainWorkloadAdvice(streams.out(), streams.colours()).write(place, advisory, most);
        }
        return ddl.isPresent() ? written(WorkloadAdviceScript.of(place, advisory.advice()), ddl.get()) : ExitStatus.DONE;
    }

    private int written(DdlScript script, Path file) {
        try {
            Files.writeString(file, script.create());
            Files.writeString(Path.of(file + ".rollback.sql"), script.rollback());
            return ExitStatus.DONE;
        } catch (IOException unwritable) {
            streams.err().println(file + ": It could not be written: " + unwritable.getMessage() + ".");
            return ExitStatus.FAILED;
        }
    }
}
