package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Rows.rows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class LimitAboveFanOutTest {
    private static final RuleTester TESTER = RuleTester.of(new LimitAboveFanOut());
    private static final String LOOKUPS = """
            Limit  (cost=0.00..9.00 rows=10 width=8) (actual time=990.000..990.000 rows=10 loops=1)
              ->  Sort  (cost=0.00..9.00 rows=9 width=8) (actual time=990.000..990.000 rows=10 loops=1)
                    Sort Key: (sum(s.alerts)) DESC
                    ->  Nested Loop Left Join  (cost=0.00..9.00 rows=9 width=8) (actual time=1.000..900.000 rows=30000 loops=1)
                          ->  Nested Loop  (cost=0.00..9.00 rows=9 width=8) (actual time=1.000..600.000 rows=30000 loops=1)
                                ->  HashAggregate  (cost=0.00..9.00 rows=9 width=8) (actual time=1.000..200.000 rows=30000 loops=1)
                                      Group Key: s.alert_id
                                      ->  Seq Scan on stats s  (cost=0.00..9.00 rows=9 width=8) (actual time=0.0..99.0 rows=90000 loops=1)
                                ->  Index Scan using alerts_pkey on alerts a  (cost=0.00..9.00 rows=9 width=8) \
            (actual time=0.001..0.010 rows=1 loops=30000)
                                      Index Cond: (id = s.alert_id)
                          ->  Index Scan using types_pkey on types t  (cost=0.00..9.00 rows=9 width=8) \
            (actual time=0.001..0.001 rows=1 loops=30000)
                                Index Cond: (id = a.type_id)
            Execution Time: 1000.000 ms
            """;
    private static final String GROUPED = grouped("Hash Right Join", 10, 20_000, 20_000, 600_000, 900);

    @Test
    void firesWhereAllAreJoinedAndGroupedForTheFirstFew() {
        TESTER.on(GROUPED).findsOneAt("Hash Join")
                .with(Evidence.rows("rows of the join", rows(600_000)), Evidence.rows("rows in that order", rows(20_000)),
                        Evidence.rows("rows returned", rows(10)), Evidence.text("sort key", "t.created_at DESC"))
                .suggests(new Remedy.Act(Action.LIMIT_BEFORE_JOIN, Optional.of("""
                        SELECT ...
                        FROM (SELECT * FROM threads t ORDER BY t.created_at DESC LIMIT 10) t
                        LEFT JOIN posts p ON p.thread_id = t.id
                        GROUP BY ...
                        ORDER BY t.created_at DESC LIMIT 10""")))
                .ofSeverity(Severity.HIGH)
                .atStake(720);
    }

    @Test
    void firesWithoutAGroupingToo() {
        TESTER.on(sorted("Hash Right Join")).findsOneAt("Hash Join").suggests(new Remedy.Act(Action.LIMIT_BEFORE_JOIN, Optional.of("""
                SELECT ...
                FROM (SELECT * FROM threads t ORDER BY t.created_at DESC LIMIT 10) t
                LEFT JOIN posts p ON p.thread_id = t.id
                ORDER BY t.created_at DESC LIMIT 10""")));
        TESTER.on(sorted("Hash Join")).staysQuiet();
    }

    @Test
    void coversTheRowsThatAnOffsetSkips() {
        TESTER.on(GROUPED.replaceFirst("rows=10 loops", "rows=4 loops")).findsOneAt("Hash Join")
                .suggests(new Remedy.Act(Action.LIMIT_BEFORE_JOIN, Optional.of("""
                        SELECT ...
                        FROM (SELECT * FROM threads t ORDER BY t.created_at DESC LIMIT 10) t
                        LEFT JOIN posts p ON p.thread_id = t.id
                        GROUP BY ...
                        ORDER BY t.created_at DESC LIMIT 4 OFFSET 6""")));
    }

    @Test
    void staysQuietJustUnderTheThresholds() {
        TESTER.on(grouped("Hash Right Join", 10, 100, 100, 600_000, 900)).findsOneAt("Hash Join");
        TESTER.on(grouped("Hash Right Join", 10, 99, 99, 600_000, 900)).staysQuiet();
        TESTER.on(grouped("Hash Right Join", 10, 20_000, 20_000, 40_000, 900)).findsOneAt("Hash Join");
        TESTER.on(grouped("Hash Right Join", 10, 20_000, 20_000, 39_999, 900)).staysQuiet();
        TESTER.on(grouped("Hash Right Join", 10, 20_000, 20_000, 600_000, 6.3)).findsOneAt("Hash Join");
        TESTER.on(grouped("Hash Right Join", 10, 20_000, 20_000, 600_000, 6.2)).staysQuiet();
        TESTER.on(GROUPED.replace("Time: 900", "Time: 7190")).findsOneAt("Hash Join");
        TESTER.on(GROUPED.replace("Time: 900", "Time: 7200")).staysQuiet();
    }

    @Test
    void believesAnInnerJoinOnlyWhereEveryRowHadAMatch() {
        TESTER.on(grouped("Hash Join", 10, 20_000, 20_000, 600_000, 900)).findsOneAt("Hash Join").doubts(Doubt.MATCHES_MAY_BE_FEWER);
        TESTER.on(grouped("Hash Join", 10, 20_000, 19_999, 600_000, 900)).staysQuiet();
        // Threads are what may be missing.
        TESTER.on(grouped("Hash Left Join", 10, 20_000, 20_000, 600_000, 900)).staysQuiet();
    }

    @Test
    void leavesAnOrderByTheOtherTableOrBySumsAlone() {
        TESTER.on(GROUPED.replace("Sort Key: t.created_at", "Sort Key: (count(p.id))")).staysQuiet();
        TESTER.on(GROUPED.replace("Sort Key: t.created_at", "Sort Key: (sum(t.weight))")).staysQuiet();
        TESTER.on(GROUPED.replace("Sort Key: t.created_at", "Sort Key: (count(*))")).staysQuiet();
        TESTER.on(GROUPED.replace("Group Key: t.id", "Group Key: p.words")).staysQuiet();
        TESTER.on(GROUPED.replace("Group Key: t.id", "Group Key: t.id\n              Filter: (count(p.id) > 3)")).staysQuiet();
        TESTER.on(sorted("Hash Right Join").replace("Sort Key: t.created_at", "Sort Key: p.words")).staysQuiet();
    }

    @Test
    void firesWhereAllRowsHaveFurtherTablesLookedUp() {
        TESTER.on(LOOKUPS).findsOneAt("Nested Loop")
                .with(Evidence.count("joins with no part in the order", 2), Evidence.rows("rows in that order", rows(30_000)),
                        Evidence.rows("rows returned", rows(10)), Evidence.text("sort key", "(sum(s.alerts)) DESC"))
                .suggests(new Remedy.Act(Action.LIMIT_BEFORE_JOIN, Optional.of("""
                        SELECT ...
                        FROM (SELECT ... ORDER BY (sum(s.alerts)) DESC LIMIT 10) AS first_rows
                        LEFT JOIN ... ON ...
                        ORDER BY ... LIMIT 10""")))
                .doubts(Doubt.MATCHES_MAY_BE_FEWER)
                .ofSeverity(Severity.HIGH)
                .atStake(560);
        assertThat(TESTER.on(LOOKUPS.replace("Nested Loop  (", "Nested Loop Left Join  (")).findings().getFirst().doubts()).isEmpty();
    }

    @Test
    void countsOfAHashJoinOnlyTheJoinItself() {
        TESTER.on(LOOKUPS.replace("Nested Loop Left Join", "Hash Left Join"))
                .findsOneAt("Hash Join").atStake(536);
    }

    @Test
    void staysQuietJustUnderTheThresholdsOfLookups() {
        TESTER.on(LOOKUPS.replace("rows=30000", "rows=100")).findsOneAt("Nested Loop");
        TESTER.on(LOOKUPS.replace("rows=30000", "rows=99")).staysQuiet();
        TESTER.on(LOOKUPS.replace("Time: 1000", "Time: 3500")).findsOneAt("Nested Loop");
        TESTER.on(LOOKUPS.replace("Time: 1000", "Time: 3510")).staysQuiet();
        // An inner join must have let all but one in a hundred through.
        String inner = LOOKUPS.replace("Left Join  (cost=0.00..9.00 rows=9 width=8) (actual time=1.000..900.000 rows=30000",
                "(cost=0.00..9.00 rows=9 width=8) (actual time=1.000..900.000 rows=%d");
        TESTER.on(inner.formatted(29_700)).findsOneAt("Nested Loop");
        TESTER.on(inner.formatted(29_699)).staysQuiet();
    }

    @Test
    void leavesLookupsThatTheOrderNeedsAlone() {
        TESTER.on(LOOKUPS.replace("(sum(s.alerts)) DESC", "t.code")).staysQuiet();
        TESTER.on(LOOKUPS.replace("(sum(s.alerts)) DESC", "(sum(s.alerts)) DESC, t.code")).staysQuiet();
        TESTER.on(LOOKUPS.replace("(sum(s.alerts)) DESC", "name")).staysQuiet();
        TESTER.on(LOOKUPS.replace("(sum(s.alerts)) DESC", "(count(*)) DESC")).findsOneAt("Nested Loop");
        TESTER.on(LOOKUPS.replace("(sum(s.alerts)) DESC", "(count(*)) DESC").replace("Index Scan using types_pkey on types t",
                "GroupAggregate")).staysQuiet();
        // What the upper join drops or orders by is no look-up; the lower one comes before it.
        TESTER.on(LOOKUPS.replace("Nested Loop Left Join", "Nested Loop Semi Join")).staysQuiet();
        TESTER.on(LOOKUPS.replace("Nested Loop Left Join", "Nested Loop Full Join")).staysQuiet();
        TESTER.on(LOOKUPS.replace("loops=1)\n              ->  Nested Loop  ", "loops=1)\n              Filter: (t.id IS NULL)\n"
                + "              ->  Nested Loop  ")).staysQuiet();
        TESTER.on(LOOKUPS.replace("(sum(s.alerts)) DESC", "a.name")).findsOneAt("Nested Loop").atStake(240);
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)\n").isNotApplicable(ANALYZE);
    }

    private static String grouped(String join, int limit, int threads, int groups, int joined, double time) {
        return """
                Limit  (cost=0.00..9.00 rows=10 width=8) (actual time=9.0..%5$.3f rows=%1$d loops=1)
                  ->  Sort  (cost=0.00..9.00 rows=9 width=8) (actual time=9.0..%5$.3f rows=%1$d loops=1)
                        Sort Key: t.created_at DESC
                        ->  HashAggregate  (cost=0.00..9.00 rows=9 width=8) (actual time=9.0..%5$.3f rows=%3$d loops=1)
                              Group Key: t.id
                              %6$s
                Execution Time: %5$.3f ms
                """.formatted(limit, threads, groups, joined, time, join(join, threads, joined, time / 2).indent(14).strip());
    }

    private static String sorted(String join) {
        return """
                Limit  (cost=0.00..9.00 rows=10 width=8) (actual time=9.0..900.000 rows=10 loops=1)
                  ->  Sort  (cost=0.00..9.00 rows=9 width=8) (actual time=9.0..900.000 rows=10 loops=1)
                        Sort Key: t.created_at DESC
                        %s
                Execution Time: 900.000 ms
                """.formatted(join(join, 20_000, 600_000, 450).indent(8).strip());
    }

    private static String join(String join, int threads, int joined, double time) {
        return """
                ->  %1$s  (cost=0.00..9.00 rows=9 width=8) (actual time=0.0..%4$.3f rows=%3$d loops=1)
                      Hash Cond: (p.thread_id = t.id)
                      ->  Seq Scan on posts p  (cost=0.00..9.00 rows=9 width=8) (actual time=0.0..0.000 rows=%3$d loops=1)
                      ->  Hash  (cost=0.00..9.00 rows=9 width=8) (actual time=0.000..0.000 rows=%2$d loops=1)
                            ->  Seq Scan on threads t  (cost=0.00..9.00 rows=9 width=8) (actual time=0.0..0.000 rows=%2$d loops=1)
                """.formatted(join, threads, joined, time);
    }
}
