package org.plumbline.app.db.history;

import java.util.List;

/// Runs that were looked for.
///
/// @param runs the newest first
/// @param matching how many there are, more than are listed perhaps
/// @param kept how many runs the history has
/// @param connections with runs in the history, by name
public record RunList(List<KeptRun> runs, long matching, long kept, List<String> connections) {
    public static final RunList EMPTY = new RunList(List.of(), 0, 0, List.of());

    public RunList {
        runs = List.copyOf(runs);
        connections = List.copyOf(connections);
    }
}
