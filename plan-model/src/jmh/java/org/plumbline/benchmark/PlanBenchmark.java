package org.plumbline.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.Analyzer;
import org.plumbline.plan.Plan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

/// From a text to plans, and to plans and findings.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgs = {"-Xms6g", "-Xmx6g"})
public abstract class PlanBenchmark {
    @Param({"1000", "10000", "100000"})
    int nodes;

    @Param({"wide", "deep", "bushy"})
    String shape;

    private final String format;
    private SourceText source;

    PlanBenchmark(String format) {
        this.format = format;
    }

    @Setup
    public void setUp() {
        source = PlanFile.read(nodes, shape, format);
    }

    String text() {
        return source.text();
    }

    @Benchmark
    public List<Plan> parse() throws PlanParseException {
        return PlanParser.parse(source);
    }

    @Benchmark
    public List<Analysis> analyze() throws PlanParseException {
        return Analyzer.analyze(source);
    }
}
