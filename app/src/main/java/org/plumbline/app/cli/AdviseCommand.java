package org.plumbline.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.plumbline.advisor.SearchLimits;
import org.plumbline.advisor.SizeModel;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.IndexAdvisory;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.report.AdviceJson;
import org.plumbline.app.report.AdviceScript;
import org.plumbline.app.report.PlainAdvice;
import org.plumbline.app.store.WorkloadFiles;
import org.plumbline.index.DdlScript;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `plumbline advise`: which indexes a workload should have.
@Command(
        name = "advise",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        description = {
            "Finds the set of indexes that makes a workload cheapest within a budget, as the database's own planner judges it with indexes "
                + "that are not there (HypoPG). Statements are planned, never run, and nothing is built; --export writes a script that "
                + "builds the set.%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "2:the workload could not be read, no statement could be planned, or the database has no HypoPG",
            "3:no connection to the server",
            "64:wrong usage"
        })
final class AdviseCommand implements Callable<Integer> {
    /// As the command line has it.
    enum Size {
        /// As CREATE INDEX would build it.
        real,
        /// As HypoPG expects it.
        hypopg
    }

    /// By what statements are planned.
    enum Planner {
        /// With indexes that are not there.
        hypopg
    }

    private static final double MEGABYTE = 1e6;

    private final Streams streams;

    @Mixin
    private ServerOption server;

    @Option(names = "--workload", required = true, paramLabel = "DIR|FILE|-",
            description = "A folder of .sql files with a statement each, a file of statements, or standard input. Statements may have "
                    + "parameters ($1, ?, :name).")
    private String workload;

    @Option(names = "--budget-mb", paramLabel = "MB", description = "What all new indexes may take together, in millions of bytes "
            + "(default: as much as they like).")
    private Optional<Double> budgetMb;

    @Option(names = "--max-indexes", paramLabel = "N", description = "How many new indexes there may be (default: as many as help).")
    private Optional<Integer> mostIndexes;

    @Option(names = "--what-if", paramLabel = "PLANNER", defaultValue = "hypopg",
            description = "By what statements are planned with indexes that are not there: ${COMPLETION-CANDIDATES}.")
    private Planner planner;

    @Option(names = "--size-model", paramLabel = "MODEL", defaultValue = "real",
            description = "By what sizes are told: real, as CREATE INDEX builds it, or hypopg, which knows of no equal keys "
                    + "(default: ${DEFAULT-VALUE}).")
    private Size size;

    @Option(names = "--json", description = "Print one JSON object, in UTF-8.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Option(names = "--export", paramLabel = "FILE", description = "Write the script that builds the set, and its rollback to "
            + "FILE.rollback.sql.")
    private Optional<Path> export;

    AdviseCommand(Streams streams) {
        this.streams = streams;
    }

    /// The command with the description of its JSON below its help.
    static CommandLine described(Streams streams) {
        var command = new CommandLine(new AdviseCommand(streams));
        command.getCommandSpec().usageMessage().footer(FieldList.of("advise-json.txt"));
        return command;
    }

    @Override
    public Integer call() {
        Connecting connecting = server.connecting();
        SearchLimits limits = limits();
        Optional<Path> target = export.map(file -> file.toAbsolutePath().getParent());
        if (target.isPresent() && !Files.isDirectory(target.get())) {
            return failed(export.get() + ": There is no folder " + target.get() + " to write it to.", ExitStatus.FAILED);
        }
        try {
            List<WorkloadQuery> queries = WorkloadFiles.read(workload, streams.in());
            if (queries.isEmpty()) {
                return failed(workload + ": There is no statement in it.", ExitStatus.FAILED);
            }
            try (Database database = connecting.open()) {
                return told(advised(database, queries, limits));
            }
        } catch (NoSuchFileException _) {
            return failed(workload + ": There is no such file or folder.", ExitStatus.FAILED);
        } catch (IOException unreadable) {
            return failed(workload + ": It could not be read: " + unreadable.getMessage() + ".", ExitStatus.FAILED);
        } catch (ServerFailure failure) {
            return failed(connecting.profile().place() + ": " + failure.getMessage(),
                    failure.isWithoutConnection() ? ExitStatus.NO_CONNECTION : ExitStatus.FAILED);
        } catch (WhatIfFailure failure) {
            return failed(connecting.profile().place() + ": " + failure.getMessage(), ExitStatus.FAILED);
        }
    }

    private SearchLimits limits() {
        try {
            return given();
        } catch (IllegalArgumentException wrong) {
            throw new CommandLine.ParameterException(command.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private SearchLimits given() {
        return new SearchLimits(budgetMb.map(mb -> OptionalLong.of(Math.round(mb * MEGABYTE))).orElse(OptionalLong.empty()),
                mostIndexes.orElse(Integer.MAX_VALUE), SearchLimits.USUAL_CALLS);
    }

    private IndexAdvisory advised(Database database, List<WorkloadQuery> queries, SearchLimits limits)
            throws ServerFailure, WhatIfFailure {
        return switch (planner) {
            case hypopg -> IndexAdvisory.byHypoPg(database, queries, size == Size.real ? SizeModel.REAL : SizeModel.SERVER, limits);
        };
    }

    private int told(IndexAdvisory advisory) {
        advisory.unplanned().forEach(each -> streams.err().println(each.query() + ": " + each.reason()));
        if (json) {
            AdviceJson.write(streams.out(), advisory);
        } else {
            PlainAdvice.write(streams.out(), streams.colours(), advisory);
        }
        return export.isPresent() ? exported(advisory, export.get()) : ExitStatus.DONE;
    }

    private int exported(IndexAdvisory advisory, Path file) {
        DdlScript script = AdviceScript.of(advisory);
        try {
            Files.writeString(file, script.create());
            Files.writeString(Path.of(file + ".rollback.sql"), script.rollback());
            return ExitStatus.DONE;
        } catch (IOException unwritable) {
            streams.err().println(file + ": It could not be written: " + unwritable.getMessage() + ".");
            return ExitStatus.FAILED;
        }
    }

    private int failed(String message, int status) {
        streams.err().println(message);
        if (json) {
            AdviceJson.failed(streams.out(), message);
        }
        return status;
    }
}
