package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every figure of the cases' expected.json, read from the command line's output.
class CaseFiguresTest {
    private static final Offset<Double> ROUNDING = within(0.001);
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "batches", "HashAgg Batches", "memoryUsageKb", "Peak Memory Usage", "diskUsageKb", "Disk Usage",
            "indexSearches", "Index Searches");

    @TestFactory
    Stream<DynamicTest> givesEveryFigure() {
        JsonNode expected = JsonMapper.shared().readTree(CommandRun.CASES.resolve("expected.json").toFile());
        return expected.properties().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check(each.getKey(), each.getValue())));
    }

    private static void check(String file, JsonNode expected) {
        CommandRun run = CommandRun.of("analyze", "--json", CommandRun.CASES.resolve(file).toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        JsonNode plan = run.json().get(0);
        assertThat(plan.get("error").isNull()).isTrue();
        assertThat(plan.get("consistent").booleanValue()).isTrue();
        int checked = 0;
        for (var field : expected.properties()) {
            checked += check(plan, field.getKey(), field.getValue());
        }
        assertThat(checked).isPositive();
    }

    private static int check(JsonNode plan, String field, JsonNode expected) {
        switch (field) {
            case "why" -> {
                return 0;
            }
            case "nodes" -> assertThat(plan.get("nodes").size()).isEqualTo(expected.intValue());
            case "root" -> assertThat(plan.get("nodes").get(0).get("type").stringValue()).isEqualTo(expected.stringValue());
            case "planRows" -> assertThat(plan.get("nodes").get(0).get("planRows").doubleValue()).isEqualTo(expected.doubleValue());
            case "query", "durationMs", "planningSharedHitBlocks" -> assertThat(plan.get(field)).isEqualTo(expected);
            default -> {
                for (JsonNode pair : expected) {
                    checkNode(node(plan, pair.get(0).stringValue()), field, pair.get(1));
                }
            }
        }
        return 1;
    }

    private static void checkNode(JsonNode node, String field, JsonNode expected) {
        if (field.equals("workerSharedHitBlocks")) {
            assertThat(node.get("workers").valueStream().map(worker -> worker.get("sharedHitBlocks").intValue()))
                    .containsExactlyElementsOf(expected.valueStream().map(JsonNode::intValue).toList());
            return;
        }
        JsonNode actual = ATTRIBUTES.containsKey(field)
                ? node.get("attributes").get(ATTRIBUTES.get(field))
                : node.get(field.equals("totalRows") ? "rowsTotal" : field);
        assertThat(actual.isNumber()).as(field).isTrue();
        assertThat(actual.doubleValue()).as(field).isCloseTo(expected.doubleValue(), ROUNDING);
    }

    /// "Seq Scan t1" is a Seq Scan whose relation or alias is t1.
    private static JsonNode node(JsonNode plan, String name) {
        return plan.get("nodes").valueStream()
                .filter(node -> {
                    String type = node.get("type").stringValue();
                    return name.equals(type) || Stream.of("relation", "alias")
                            .anyMatch(field -> name.equals(type + " " + node.get(field).asString("")));
                })
                .findFirst().orElseThrow(() -> new AssertionError("no " + name));
    }
}
