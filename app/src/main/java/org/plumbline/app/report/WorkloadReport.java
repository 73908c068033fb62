package org.plumbline.app.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.analysis.Analysis;
import org.plumbline.workload.Habit;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.Workload;
import org.plumbline.workload.WorkloadDifference;

/// What `plumbline workload` found.
///
/// @param database its address, without a password
/// @param workload what matters, with everything that matters in it
/// @param difference where it is of a span of time, and not of all since the counters were reset
/// @param habits what an application sends row by row
/// @param top so many of the statements are shown
/// @param explained the plans of those, where they were asked for
public record WorkloadReport(
        String database, Workload workload, Optional<WorkloadDifference> difference, List<Habit> habits, int top,
        Map<StatementCounters.Key, Explained> explained) {
    public WorkloadReport {
        habits = List.copyOf(habits);
        explained = Map.copyOf(explained);
    }

    /// What became of explaining one statement.
    ///
    /// @param plans its generic plan with what is wrong with it; several where a rule rewrites it
    /// @param failure why there is none
    public record Explained(List<Analysis> plans, Optional<String> failure) {
        public Explained {
            plans = List.copyOf(plans);
        }
    }
}
