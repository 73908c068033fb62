package org.plumbline.app.ui.indexes;

import java.util.List;
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

    /// How far it is proven by now, in words.
    String state(TrialState trial) {
        return trial instanceof TrialState.Answered(TrialAnswer answer) ? answer.of(candidate).orElse(state) : state;
    }

    DdlScript.Entry entry() {
        return new DdlScript.Entry(candidate, reasons);
    }
}
