package org.plumbline.index;

/// How far it is proven that an index helps, the least first.
public enum ProofState {
    /// By the plan's and the statistics' own figures; no server was asked.
    MODEL("model, not verified"),
    /// The planner took it for real (HypoPG).
    ESTIMATED("estimated by the planner (HypoPG)"),
    /// The server built it, planned with it and rolled back.
    PLANNED("planned with a real, rolled-back index"),
    /// The server ran the statements with it.
    MEASURED("measured");

    private final String words;

    ProofState(String words) {
        this.words = words;
    }

    /// As a person reads it, in the middle of a sentence.
    public String words() {
        return words;
    }
}
