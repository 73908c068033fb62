package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.workload.Habit;
import org.plumbline.workload.Reason;
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

    /// What has to be known to take the figures for what they are, a sentence each.
    public static List<String> notes(WorkloadSnapshot snapshot, Optional<WorkloadDifference> difference) {
        var notes = new ArrayList<String>();
        difference.ifPresent(each -> between(each, notes));
        if (difference.isEmpty()) {
            notes.add(snapshot.resetAt()
                    .map(at -> "Counted since " + at + " (" + Format.time(Duration.between(at, snapshot.readAt())) + ").")
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
        notes.add("Counted over the last " + Format.time(difference.length()) + ".");
        difference.resetAt().ifPresent(at ->
                notes.add("All counters were reset in between, at " + at + ": figures are since then."));
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
            case Habit.InsertForEachRow insert -> Stream.concat(Stream.of(insert.rows()), insert.copy().stream()).toList();
        };
    }
}
