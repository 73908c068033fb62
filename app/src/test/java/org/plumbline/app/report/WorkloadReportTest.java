package org.plumbline.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.plumbline.workload.Counter;
import org.plumbline.workload.Counters;
import org.plumbline.workload.Criteria;
import org.plumbline.workload.Habits;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.Tracking;
import org.plumbline.workload.Workload;
import org.plumbline.workload.WorkloadDifference;
import org.plumbline.workload.WorkloadSnapshot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WorkloadReportTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final WorkloadReport REPORT = report();

    @Test
    void jsonHasHabitsWithTheStatementsToSendInstead() {
        var out = new ByteArrayOutputStream();
        WorkloadJson.write(out, REPORT);
        JsonNode json = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(json.get("spanMs").asInt()).isEqualTo(60_000);
        assertThat(json.get("resetAt").asString()).isEqualTo("2026-03-01T12:00:30Z");
        JsonNode habit = json.get("habits").get(0);
        assertThat(habit.get("kind").asString()).isEqualTo("look-up-for-each-row");
        assertThat(habit.get("roundTrips").asInt()).isEqualTo(19_990);
        assertThat(habit.get("waitingMs").asInt()).isEqualTo(9_995);
        assertThat(habit.get("sql").get(0).asString()).isEqualTo("SELECT id, name FROM customers WHERE id = ANY ($1)");
        assertThat(habit.get("listCalls").asInt()).isEqualTo(10);
        JsonNode statement = json.get("statements").get(0);
        assertThat(statement.get("queryId").asString()).isEqualTo("-9007199254740993");
        assertThat(statement.get("walBytes").isNull()).isTrue();
        assertThat(statement.get("shareOfWal").isNull()).isTrue();
        assertThat(statement.get("executionMs").asDouble()).isEqualTo(1_000.5);
    }

    @Test
    void textTellsWhatHappenedInBetweenAndHidesNoControlCharacter() {
        var out = new ByteArrayOutputStream();
        PlainWorkload.write(out, false, REPORT);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Counted over the last 60 s.", "All counters were reset in between",
                "Looked up 20,000 times", "for 10 times", "19,990 round trips, 9,995 ms of waiting", "⟨U+001B⟩",
                "  SELECT id, name FROM customers WHERE id = ANY ($1)", "LEFT JOIN customers AS found");
    }

    private static WorkloadReport report() {
        StatementCounters lookup = statement(-9_007_199_254_740_993L, "SELECT name FROM customers WHERE id = $1", 20_000, 20_000);
        StatementCounters list = statement(2, "SELECT id, customer_id FROM orders", 10, 20_000);
        StatementCounters odd = statement(3, "SELECT '\u001b[2J' FROM odd", 9_000, 1);
        WorkloadDifference difference = WorkloadDifference.between(
                snapshot(START, START.minusSeconds(5)), snapshot(START.plusSeconds(60), START.plusSeconds(30), lookup, list, odd));
        Workload workload = Workload.of(difference.since(), Criteria.USUAL);
        return new WorkloadReport("postgresql://h/d", workload, Optional.of(difference), Habits.of(difference.since()), 20, Map.of());
    }

    private static WorkloadSnapshot snapshot(Instant at, Instant resetAt, StatementCounters... statements) {
        return new WorkloadSnapshot(at, "1.9", new Tracking(Optional.of("top"), Optional.of(false),
                OptionalLong.of(5_000), false), Optional.of(resetAt), OptionalLong.of(0), Optional.of(Duration.ofNanos(500_000)),
                List.of(statements), 0, Counters.NONE, List.of());
    }

    private static StatementCounters statement(long id, String sql, long calls, long rows) {
        return new StatementCounters(new StatementCounters.Key(OptionalLong.of(id), 10, Optional.of(true)), "shop", sql,
                new Counters(Map.of(Counter.CALLS, calls, Counter.ROWS, rows, Counter.EXECUTION_TIME, 1_000_500_000L)), Optional.empty());
    }
}
