package org.plumbline.app.ui.text;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.advice.Severity;
import org.plumbline.sql.QuotedName;
import org.plumbline.workload.Habit;
import org.plumbline.workload.RankedStatement;
import org.plumbline.workload.Reason;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.Workload;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadDifference;
import org.plumbline.workload.WorkloadSnapshot;

/// What a workload says, in words.
public final class WorkloadText {
    private static final String PRELOAD = "add pg_stat_statements to shared_preload_libraries in postgresql.conf and restart the server";
    private static final String CREATE = "let an administrator run CREATE EXTENSION pg_stat_statements in this database";

    private WorkloadText() {}

    /// Why there is no workload, and how to get one; nothing where there is.
    public static Optional<String> missing(WorkloadAnswer answer) {
        return switch (answer) {
            case WorkloadAnswer.Known _ -> Optional.empty();
            case WorkloadAnswer.NotInstalled(boolean onServer, boolean preloaded) -> Optional.of(
                    "This database has no pg_stat_statements, which counts what its statements cost: "
                    + (onServer ? "" : "install PostgreSQL's contrib package on the server, ")
                    + (preloaded ? "" : PRELOAD + ", then ") + CREATE + ".");
            case WorkloadAnswer.NotPreloaded() -> Optional.of(
                    "The extension pg_stat_statements is there, but it counts nothing, as its library is not loaded: " + PRELOAD + ".");
            case WorkloadAnswer.NotPermitted(String said) -> Optional.of(
                    "This user may not read pg_stat_statements (" + said + "): let an administrator grant it pg_read_all_stats.");
        };
    }

    /// Something to be done on the server, by its administrator.
    ///
    /// @param sentence what and where
    /// @param text to copy
    public record Step(String sentence, String text) {}

    /// What leads to a workload, in order, as text to copy; nothing of it is ever run by Plumbline.
    ///
    /// @param user who reads the workload
    public static List<Step> steps(WorkloadAnswer answer, String user) {
        var preload = new Step("In postgresql.conf, beside what is there already. The server has to be restarted.",
                "shared_preload_libraries = 'pg_stat_statements'\ntrack_io_timing = on");
        var create = new Step("In this database, once, as an administrator.", "CREATE EXTENSION pg_stat_statements;");
        return switch (answer) {
            case WorkloadAnswer.Known _ -> List.of();
            case WorkloadAnswer.NotInstalled(boolean _, boolean preloaded) -> preloaded ? List.of(create) : List.of(preload, create);
            case WorkloadAnswer.NotPreloaded() -> List.of(preload);
            case WorkloadAnswer.NotPermitted(String _) -> List.of(new Step("As an administrator.",
                    "GRANT pg_read_all_stats TO " + QuotedName.of(user) + ";"));
        };
    }

    /// What can be looked at without the extension.
    public static List<Step> meanwhile() {
        return List.of(
                new Step("auto_explain writes the plans of slow statements to the server's log; open that file here (Ctrl+O), and it lists "
                        + "them by statement. In postgresql.conf; new sessions load it after a reload, without a restart.",
                        "session_preload_libraries = 'auto_explain'\nauto_explain.log_min_duration = '100ms'\n"
                        + "auto_explain.log_analyze = on\nauto_explain.log_buffers = on"),
                new Step("Activity, below the connection in Sources, shows what runs and what it waits for, again and again. "
                        + "By hand, the longest first:",
                        "SELECT pid, usename, now() - query_start AS running_for, wait_event_type, wait_event, query\n"
                        + "FROM pg_stat_activity\nWHERE state = 'active' AND pid <> pg_backend_pid()\nORDER BY query_start;"));
    }

    /// `1,234 statements, 12.3 M calls, 3 h 2 min in all`.
    public static String title(Workload workload) {
        long count = (long) workload.statements().size() + workload.others().size();
        long calls = workload.totals().calls();
        return Format.count(count) + (count == 1 ? " statement, " : " statements, ") + Format.count(calls)
                + (calls == 1 ? " call, " : " calls, ") + Format.time(workload.totals().totalTime()) + " in all";
    }

    /// In place of statements, where there are none to be seen.
    ///
    /// @param searched whether some are hidden by a search
    /// @param all whether also those are looked for that do not matter
    public static String none(boolean searched, boolean all) {
        return searched ? "No statement matches." : all ? "No statement ran."
                : "No statement is slow, and none has much of the time, I/O, work files, WAL or calls.";
    }

    /// What was found when several statements were explained one after the other.
    ///
    /// @param asked so many were to be explained
    /// @param done so many were tried
    /// @param found how many of these have findings
    /// @param worst the worst of them
    /// @param failures how many have no plan
    public static String analysed(int asked, int done, int found, Optional<Severity> worst, int failures) {
        String explained = done < asked ? "Stopped after " + Format.count(done) + " of " + statements(asked) + ": "
                : statements(done) + " explained: ";
        String findings = found == 0 ? "no findings" : Format.count(found) + (found == 1 ? " has findings" : " have findings")
                + worst.map(severity -> ", the worst " + SeverityWord.of(severity)).orElse("");
        return explained + findings + "." + (failures == 0 ? ""
                : " " + Format.count(failures) + (failures == 1 ? " has" : " have") + " no plan: choose one to see why.");
    }

    private static String statements(int count) {
        return Format.count(count) + (count == 1 ? " statement" : " statements");
    }

