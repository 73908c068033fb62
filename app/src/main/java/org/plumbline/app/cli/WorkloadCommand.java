package org.plumbline.app.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.db.StatementExplainer;
import org.plumbline.app.report.PlainWorkload;
import org.plumbline.app.report.WorkloadJson;
import org.plumbline.app.report.WorkloadReport;
import org.plumbline.app.report.WorkloadReport.Explained;
import org.plumbline.app.ui.text.WorkloadText;
import org.plumbline.workload.Criteria;
import org.plumbline.workload.Habits;
import org.plumbline.workload.RankedStatement;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.Workload;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadDifference;
import org.plumbline.workload.WorkloadSnapshot;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `plumbline workload`: which statements of a database cost what, by `pg_stat_statements`.
@Command(
        name = "workload",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        description = {
            "Lists the statements of a database that are slow, or that have much of its time, I/O, work files, WAL or calls, most "
                + "time first, and what an application sends row by row. It reads pg_stat_statements and changes nothing.%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "2:the database has no pg_stat_statements, or it may not be read",
            "3:no connection to the server",
            "64:wrong usage"
        })
final class WorkloadCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private ServerOption server;

    @Option(names = "--top", paramLabel = "N", defaultValue = "20",
            description = "Print the N statements with the most time; 0 prints all (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(names = "--threshold-ms", paramLabel = "MS", defaultValue = "100",
            description = "A statement is slow whose calls take longer on average (default: ${DEFAULT-VALUE}).")
    private double thresholdMs;

    @Option(names = "--share", paramLabel = "PERCENT", defaultValue = "5",
            description = "It has much of the time, I/O, work files, WAL or calls with more than this (default: ${DEFAULT-VALUE}).")
    private double sharePercent;

    @Option(names = "--since", paramLabel = "SECONDS", description = "Wait so long, and show what ran in between.")
    private Optional<Integer> sinceSeconds;

    @Option(names = "--explain", description = "Plan each of the statements printed without its values, and show what is wrong.")
    private boolean explain;

    @Option(names = "--merge", description = "Take the entries of a statement together, whichever user sent it.")
    private boolean merge;

    @Option(names = "--own", description = "List Plumbline's own statements too.")
    private boolean own;

    @Option(names = "--json", description = "Print one JSON object, in UTF-8.")
    private boolean json;

    WorkloadCommand(Streams streams) {
        this.streams = streams;
    }

    /// The command with the description of its JSON below its help.
    static CommandLine described(Streams streams) {
        var command = new CommandLine(new WorkloadCommand(streams));
        command.getCommandSpec().usageMessage().footer(FieldList.of("workload-json.txt"));
        return command;
    }

    @Override
    public Integer call() {
        Connecting connecting = server.connecting();
        String place = connecting.profile().place();
        try (Database database = connecting.open()) {
            WorkloadAnswer first = database.workload();
            if (sinceSeconds.isPresent() && first instanceof WorkloadAnswer.Known(WorkloadSnapshot before)) {
                TimeUnit.SECONDS.sleep(sinceSeconds.get());
                return told(database, database.workload(), Optional.of(before));
            }
            return told(database, first, Optional.empty());
        } catch (ServerFailure failure) {
            return failed(place, failure.getMessage(), failure.isWithoutConnection() ? ExitStatus.NO_CONNECTION : ExitStatus.FAILED);
        } catch (InterruptedException _) {
            return failed(place, "It was stopped.", ExitStatus.FAILED);
        }
    }

    private int told(Database database, WorkloadAnswer answer, Optional<WorkloadSnapshot> before) {
        if (!(answer instanceof WorkloadAnswer.Known(WorkloadSnapshot now))) {
            return failed(database.profile().place(), WorkloadText.missing(answer).orElseThrow(), ExitStatus.FAILED);
        }
        Optional<WorkloadDifference> difference = before.map(first -> WorkloadDifference.between(first, now));
        WorkloadSnapshot counted = difference.map(WorkloadDifference::since).orElse(now);
        var criteria = new Criteria(Duration.ofNanos(Math.round(thresholdMs * 1e6)), sharePercent / 100, own);
        Workload workload = Workload.of(merge ? counted.merged() : counted, criteria);
        int most = top <= 0 ? Integer.MAX_VALUE : top;
        var report = new WorkloadReport(database.profile().place(), workload, difference, Habits.of(counted), most,
                explain ? explained(database, workload, most) : Map.of());
        if (json) {
            WorkloadJson.write(streams.out(), report);
        } else {
            PlainWorkload.write(streams.out(), streams.colours(), report);
        }
        return ExitStatus.DONE;
    }

    private static Map<StatementCounters.Key, Explained> explained(Database database, Workload workload, int most) {
        var explained = new HashMap<StatementCounters.Key, Explained>();
        for (RankedStatement each : workload.statements().stream().limit(most).toList()) {
            explained.put(each.statement().key(),
                    switch (StatementExplainer.explain(database, each.statement().text(), workload.snapshot())) {
                        case StatementExplainer.Explained done -> new Explained(done.plans(), Optional.empty());
                        case StatementExplainer.Failed failed -> new Explained(List.of(), Optional.of(failed.sentence()));
                    });
        }
        return explained;
    }

    private int failed(String database, String message, int status) {
        streams.err().println(database + ": " + message);
        if (json) {
            WorkloadJson.write(streams.out(), database, message);
        }
        return status;
    }
}
