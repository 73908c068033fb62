package org.plumbline.plan.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.log.Logs;

class LogDigestTest {
    @Test
    void theFourFormatsFallIntoTheSameGroupsAndShapes() {
        List<String> text = groups(digest(Logs.text("pg17-text.log.gz")));
        assertThat(text).hasSize(13);
        assertThat(text).contains("1 select c.country, count(*), sum(o.total) from customers c join orders o on o.customer_id = c.id "
                + "where o.created < ? group by ? order by ? desc: [Sort > HashAggregate > Hash Join (Index Scan on orders o using "
                + "orders_created_idx, Hash > Seq Scan on customers c)]");
        assertThat(groups(digest(Logs.text("pg17-json.log.gz")))).isEqualTo(text);
        assertThat(groups(digest(Logs.text("pg17-yaml.log.gz")))).isEqualTo(text);
        assertThat(groups(digest(Logs.text("pg17-xml.log.gz")))).isEqualTo(text);
    }

    @Test
    void worstTotalComesFirstWithItsTimesAndPlaces() {
        LogSummary summary = digest(plan(1, 20, "a") + plan(2, 30, "a") + plan(1, 45, "b") + plan(1, 4, "c"));
        assertThat(summary.groups()).extracting(StatementGroup::statement)
                .containsExactly("select * from a where x = ?", "select * from b where x = ?", "select * from c where x = ?");
        StatementGroup worst = summary.groups().getFirst();
        assertThat(worst.times()).isEqualTo(new Times(2, ms(50), ms(30), ms(30)));
        assertThat(worst.times().mean()).isEqualTo(ms(25));
        assertThat(worst.worst().orElseThrow().place().line()).isEqualTo(4);
        assertThat(summary.share(worst)).isEqualTo(50 / 99.0);
        assertThat(summary.times().count()).isEqualTo(4);
    }

    @Test
    void partitionsCountAsOne() {
        String head = "LOG:  duration: 1 ms  plan:\n\tQuery Text: SELECT * FROM m\n";
        String two = """
                \tAppend  (cost=0.00..1.00 rows=2 width=4)
                \t  ->  Seq Scan on m_01  (cost=0.00..1.00 rows=1 width=4)
                \t  ->  Seq Scan on m_02  (cost=0.00..1.00 rows=1 width=4)
                """;
        String three = two + "\t  ->  Seq Scan on m_03  (cost=0.00..1.00 rows=1 width=4)\n";
        String other = """
                \tAppend  (cost=0.00..1.00 rows=2 width=4)
                \t  ->  Index Scan using m_01_x on m_01  (cost=0.00..1.00 rows=1 width=4)
                """;
        assertThat(groups(digest(head + two + head + three + head + other))).containsExactly(
                "3 select * from m: [Append (Seq Scan on m_#), Append > Index Scan on m_# using m_#_x]");
    }

    @Test
    void ofManyPlansTheWorstAndTheNewestStayListed() {
        var digest = new LogDigest();
        String log = IntStream.rangeClosed(1, 1000).mapToObj(i -> plan(i, i == 300 ? 5000 : i % 100, "a")).reduce("", String::concat);
        Logs.entries(log).forEach(digest::entry);
        ShapeGroup shape = digest.summary().groups().getFirst().shapes().getFirst();
        assertThat(shape.times().count()).isEqualTo(1000);
        assertThat(shape.plans()).hasSizeLessThanOrEqualTo(100).first()
                .satisfies(plan -> assertThat(plan.duration()).isEqualTo(ms(5000)));
        assertThat(shape.plans()).anySatisfy(plan -> assertThat(plan.place().line()).isEqualTo(999 * 3 + 1));
        assertThat(shape.notListed()).isEqualTo(1000 - shape.plans().size());
        assertThat(shape.times().p95().toNanos()).isCloseTo(ms(94).toNanos(), Percentage.withPercentage(3));
    }

    @Test
    void aPlanThatCannotBeReadIsCountedAndNamed() {
        LogSummary summary = digest("LOG:  duration: 1 ms  plan:\n\tQuery Text: SELECT 1\nLOG:  something else\n");
        assertThat(summary.times().count()).isEqualTo(1);
        assertThat(summary.warnings()).singleElement().satisfies(warning -> assertThat(warning.line()).isEqualTo(1));
    }

    @Test
    void statementsWithoutNumberAreNotAllKept() {
        var digest = new LogDigest();
        var log = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            log.append(plan(1, 1 + i % 7, "t" + i));
        }
        Logs.entries(log.toString()).forEach(digest::entry);
        LogSummary summary = digest.summary();
        assertThat(summary.groups()).hasSizeLessThanOrEqualTo(20_000);
        assertThat(summary.groups().stream().mapToLong(group -> group.times().count()).sum() + summary.others().count()).isEqualTo(30_000);
        assertThat(summary.groups().getFirst().times().total()).isEqualTo(ms(7));
    }

    private static LogSummary digest(String log) {
        var digest = new LogDigest();
        Logs.entries(log).forEach(digest::entry);
        return digest.summary();
    }

    /// Without the order of totals, which differs from run to run.
    private static List<String> groups(LogSummary summary) {
        return summary.groups().stream().map(group -> group.times().count() + " " + group.statement() + ": "
                + group.shapes().stream().map(shape -> shape.shape().text()).sorted().toList()).sorted().toList();
    }

    private static String plan(int value, int ms, String table) {
        return "2026-01-01 00:00:00 UTC [1] LOG:  duration: " + ms + ".000 ms  plan:\n\tQuery Text: SELECT * FROM "
                + table + " WHERE x = " + value + "\n\tSeq Scan on " + table + "  (cost=0.00..1.00 rows=1 width=4)\n";
    }

    private static Duration ms(long ms) {
        return Duration.ofMillis(ms);
    }
}
