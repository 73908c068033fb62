package org.plumbline.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From JSON, beside what Jackson takes for its own tree of the same text.
public class JsonBenchmark extends PlanBenchmark {
    private final JsonMapper jackson = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).maxDocumentLength(-1).build())
            .build()).build();

    public JsonBenchmark() {
        super("json");
    }

    @Benchmark
    public JsonNode readTree() {
        return jackson.readTree(text());
    }
}