    /// What has to be known to take the figures for what they are, a sentence each.
    public static List<String> notes(WorkloadSnapshot snapshot, Optional<WorkloadDifference> difference) {
        var notes = new ArrayList<String>();
        difference.ifPresent(each -> between(each, notes));
        if (difference.isEmpty()) {
            notes.add(snapshot.resetAt()
                    .map(at -> "Counted since " + at.truncatedTo(ChronoUnit.SECONDS) + " ("
                            + Format.time(Duration.between(at, snapshot.readAt())) + ").")
                    .orElse("Since when this was counted is not known: before version 1.9 the extension does not say it."));
            if (snapshot.thrownAway().orElse(0) > 0) {
                notes.add("Entries of seldom statements were thrown away for new ones "
                        + Format.countFull(snapshot.thrownAway().getAsLong())
                        + " times since then: what these cost is missing. A larger pg_stat_statements.max keeps them.");
            }
        }
        snapshot.tracking().track().filter("none"::equals).ifPresent(_ ->
                notes.add("Nothing is counted at present: pg_stat_statements.track is none."));
        notes.add(snapshot.tracking().planning().orElse(false) ? "Times are of planning and execution."
                : "Times are of execution alone, as planning is not tracked.");
        if (!snapshot.tracking().ioTiming()) {
            notes.add("How long reading and writing took is not known: track_io_timing is off.");
        }
        if (snapshot.hiddenCount() > 0) {
            notes.add("The statements of other users (" + Format.countFull(snapshot.hiddenCount())
                    + ") are hidden from this one: they count in the totals, and GRANT pg_read_all_stats shows them.");
        }
        return notes;
    }

    private static void between(WorkloadDifference difference, List<String> notes) {
        notes.add(difference.length().isZero() ? "Counting begins now: refresh to see what ran since."
                : "Counted over the last " + Format.time(difference.length()) + ".");
        difference.resetAt().ifPresent(at ->
                notes.add("All counters were reset in between, at " + at.truncatedTo(ChronoUnit.SECONDS) + ": figures are since then."));
        if (difference.startedAnew() > 0 && difference.resetAt().isEmpty()) {
            notes.add(Format.countFull(difference.startedAnew())
                    + " statements began to be counted anew in between (reset, or thrown away): theirs is what was counted since.");
        }
        if (difference.gone() > 0 && difference.resetAt().isEmpty()) {
            notes.add(Format.countFull(difference.gone()) + " statements are no longer counted: what they did in between is not known.");
        }
        difference.thrownAway().filter(times -> times > 0).ifPresent(times -> notes.add(
                "Entries were thrown away for new ones " + Format.countFull(times) + " times in between: rare statements may be missing."));
    }

    /// Why a statement is listed: `mean time`, `time` ...
    public static String reason(Reason reason) {
        return switch (reason) {
            case MEAN_TIME -> "slow";
            case TIME -> "time";
            case READ -> "reads";
            case IO_TIME -> "I/O time";
            case TEMP -> "work files";
            case WAL -> "WAL";
            case CALLS -> "calls";
        };
    }

    /// Which version of the extension counted.
    public static String version(WorkloadSnapshot snapshot) {
        return "Counted by pg_stat_statements " + snapshot.extension() + snapshot.tracking().mostStatements().stream()
                .mapToObj(most -> ", which has room for " + Format.countFull(most) + " statements").findFirst().orElse("") + ".";
    }

    /// Whose a statement is, and why it is listed.
    public static String facts(RankedStatement ranked) {
        StatementCounters statement = ranked.statement();
        String reasons = ranked.reasons().stream().map(reason -> reason(reason) + ranked.share(reason)
                .map(share -> " " + Format.share(share)).orElse("")).collect(Collectors.joining(", "));
        return "Sent by " + statement.user() + (statement.nested() ? ", in a function" : "")
                + (reasons.isEmpty() ? "" : " · matters for: " + reasons)
                + statement.counters().planningTime().map(time -> " · planning " + Format.time(time) + " of it").orElse("")
                + statement.since().map(since -> " · counted since " + since.truncatedTo(ChronoUnit.SECONDS)).orElse("");
    }

    /// What an application does row by row, and what it costs, in a few words.
    public static String habitTitle(Habit habit) {
        String what = switch (habit) {
            case Habit.LookUpForEachRow _ -> "N+1: looked up row by row";
            case Habit.InsertForEachRow _ -> "Inserted row by row";
        };
        return what + ", " + Format.count(habit.roundTrips()) + " needless round trips, " + Format.time(habit.waiting()) + " of waiting";
    }

    /// What an application does row by row, in one sentence.
    public static String habit(Habit habit) {
        String calls = Format.countFull(habit.statement().counters().calls());
        String waiting = Format.countFull(habit.roundTrips()) + " round trips, " + Format.time(habit.waiting()) + " of waiting";
        return switch (habit) {
            case Habit.LookUpForEachRow lookup -> "Looked up " + calls + " times, about once for each row of a list that was asked for "
                    + Format.countFull(lookup.list().counters().calls()) + " times: asking for all keys at once saves " + waiting + ".";
            case Habit.InsertForEachRow _ -> "Inserts one row " + calls + " times: a hundred rows in a statement save " + waiting + ".";
        };
    }

    /// The statements to send instead, the best first.
    public static List<String> sql(Habit habit) {
        return switch (habit) {
            case Habit.LookUpForEachRow lookup -> Stream.concat(Stream.of(lookup.together()), lookup.joined().stream()).toList();
            case Habit.InsertForEachRow insert -> Stream.of(Optional.of(insert.rows()), insert.arrays(), insert.copy())
                    .flatMap(Optional::stream).toList();
        };
    }
}
