package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.Capability.TIMING;
import static org.plumbline.plan.Capability.VERBOSE;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class ExpensiveFunctionTest {
    private static final RuleTester TESTER = RuleTester.of(new ExpensiveFunction());

    @Test
    void tellsTheFunctionOfTheOutputWithItsCalls() {
        Finding finding = TESTER.on(plan("Output: id, (amount * public.rate_of(currency))", 100, 10_000, 100)).findings().getFirst();
        assertThat(finding.evidence()).containsExactly(Evidence.text("function", "public.rate_of"), Evidence.count("calls", 10_000),
                Evidence.time("time per call", Duration.ofNanos(10_000)), Evidence.time("time of all calls", Duration.ofMillis(100)));
        assertThat(actions(finding))
                .containsExactly(Action.JOIN_INSTEAD_OF_FUNCTION, Action.KEEP_FUNCTION_RESULT, Action.LOOK_INTO_FUNCTION);
    }

    @Test
    void promisesNothingOfAWaitThatWasAskedFor() {
        Finding finding = TESTER.on("""
                Result  (cost=0.00..0.01 rows=1 width=4) (actual time=2007.488..2007.489 rows=1 loops=1)
                  Output: pg_sleep('2'::double precision)
                Execution Time: 2007.500 ms
                """).findings().getFirst();
        assertThat(finding.severity()).isEqualTo(Severity.LOW);
        assertThat(finding.timeAtStake()).isEmpty();
        assertThat(finding.remedies()).isEmpty();
        assertThat(finding.doubts()).isEmpty();
    }

    @Test
    void countsTheRowsThatAFilterRemovedAsCalls() {
        Finding finding = TESTER.on(plan("Filter: (is_open(id) AND (kind = 3))\n  Rows Removed by Filter: 9000", 100, 1_000, 100))
                .findings().getFirst();
        assertThat(finding.evidence()).contains(Evidence.text("function", "is_open"), Evidence.count("calls", 10_000));
        assertThat(actions(finding)).containsExactly(Action.KEEP_FUNCTION_RESULT, Action.LOOK_INTO_FUNCTION);
        assertThat(actions(TESTER.on(plan("Output: to_tsvector(note)", 100, 1_000, 100)).findings().getFirst()))
                .containsExactly(Action.KEEP_FUNCTION_RESULT);
    }

    @Test
    void countsTheRowsOfAnOuterJoinThatItsFilterRemoved() {
        String join = """
                Hash Left Join  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..100.000 rows=1000 loops=1)
                  Hash Cond: (o.customer_id = c.id)
                  Join Filter: %s
                  Rows Removed by Join Filter: 5000
                  Filter: %s
                  Rows Removed by Filter: 9000
                  ->  Seq Scan on o  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..1.000 rows=10000 loops=1)
                  ->  Hash  (cost=0.00..1.00 rows=9 width=8) (actual time=1.000..1.000 rows=10 loops=1)
                        ->  Seq Scan on c  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..1.000 rows=10 loops=1)
                Execution Time: 100.000 ms
                """;
        assertThat(TESTER.on(join.formatted("(o.day > c.day)", "price_of(c.id, o.id)")).findings().getFirst().evidence())
                .contains(Evidence.text("function", "price_of"), Evidence.count("calls", 10_000));
        // The join filter is checked on the pairs that the filter removes afterwards too.
        assertThat(TESTER.on(join.formatted("price_of(c.id, o.id)", "(c.id IS NULL)")).findings().getFirst().evidence())
                .contains(Evidence.text("function", "price_of"), Evidence.count("calls", 15_000));
        // 15,000 pairs are checked by the one, and 10,000 rows by the other.
        assertThat(TESTER.on(join.formatted("is_open(o.id)", "price_of(c.id, o.id)").replace("100.0", "200.0")).findings().getFirst()
                .evidence()).startsWith(Evidence.text("function", "is_open"), Evidence.text("function", "price_of"),
                        Evidence.count("calls", 25_000))
                .contains(Evidence.text("condition", "is_open(o.id)"), Evidence.text("condition", "price_of(c.id, o.id)"));
    }

    @Test
    void countsWhatTheNodeGivesBesideItsFilter() {
        Finding finding = TESTER.on(plan("Output: id, rate_of(currency)\n  Filter: is_open(id)\n  Rows Removed by Filter: 9000",
                100, 1_000, 100)).findings().getFirst();
        assertThat(finding.evidence()).startsWith(Evidence.text("function", "is_open"), Evidence.text("function", "rate_of"),
                Evidence.count("calls", 11_000));
        assertThat(actions(finding))
                .containsExactly(Action.JOIN_INSTEAD_OF_FUNCTION, Action.KEEP_FUNCTION_RESULT, Action.LOOK_INTO_FUNCTION);
    }

    @Test
    void countsEachPlaceWhereTheFunctionStands() {
        Finding finding = TESTER.on(plan("Output: price_of(a), price_of(b)", 100, 5_000, 100)).findings().getFirst();
        assertThat(finding.evidence()).containsOnlyOnce(Evidence.text("function", "price_of")).contains(Evidence.count("calls", 10_000));
    }

    @Test
    void readsAggregatesWithAFilterOrAWindow() {
        String output = "Output: count(*) FILTER (WHERE price_of(id) > 3), \"Rate\"(id), sum(a) OVER (?)";
        assertThat(TESTER.on(plan(output, 100, 1_000, 100)).findings().getFirst().evidence())
                .contains(Evidence.text("function", "price_of"), Evidence.text("function", "\"Rate\""));
    }

    @Test
    void isCalledBehindTheLimitWhereTheOrderDoesNotDependOnIt() {
        assertThat(actions(limited("t.written DESC", 100))).containsExactly(Action.LIMIT_BEFORE_FUNCTION, Action.KEEP_FUNCTION_RESULT);
        assertThat(actions(limited("(lower(t.name))", 100))).contains(Action.LIMIT_BEFORE_FUNCTION);
        // More than a tenth of the 1,000 rows.
        assertThat(actions(limited("t.written DESC", 101))).containsExactly(Action.KEEP_FUNCTION_RESULT);
        assertThat(actions(limited("(regexp_replace(t.note, 'a'::text, ''::text))", 100))).containsExactly(Action.KEEP_FUNCTION_RESULT);
        assertThat(actions(limited("(((", 100))).containsExactly(Action.KEEP_FUNCTION_RESULT);
    }

    /// A window would see the LIMIT's rows alone, groups would lack rows, and rows would be limited before they multiply.
    @Test
    void isNotCalledBehindTheLimitWhereTheNodeWorksOnMoreThanOneRow() {
        assertThat(actions(below("WindowAgg", "t.id", "sum(score(x)) OVER (?)", "")))
                .isNotEmpty().doesNotContain(Action.LIMIT_BEFORE_FUNCTION);
        assertThat(actions(below("HashAggregate", "t.id", "max(score(x))", "Group Key: t.id")))
                .isNotEmpty().doesNotContain(Action.LIMIT_BEFORE_FUNCTION);
        assertThat(actions(below("Group", "t.id", "score(id)", "Group Key: t.id")))
                .isNotEmpty().doesNotContain(Action.LIMIT_BEFORE_FUNCTION);
        assertThat(actions(below("ProjectSet", "t.id", "regexp_split_to_table(x, ' '::text)", "")))
                .isNotEmpty().doesNotContain(Action.LIMIT_BEFORE_FUNCTION);
    }

    @Test
    void isNotCalledBehindTheLimitOfOthers() {
        // The sort is an InitPlan's: the LIMIT takes rows of u.
        assertThat(actions(TESTER.on("""
                Limit  (cost=0.00..1.00 rows=9 width=8) (actual time=990.000..990.000 rows=10 loops=1)
                  InitPlan 1
                    ->  Sort  (cost=0.00..1.00 rows=9 width=8) (actual time=980.000..985.000 rows=1000 loops=1)
                          Sort Key: t.written
                          ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..970.000 rows=1000 loops=1)
                                Output: id, regexp_replace(note, 'a'::text, ''::text), written
                  ->  Seq Scan on u  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..0.100 rows=10 loops=1)
                Execution Time: 1000.000 ms
                """).findings().getFirst())).containsExactly(Action.KEEP_FUNCTION_RESULT);
        // It makes the rows.
        assertThat(actions(TESTER.on("""
                Limit  (cost=0.00..1.00 rows=9 width=8) (actual time=990.000..990.000 rows=0 loops=1)
                  ->  Sort  (cost=0.00..1.00 rows=9 width=8) (actual time=990.000..990.000 rows=0 loops=1)
                        Sort Key: f.written
                        ->  Function Scan on public.found f  (cost=0.00..1.00 rows=9 width=8) (actual time=980.000..980.000 rows=0 loops=1)
                              Output: written
                              Function Call: found(7)
                Execution Time: 1000.000 ms
                """).findings().getFirst())).isNotEmpty().doesNotContain(Action.LIMIT_BEFORE_FUNCTION);
    }

    @Test
    void isCalledBehindALimitThatTakesRowsOfProcesses() {
        assertThat(actions(TESTER.on("""
                Limit  (cost=0.00..1.00 rows=9 width=8) (actual time=990.000..990.000 rows=20 loops=1)
                  ->  Gather Merge  (cost=0.00..1.00 rows=9 width=8) (actual time=989.000..990.000 rows=20 loops=1)
                        Workers Planned: 1
                        Workers Launched: 1
                        ->  Sort  (cost=0.00..1.00 rows=9 width=8) (actual time=980.000..980.000 rows=15 loops=2)
                              Sort Key: t.written
                              ->  Parallel Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..970.000 rows=500 loops=2)
                                    Output: id, regexp_replace(note, 'a'::text, ''::text), written
                Execution Time: 1000.000 ms
                """).findings().getFirst())).containsExactly(Action.LIMIT_BEFORE_FUNCTION, Action.KEEP_FUNCTION_RESULT);
    }

    @Test
    void aColumnOfASubqueryMayBeTheFunctionItself() {
        assertThat(actions(below("Subquery Scan on s", "s.clean", "s.clean", "").replace("Output: id, x",
                "Output: id, regexp_replace(x, '<[^>]*>'::text, ''::text, 'g'::text)").replace("..10.000", "..970.000")))
                .isNotEmpty().doesNotContain(Action.LIMIT_BEFORE_FUNCTION);
    }

    private static String below(String node, String key, String output, String more) {
        return """
                Limit  (cost=0.00..1.00 rows=9 width=8) (actual time=990.000..990.000 rows=20 loops=1)
                  ->  Sort  (cost=0.00..1.00 rows=9 width=8) (actual time=990.000..990.000 rows=20 loops=1)
                        Sort Key: %2$s
                        ->  %1$s  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..980.000 rows=10000 loops=1)
                              Output: id, %3$s
                              %4$s
                              ->  Seq Scan on public.t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..10.000 rows=10000 loops=1)
                                    Output: id, x
                Execution Time: 1000.000 ms
                """.formatted(node, key, output, more);
    }

    private static Finding limited(String key, int rows) {
        return TESTER.on("""
                Limit  (cost=0.00..1.00 rows=9 width=8) (actual time=99.000..99.000 rows=%2$d loops=1)
                  ->  Sort  (cost=0.00..1.00 rows=9 width=8) (actual time=99.000..99.000 rows=%2$d loops=1)
                        Sort Key: %1$s
                        ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..98.000 rows=1000 loops=1)
                              Output: id, regexp_replace(note, 'a'::text, ''::text), written
                Execution Time: 100.000 ms
                """.formatted(key, rows)).findings().getFirst();
    }

    @Test
    void aFunctionThatReadsTablesIsJoinedAndItsResultNotKept() {
        String scan = "Filter: is_open(id)\n  Rows Removed by Filter: 900\n  Buffers: shared hit=%d";
        assertThat(actions(TESTER.on(plan(scan.formatted(2_000), 100, 100, 100)).findings().getFirst()))
                .containsExactly(Action.JOIN_INSTEAD_OF_FUNCTION, Action.LOOK_INTO_FUNCTION);
        assertThat(actions(TESTER.on(plan(scan.formatted(1_999), 100, 100, 100)).findings().getFirst()))
                .containsExactly(Action.KEEP_FUNCTION_RESULT, Action.LOOK_INTO_FUNCTION);
    }

    @Test
    void blocksOfAnIndexOrOfLargeValuesAreNotAFunctions() {
        String scan = "Filter: is_open(id)\n  Rows Removed by Filter: 900\n  Buffers: shared hit=4000";
        assertThat(actions(TESTER.on(plan(scan, 100, 100, 100).replace("Seq Scan on t", "Index Scan using i on t")).findings().getFirst()))
                .containsExactly(Action.KEEP_FUNCTION_RESULT, Action.LOOK_INTO_FUNCTION);
        assertThat(actions(TESTER.on(plan("Output: to_tsvector(note)\n  Buffers: shared hit=4000", 100, 1_000, 100)).findings().getFirst()))
                .containsExactly(Action.KEEP_FUNCTION_RESULT);
    }

    @Test
    void aFunctionOfAnAggregateIsCalledForEachGroup() {
        String plan = """
                GroupAggregate  (cost=0.00..1.00 rows=9 width=8) (actual time=1.000..99.000 rows=100 loops=1)
                  Output: kind, %s
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..1.000 rows=15000 loops=1)
                        Output: kind, amount
                Execution Time: 100.000 ms
                """;
        Finding ofGroups = TESTER.on(plan.formatted("judged(sum(amount))")).findings().getFirst();
        assertThat(ofGroups.evidence()).contains(Evidence.text("function", "judged"), Evidence.count("calls", 100));
        assertThat(actions(ofGroups)).containsExactly(Action.LOOK_INTO_FUNCTION);
        Finding ofRows = TESTER.on(plan.formatted("judged(sum(rate_of(amount)))")).findings().getFirst();
        assertThat(ofRows.evidence()).contains(Evidence.text("function", "rate_of"), Evidence.count("calls", 15_000));
        assertThat(ofRows.evidence()).doesNotContain(Evidence.text("function", "judged"));
    }

    @Test
    void tellsAFunctionThatIsReadLikeATable() {
        Finding finding = TESTER.on("""
                Function Scan on orders_of o  (cost=0.25..10.25 rows=1000 width=16) (actual time=90.000..95.000 rows=6 loops=1)
                Execution Time: 100.000 ms
                """).findings().getFirst();
        assertThat(finding.evidence()).contains(Evidence.text("function", "orders_of"));
        assertThat(actions(finding)).containsExactly(Action.LOOK_INTO_FUNCTION);
        TESTER.on("""
                Function Scan on generate_series g  (cost=0.25..10.25 rows=1000 width=16) (actual time=90.000..95.000 rows=6 loops=1)
                Execution Time: 100.000 ms
                """).staysQuiet();
    }

    @Test
    void aRowOfExpressionsTellsWithoutVerboseThatSomethingInItTakesTime() {
        Finding finding = TESTER.on("""
                Nested Loop  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..99.000 rows=100 loops=1)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..1.000 rows=100 loops=1)
                  ->  Result  (cost=0.00..1.00 rows=1 width=8) (actual time=0.950..0.950 rows=1 loops=100)
                Execution Time: 100.000 ms
                """).findings().getFirst();
        assertThat(finding.evidence()).contains(Evidence.count("calls", 100));
        assertThat(finding.evidence()).noneMatch(figure -> figure.name().equals("function"));
        assertThat(finding.knowMore()).containsExactly(VERBOSE);
    }

    @Test
    void staysQuietUnderAFifthOfTheTimeOrItsPriceForEachRow() {
        String calls = "Output: id, rate_of(currency)";
        assertThat(TESTER.on(plan(calls, 100, 10_000, 500)).findings()).hasSize(1);
        TESTER.on(plan(calls, 100, 10_000, 501)).staysQuiet();
        assertThat(TESTER.on(plan(calls, 100, 20_000, 100)).findings()).hasSize(1);
        TESTER.on(plan(calls, 100, 20_010, 100)).staysQuiet();
        assertThat(TESTER.on(plan(calls, 5, 100, 5)).findings()).hasSize(1);
        TESTER.on(plan(calls, 4, 100, 5)).staysQuiet();
    }

    @Test
    void staysQuietWhereTheFunctionIsCheapByNatureOrDoneElsewhere() {
        TESTER.on(plan("Output: id, upper(currency)", 100, 100, 100)).staysQuiet();
        TESTER.on(plan("Output: id, COALESCE(currency, 'x'::text)", 100, 100, 100)).staysQuiet();
        assertThat(TESTER.on(plan("Output: id, regexp_replace(note, 'a'::text, 'b'::text)", 100, 100, 100)).findings()).hasSize(1);
        TESTER.on("""
                Sort  (cost=0.00..1.00 rows=9 width=8) (actual time=98.000..99.000 rows=100 loops=1)
                  Output: id, (rate_of(currency))
                  Sort Key: t.id
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..1.000 rows=100 loops=1)
                        Output: id, rate_of(currency)
                Execution Time: 100.000 ms
                """).staysQuiet();
    }

    @Test
    void takesTheTimeOfReadsOff() {
        String scan = "Output: id, rate_of(currency)\n  Buffers: shared read=%d";
        assertThat(TESTER.on(plan(scan.formatted(799), 100, 1_000, 100)).findings()).hasSize(1);
        TESTER.on(plan(scan.formatted(801), 100, 1_000, 100)).staysQuiet();
        TESTER.on(plan(scan.formatted(10) + "\n  I/O Timings: shared read=81.000", 100, 1_000, 100)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutTimes() {
        TESTER.on("Result  (cost=0.00..1.00 rows=9 width=8) (actual rows=9000 loops=1)").isNotApplicable(TIMING);
    }

    private static List<Action> actions(String plan) {
        return actions(TESTER.on(plan).findings().getFirst());
    }

    private static List<Action> actions(Finding finding) {
        return finding.remedies().stream().map(Remedy.Act.class::cast).map(Remedy.Act::action).toList();
    }

    private static String plan(String line, int time, int rows, int execution) {
        return """
                Seq Scan on t  (cost=0.00..1.00 rows=9 width=8) (actual time=0.000..%d.000 rows=%d loops=1)
                  %s
                Execution Time: %d.000 ms
                """.formatted(time, rows, line, execution);
    }
}
