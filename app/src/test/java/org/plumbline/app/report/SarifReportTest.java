package org.plumbline.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.advice.rule.RuleBook;
import org.plumbline.testkit.PlanFixture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {
    @Test
    void isValidByThePublishedSchema() throws IOException {
        Schema schema = schema();

        assertThat(schema.validate(Reported.of(ReportFormat.SARIF), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(Reported.of(ReportFormat.SARIF, PlanFixture.plan(PlanFixture.hostile()),
                PlanFixture.sample("nested-loop.txt"), PlanFixture.sample("nothing-wrong.txt")), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate("{\"version\": \"2.1.0\", \"runs\": [{}]}", InputFormat.JSON)).as("a run without a tool")
                .isNotEmpty();
    }

    @Test
    void namesEveryRuleWithItsPage() {
        JsonNode driver = run(Reported.of(ReportFormat.SARIF)).get("tool").get("driver");

        assertThat(driver.get("name").stringValue()).isEqualTo("Plumbline");
        assertThat(driver.get("rules").valueStream().map(rule -> rule.get("id").stringValue()))
                .isEqualTo(RuleBook.rules().stream().map(rule -> rule.info().id()).toList());
        assertThat(driver.get("rules").valueStream()).allSatisfy(rule ->
                assertThat(rule.get("help").get("markdown").stringValue()).startsWith("# "));
    }

    @Test
    void aResultStandsAtItsNodesLines() {
        JsonNode result = run(Reported.of(ReportFormat.SARIF, PlanFixture.plan(PlanFixture.findings(1)))).get("results").get(0);
        JsonNode location = result.get("locations").get(0);

        assertThat(result.get("ruleId").stringValue()).isEqualTo("selective-seq-scan");
        assertThat(result.get("level").stringValue()).isEqualTo("error");
        assertThat(result.get("message").get("text").stringValue()).contains("100,001 rows").contains("Create an index on table_1");
        assertThat(location.get("physicalLocation").get("artifactLocation").get("uri").stringValue()).isEqualTo("test.plan");
        assertThat(location.get("physicalLocation").get("region").get("startLine").intValue()).isEqualTo(2);
        assertThat(location.get("physicalLocation").get("region").get("endLine").intValue()).isEqualTo(4);
        assertThat(location.get("logicalLocations").get(0).get("fullyQualifiedName").stringValue())
                .isEqualTo("Append > Seq Scan on table_1");
        assertThat(result.get("properties").get("remedies").get(0).get("sql").stringValue()).startsWith("CREATE INDEX");
    }

    @Test
    void fingerprintsOutliveOtherTimes() {
        String slow = PlanFixture.findings(3);
        String slower = slow.replace("..100.000 rows", "..130.000 rows").replace("..300.500", "..390.500").replace("300.600", "390.600");

        assertThat(slower).isNotEqualTo(slow);
        assertThat(fingerprints(slower)).hasSize(3).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(fingerprints(slow));
    }

    @Test
    void tellsWhatCouldNotBeRead() {
        JsonNode invocation = run(Reported.of(ReportFormat.SARIF)).get("invocations").get(0);
        JsonNode notification = invocation.get("toolExecutionNotifications").get(0);

        assertThat(invocation.get("executionSuccessful").booleanValue()).isFalse();
        assertThat(notification.get("message").get("text").stringValue()).isEqualTo("Not a <plan>.");
        assertThat(notification.get("locations").get(0).get("physicalLocation").get("region").get("startLine").intValue()).isEqualTo(3);
    }

    @Test
    void whatAPlanQuotesIsNoLinkAndNoPlaceholder() {
        String text = run(Reported.of(ReportFormat.SARIF, PlanFixture.plan("""
                Seq Scan on "[x](y) {0}"  (cost=0.00..10.00 rows=1 width=4) (actual time=0.010..100.000 rows=1 loops=1)
                  Filter: (kind = 1)
                  Rows Removed by Filter: 100000
                Execution Time: 100.100 ms
                """))).get("results").get(0).get("message").get("text").stringValue();

        assertThat(text).contains("[x] (y) {{0}}");
    }

    @ParameterizedTest
    @CsvSource({"plans/slow one.txt,plans/slow%20one.txt", "./a.plan,a.plan", "a:b.plan,./a:b.plan", "ünï.plan,%C3%BCn%C3%AF.plan",
        "-,standard-input", "/var/a b.plan,file:///var/a%20b.plan"})
    void filesAreUris(String file, String uri) {
        assertThat(SarifLocation.uri(file)).isEqualTo(uri);
    }

    private static List<String> fingerprints(String plan) {
        return run(Reported.of(ReportFormat.SARIF, PlanFixture.plan(plan))).get("results").valueStream()
                .map(result -> result.get("partialFingerprints").get("ruleAndNode/v1").stringValue()).toList();
    }

    private static JsonNode run(String sarif) {
        return JsonMapper.shared().readTree(sarif).get("runs").get(0);
    }

    private static Schema schema() throws IOException {
        try (InputStream in = SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
