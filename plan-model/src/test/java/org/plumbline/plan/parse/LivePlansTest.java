package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.LiveArchive;
import org.plumbline.plan.Plan;

/// The four formats of every statement, as servers 12 to 18 printed them, must give the same plan.
class LivePlansTest {
    private static final String ANOTHER_PLAN = "pg17/update_join.yaml";
    private static final Map<String, List<Plan>> JSON = new TreeMap<>();
    private static Map<String, String> files;

    @BeforeAll
    static void unpack() throws IOException, PlanParseException {
        files = LiveArchive.files();
        for (String name : files.keySet()) {
            if (name.endsWith(".json")) {
                JSON.put(name, read(name));
            }
        }
    }

    @Test
    void theArchiveHoldsEveryStatementInFourFormats() {
        assertThat(files).hasSize(4 * 726);
    }

    @ParameterizedTest
    @ValueSource(strings = {".txt", ".xml", ".yaml"})
    void givesTheSamePlanAsJson(String extension) throws PlanParseException {
        var differences = new ArrayList<String>();
        for (Map.Entry<String, String> json : files.entrySet()) {
            String other = json.getKey().replace(".json", extension);
            if (!json.getKey().endsWith(".json") || other.equals(ANOTHER_PLAN)) {
                continue;
            }
            PlanDifference.first(JSON.get(json.getKey()), read(other)).ifPresent(difference -> differences.add(other + ": " + difference));
        }
        if (!differences.isEmpty()) {
            fail(differences.size() + " files differ from their JSON:\n" + String.join("\n", differences.subList(0,
                    Math.min(10, differences.size()))));
        }
    }

    private static List<Plan> read(String name) throws PlanParseException {
        return PlanParser.parse(SourceText.of(name, files.get(name)));
    }
}
