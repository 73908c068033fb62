package org.plumbline.app.db;

import java.util.Arrays;
import java.util.List;

/// What EXPLAIN can be asked to show beside the plan, by the server's version (explain.sgml of 12 to 18).
public enum ExplainOption {
    VERBOSE(12, false, true, "Names schemas, columns and what each node gives: conditions can be read exactly."),
    SETTINGS(12, false, true, "Names the planner's settings that differ from PostgreSQL's own."),
    BUFFERS(12, true, true, "Counts the blocks that each node found in memory, read and wrote."),
    TIMING(12, true, true, "Times each node. Without it reading the clock costs nothing, and nodes have rows only."),
    WAL(13, true, false, "Counts what a statement that writes adds to the write-ahead log."),
    MEMORY(17, false, false, "Says how much memory planning took."),
    SERIALIZE(17, true, false, "Packs the result as for the client, and times that; without it the result is thrown away unpacked.");

    private final int since;
    private final boolean needsAnalyze;
    private final boolean usual;
    private final String sentence;

    ExplainOption(int since, boolean needsAnalyze, boolean usual, String sentence) {
        this.since = since;
        this.needsAnalyze = needsAnalyze;
        this.usual = usual;
        this.sentence = sentence;
    }

    /// Those that a server of this major version knows.
    public static List<ExplainOption> offered(int major) {
        return Arrays.stream(values()).filter(option -> option.since <= major).toList();
    }

    /// Whether it says something only where the statement is run.
    public boolean needsAnalyze() {
        return needsAnalyze;
    }

    /// Whether it is asked for where the person says nothing.
    public boolean usual() {
        return usual;
    }

    /// What it is for.
    public String sentence() {
        return sentence;
    }

    /// As EXPLAIN takes it. TIMING goes without saying, so that its absence has to be said.
    ///
    /// @param chosen whether it is asked for
    /// @param analyze whether the statement is run
    public List<String> words(boolean chosen, boolean analyze) {
        if (needsAnalyze && !analyze) {
            return List.of();
        }
        if (this == TIMING) {
            return chosen ? List.of() : List.of("TIMING OFF");
        }
        return chosen ? List.of(name()) : this == BUFFERS ? List.of("BUFFERS OFF") : List.of();
    }
}
