package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.Analyzer;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.plan.Plan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.testkit.postgres.NeedsPostgres;

/// A queue in which nearly all is done: of a rare state the parts are looked up one by one, of an unknown one they are not.
@NeedsPostgres
class PlanChoiceTest extends OneServer {
    private static final String QUEUE = "SELECT * FROM queue JOIN parts ON queue_id = queue.id WHERE state = :state";

    private static Database database;

    @BeforeAll
    static void fill() throws SQLException {
        run("CREATE TABLE queue AS SELECT i AS id, CASE WHEN i % 1000 = 0 THEN 'open' ELSE 'done' END AS state, repeat('x', 100) AS note "
                + "FROM generate_series(1, 50000) i");
        run("CREATE INDEX queue_state ON queue (state)");
        run("CREATE TABLE parts AS SELECT i AS id, i AS queue_id FROM generate_series(1, 50000) i");
        run("CREATE INDEX parts_queue_id ON parts (queue_id)");
        run("CREATE SCHEMA store");
        run("CREATE TABLE store.parts AS TABLE parts");
        run("CREATE INDEX parts_queue_id ON store.parts (queue_id)");
        run("ANALYZE");
        database = Database.of("shop", DatabaseUrl.of(server().jdbcUrl()));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void tellsThatThePlanForAllValuesWouldBeFarWorse() throws Exception {
        Analysis analysis = explained(QUEUE, Map.of("state", Optional.of("open")));
        assertThat(analysis.plan().summary().settings()).as("ours do not stand among the plan's").doesNotContainKey("plan_cache_mode");
        assertThat(analysis.advice().findings()).filteredOn(finding -> finding.rule().id().equals("generic-plan-worse")).singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).anyMatch(each -> each.toString().contains("state = open")));
    }

    @Test
    void isSilentWhereBothPlansDoTheSame() throws Exception {
        assertThat(choice("SELECT * FROM parts WHERE queue_id = :id", Map.of("id", Optional.of("7")))).isEmpty();
        assertThat(choice("SELECT * FROM store.parts WHERE queue_id = :id", Map.of("id", Optional.of("7")))).as("in another schema")
                .isEmpty();
        assertThat(choice(QUEUE, Map.of())).as("planned without values").isEmpty();
        assertThat(choice("SELECT * FROM queue WHERE state = 'open'", Map.of())).as("no parameters").isEmpty();
    }

    private static Optional<?> choice(String sql, Map<String, Optional<String>> values) throws Exception {
        ExplainRequest request = request(sql, values);
        Plan plan = Analyzer.analyze(SourceText.of("", database.explain(request))).getFirst().plan();
        return database.catalog(plan, request, new Canceller()).planChoice();
    }

    private static Analysis explained(String sql, Map<String, Optional<String>> values)
            throws RefusedStatement, ServerFailure, PlanParseException {
        ExplainRequest request = request(sql, values);
        return Analyzer.analyze(SourceText.of("", database.explain(request)), sql, plan -> facts(plan, request)).getFirst();
    }

    private static Optional<CatalogFacts> facts(Plan plan, ExplainRequest request) {
        try {
            return Optional.of(database.catalog(plan, request, new Canceller()));
        } catch (ServerFailure failure) {
            throw new AssertionError(failure);
        }
    }

    private static ExplainRequest request(String sql, Map<String, Optional<String>> values) throws RefusedStatement {
        return new ExplainRequest(GuardedStatement.of(sql), false, false, List.of(), values, Duration.ofSeconds(10), Duration.ofSeconds(1));
    }
}
