package org.plumbline.app.ui.indexes;

import java.util.List;
import java.util.Optional;
import org.plumbline.index.DdlScript;
import org.plumbline.index.IndexCandidate;

/// One suggested index.
///
/// @param candidate what to build
/// @param sql the statement, broken into lines
/// @param reasons a sentence each: which findings it answers
/// @param state how far it is proven, in words
/// @param doubts why it might not help
record IndexRow(IndexCandidate candidate, String sql, List<String> reasons, String state, List<String> doubts) {
    IndexRow {
        reasons = List.copyOf(reasons);
        doubts = List.copyOf(doubts);
    }

    /// How far it is proven by now, in words; nothing new while the server or the person is asked.
    Optional<String> state(TrialState trial) {
        return switch (trial) {
            case TrialState.Answered(TrialAnswer answer) -> Optional.of(answer.of(candidate).orElse("○ " + state));
            case TrialState.Asking _, TrialState.Confirming _, TrialState.Failed _ -> Optional.empty();
            case TrialState.Untried _, TrialState.Impossible _ -> Optional.of("○ " + state);
        };
    }

    DdlScript.Entry entry() {
        return new DdlScript.Entry(candidate, reasons);
    }
}
