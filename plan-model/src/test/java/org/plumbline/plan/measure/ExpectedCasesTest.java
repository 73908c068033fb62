package org.plumbline.plan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The figures of `cases/expected.json`.
class ExpectedCasesTest {
    private static final double ROUNDED_MS = 0.0006;

    @TestFactory
    Stream<DynamicTest> everyCaseHasItsFigures() throws IOException {
        Map<String, JsonNode> cases = new java.util.LinkedHashMap<>();
        JsonNode all = new ObjectMapper().readTree(resource("expected.json"));
        all.propertyNames().forEach(file -> cases.put(file, all.get(file)));
        assertThat(cases).hasSizeGreaterThan(10);
        return cases.entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check(each.getKey(), each.getValue())));
    }

    private static void check(String file, JsonNode expected) throws IOException {
        Measured plan = Measured.text(resource(file));
        int checked = 0;
        for (JsonNode pair : expected.path("selfWallMs")) {
            assertThat(plan.selfWallMs(pair.get(0).asString())).as("self wall of " + pair.get(0))
                    .isCloseTo(pair.get(1).asDouble(), within(ROUNDED_MS));
            checked++;
        }
        for (JsonNode pair : expected.path("selfCpuMs")) {
            assertThat(plan.selfCpuMs(pair.get(0).asString())).as("self cpu of " + pair.get(0))
                    .isCloseTo(pair.get(1).asDouble(), within(ROUNDED_MS));
            checked++;
        }
        for (JsonNode pair : expected.path("selfSharedHitBlocks")) {
            assertThat(plan.of(pair.get(0).asString()).selfUsage().orElseThrow().usage().buffers().sharedHit().count())
                    .isEqualTo(pair.get(1).asLong());
            checked++;
        }
        for (JsonNode pair : expected.path("sharedHitBlocks")) {
            assertThat(plan.node(pair.get(0).asString()).usage().orElseThrow().buffers().sharedHit().count())
                    .isEqualTo(pair.get(1).asLong());
            checked++;
        }
        for (JsonNode pair : expected.path("leaderMs")) {
            assertThat(Measured.ms(plan.of(pair.get(0).asString()).byProcess().orElseThrow().leader()))
                    .isCloseTo(pair.get(1).asDouble(), within(ROUNDED_MS));
            checked++;
        }
        for (JsonNode pair : expected.path("totalRows")) {
            assertThat(plan.of(pair.get(0).asString()).rowsTotal().orElseThrow().value()).isEqualTo(pair.get(1).asDouble());
            checked++;
        }
        if (expected.has("nodes")) {
            assertThat(plan.plan().nodes()).hasSize(expected.get("nodes").asInt());
            assertThat(plan.plan().plan().root().nodeType()).isEqualTo(expected.get("root").asString());
            checked++;
        }
        if (expected.has("batches")) {
            assertThat(plan.node("Aggregate").attributes().whole("HashAgg Batches"))
                    .hasValue(expected.get("batches").get(0).get(1).asLong());
            checked++;
        }
        assertThat(checked).as("figures checked").isPositive();
    }

    static String resource(String file) throws IOException {
        try (InputStream in = ExpectedCasesTest.class.getResourceAsStream("/cases/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
