package org.plumbline.app.cli;

import org.plumbline.app.db.history.ExplainRun;
import org.plumbline.app.db.history.HistoryFailure;
import org.plumbline.app.db.history.HistoryFile;
import org.plumbline.app.store.PreferencesFile;
import picocli.CommandLine.Option;

/// `--no-history`: without it a run is kept where the window keeps its own, unless that was turned off there.
final class HistoryOption {
    @Option(names = "--no-history", description = "Keep nothing of this run in the history, which the window shows.")
    private boolean none;

    /// Keeps it; what goes wrong is told, and leaves the plan as it is.
    ///
    /// @param json what EXPLAIN printed
    void keep(ExplainRun run, String json, Streams streams) {
        if (none || !PreferencesFile.in(streams.config()).read().historyKept()) {
            return;
        }
        try {
            HistoryFile.in(streams.config(), streams.err()::println).keep(run, json);
        } catch (HistoryFailure failure) {
            streams.err().println(failure.getMessage() + " Here --no-history does.");
        }
    }
}
