package org.plumbline.app.ui.state;

/// A kind of node that can be marked in every view of a plan.
public enum Highlight {
    SEQ_SCANS("Sequential scans", "Seq scan", "Nodes that read a table from end to end (Seq Scan)."),
    NESTED_LOOPS("Nested loops", "Nested loop", "Joins that run their inner side once for each outer row (Nested Loop)."),
    SLOWEST("Slowest", "Slow", "The few nodes with the most time of their own, which together make up half of it."),
    COSTLIEST("Costliest", "Costly", "The few nodes that the planner expected to cost most, which together make up half of the cost."),
    MOST_ROWS("Most rows", "Many rows", "The few nodes that returned most rows over all their loops."),
    MISESTIMATES("Misestimates", "Misestimate", "Nodes whose rows the planner expected wrongly by a factor of 10 or more."),
    SPILLS("Spills to disk", "On disk", "Nodes that ran out of work_mem and wrote work files (temp)."),
    NEVER_EXECUTED("Never executed", "Never executed", "Nodes that PostgreSQL did not need to run.");

    private final String title;
    private final String word;
    private final String explanation;

    Highlight(String title, String word, String explanation) {
        this.title = title;
        this.word = word;
        this.explanation = explanation;
    }

    /// The chip's text.
    public String title() {
        return title;
    }

    /// What one marked node is called.
    public String word() {
        return word;
    }

    /// One sentence for a tooltip.
    public String explanation() {
        return explanation;
    }
}
