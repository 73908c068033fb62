package org.plumbline.app.ui.workload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.app.ui.text.WorkloadText;
import org.plumbline.workload.Criteria;
import org.plumbline.workload.Habit;
import org.plumbline.workload.Habits;
import org.plumbline.workload.RankedStatement;
import org.plumbline.workload.Workload;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadDifference;
import org.plumbline.workload.WorkloadSnapshot;

/// What is known of the workload.
sealed interface WorkloadState {
    /// Nothing yet.
    record Reading() implements WorkloadState {}

    /// The server keeps none, or not for this user.
    ///
    /// @param answer why
    /// @param user who asked
    record Missing(WorkloadAnswer answer, String user) implements WorkloadState {}

    /// It was never read.
    ///
    /// @param sentence why
    record Failed(String sentence) implements WorkloadState {}

    /// It was read.
    ///
    /// @param workload which statements matter
    /// @param difference where it is of a span of time
    /// @param habits what is sent row by row
    /// @param rows all statements, most time first
    record Counted(Workload workload, Optional<WorkloadDifference> difference, List<Habit> habits, List<StatementRow> rows)
            implements WorkloadState {
        public Counted {
            habits = List.copyOf(habits);
            rows = List.copyOf(rows);
        }

        /// Takes its time with thousands of statements.
        ///
        /// @param base figures are those since this one
        static Counted of(WorkloadSnapshot latest, Optional<WorkloadSnapshot> base, Criteria criteria) {
            Optional<WorkloadDifference> difference = base.map(first -> WorkloadDifference.between(first, latest));
            WorkloadSnapshot counted = difference.map(WorkloadDifference::since).orElse(latest);
            Workload workload = Workload.of(counted, criteria);
            List<StatementRow> rows = Stream.concat(workload.statements().stream(), workload.others().stream())
                    .sorted(Comparator.comparing((RankedStatement each) -> each.statement().counters().totalTime()).reversed())
                    .map(StatementRow::of).toList();
            return new Counted(workload, difference, Habits.of(counted), rows);
        }

        /// What has to be known to take the figures for what they are.
        List<String> notes() {
            var notes = new ArrayList<>(WorkloadText.notes(workload.snapshot(), difference));
            notes.add(WorkloadText.version(workload.snapshot()));
            return notes;
        }
    }
}
