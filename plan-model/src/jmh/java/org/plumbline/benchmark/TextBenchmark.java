package org.plumbline.benchmark;

/// From EXPLAIN's TEXT.
public class TextBenchmark extends PlanBenchmark {
    public TextBenchmark() {
        super("text");
    }
}
