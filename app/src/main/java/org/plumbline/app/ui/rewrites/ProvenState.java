package org.plumbline.app.ui.rewrites;

import org.plumbline.app.work.Job;
import org.plumbline.rewrite.proof.ProofOutcome;

/// What running a statement and its rewrite on rows that are made to tell them apart showed.
sealed interface ProvenState {
    /// Nobody asked for it.
    record Untried() implements ProvenState {}

    /// Both are run.
    ///
    /// @param job says in words how far it is
    record Testing(Job job) implements ProvenState {}

    record Known(ProofOutcome outcome) implements ProvenState {}

    /// It came to nothing.
    ///
    /// @param sentence why not, and what to try
    record Failed(String sentence) implements ProvenState {}
}
