package org.plumbline.app.ui.state;

import java.util.Optional;
import org.plumbline.analysis.Analysis;

/// What a place for a plan shows: exactly one of these.
public sealed interface PlanState {
    /// Nothing opened yet.
    record Empty() implements PlanState {}

    /// Being read and analysed.
    ///
    /// @param name what the person would call it: a file's name, `clipboard`
    record Loading(String name) implements PlanState {}

    /// Not readable as a plan.
    ///
    /// @param name what was opened
    /// @param sentence what happened, where, and what to try
    /// @param line in the person's own text, where one can be named
    /// @param details for a report of the fault: the stack trace
    record Failed(String name, String sentence, Optional<Integer> line, String details) implements PlanState {}

    record Loaded(Analysis analysis) implements PlanState {}
}
