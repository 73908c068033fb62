package org.plumbline.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.plumbline.advisor.CountedWorkload;
import org.plumbline.advisor.SearchLimits;
import org.plumbline.advisor.SizeModel;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.IndexAdvisory;
import org.plumbline.app.db.IndexProof;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.report.AdviceJson;
import org.plumbline.app.report.AdviceScript;
import org.plumbline.app.report.PlainAdvice;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.ui.text.WorkloadText;
import org.plumbline.index.DdlScript;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadSnapshot;
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
                + "that are not there (HypoPG). Without HypoPG, costs follow from the plans of today and the statistics, which nobody "
                + "verified; --what-if rollback then builds what was found, plans with it and rolls it back. Statements are planned and "
                + "not run, but for --prove, and nothing stays built; --export writes a script that builds the set.%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "2:the workload could not be read, no statement could be planned, the database has not the HypoPG that was asked for, or "
                + "building was not confirmed",
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
        hypopg,
        /// With real indexes that are rolled back.
        rollback,
        /// Costs follow from the plans of today and the statistics.
        model
    }

    private static final double MEGABYTE = 1e6;

    private final Streams streams;

    @Mixin
    private ServerOption server;

    @Option(names = "--workload", required = true, paramLabel = "DIR|FILE|-|" + WorkloadSource.COUNTED,
            description = "A folder of .sql files with a statement each, a file of statements, standard input, a log of auto_explain, or "
                    + WorkloadSource.COUNTED + ": the statements that the server counted. In the last two each weighs as often as it ran. "
                    + "Statements may have parameters ($1, ?, :name); in files psql's \\set and \\bind give them values, which --prove "
                    + "needs. What INSERTs and UPDATEs pay for an index is set against it.")
    private String workload;

    @Option(names = "--top", paramLabel = "N", defaultValue = "" + CountedWorkload.USUAL,
            description = "Of a workload that was counted, take the N statements with the most time (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(names = "--budget-mb", paramLabel = "MB", description = "What all new indexes may take together, in millions of bytes "
            + "(default: as much as they like).")
    private Optional<Double> budgetMb;

    @Option(names = "--max-indexes", paramLabel = "N", description = "How many new indexes there may be (default: as many as help).")
    private Optional<Integer> mostIndexes;

    @Option(names = "--what-if", paramLabel = "PLANNER",
            description = "By what statements are planned with indexes that are not there: ${COMPLETION-CANDIDATES} "
                    + "(default: hypopg where the database has it, else model).")
    private Optional<Planner> planner;

    @Mixin
    private BuildOption build;

    @Mixin
    private PageCostOption pageCosts;

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
        build.proofLimits();
        build.scratch();
        if (top < 1) {
            throw new CommandLine.ParameterException(command.commandLine(), "--top has to be above 0.");
        }
        Optional<Path> target = export.map(file -> file.toAbsolutePath().getParent());
        if (target.isPresent() && !Files.isDirectory(target.get())) {
            return failed(export.get() + ": There is no folder " + target.get() + " to write it to.", ExitStatus.FAILED);
        }
        try {
            var source = new WorkloadSource(workload, top, streams.in());
            List<WorkloadQuery> listed = source.isCounted() ? List.of() : source.files();
            if (!source.isCounted() && listed.isEmpty()) {
                return failed(workload + ": There is no statement in it.", ExitStatus.FAILED);
            }
            try (Database open = connecting.open()) {
                Database database = pageCosts.of(open, streams.err()::println);
                return source.isCounted() ? ofCounted(database, limits) : told(proven(database, listed, limits));
            }
        } catch (NoSuchFileException | InvalidPathException _) {
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

    private int ofCounted(Database database, SearchLimits limits) throws ServerFailure, WhatIfFailure {
        WorkloadAnswer answer = database.workload();
        if (!(answer instanceof WorkloadAnswer.Known(WorkloadSnapshot counted))) {
            return failed(WorkloadText.missing(answer).orElseThrow(), ExitStatus.FAILED);
        }
        List<WorkloadQuery> queries = CountedWorkload.of(counted, top);
        return queries.isEmpty() ? failed("The server has counted no statement that is planned.", ExitStatus.FAILED)
                : told(proven(database, queries, limits));
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
        SizeModel sizes = size == Size.real ? SizeModel.REAL : SizeModel.SERVER;
        if (planner.isEmpty()) {
            return IndexAdvisory.byWhatIsThere(database, queries, sizes, limits);
        }
        return switch (planner.get()) {
            case hypopg -> IndexAdvisory.byHypoPg(database, queries, sizes, limits);
            case rollback -> IndexAdvisory.byRolledBack(database, queries, limits,
                    build.limits(), modelled -> confirms(modelled, build.confirmed()), streams.err()::println);
            case model -> IndexAdvisory.byModel(database, queries, limits);
        };
    }

    private IndexAdvisory proven(Database database, List<WorkloadQuery> queries, SearchLimits limits)
            throws ServerFailure, WhatIfFailure {
        if (!build.proves()) {
            return advised(database, queries, limits);
        }
        Optional<Connecting> copy = build.scratch();
        if (copy.isEmpty()) {
            return proven(database, queries, limits, database);
        }
        try (Database scratch = copy.get().open()) {
            return proven(database, queries, limits, scratch);
        }
    }

    private IndexAdvisory proven(Database database, List<WorkloadQuery> queries, SearchLimits limits, Database scratch)
            throws ServerFailure, WhatIfFailure {
        return IndexProof.of(left -> advised(database, queries, left), limits, scratch, queries, build.proofLimits(),
                found -> confirms(found, build.provingConfirmed()), streams.err()::println);
    }

    private boolean confirms(IndexAdvisory found, boolean confirmed) {
        streams.err().println("To be built and rolled back:");
        found.advice().best().indexes().forEach(index -> streams.err().println("  " + AdviceText.toBuild(index.index(), index.size())));
        streams.err().println(AdviceText.LOCKS + (confirmed ? "" : " Confirm it with --confirm-write."));
        return confirmed;
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
