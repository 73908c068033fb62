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
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From JSON to plans and findings, beside what Jackson takes for its own tree of the same text.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgs = {"-Xms6g", "-Xmx6g"})
public class JsonBenchmark {
    @Param({"1000", "10000", "100000"})
    int nodes;

    @Param({"wide", "deep", "bushy"})
    String shape;

    private SourceText source;
    private JsonMapper jackson;

    @Setup
    public void setUp() {
        source = PlanFile.read(nodes, shape, "json");
        jackson = JsonMapper.builder(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).maxDocumentLength(-1).build())
                .build()).build();
    }

    @Benchmark
    public JsonNode readTree() {
        return jackson.readTree(source.text());
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
