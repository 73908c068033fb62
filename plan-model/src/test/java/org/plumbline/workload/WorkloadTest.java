package org.plumbline.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.workload.Snapshots.RESET;
import static org.plumbline.workload.Snapshots.at;
import static org.plumbline.workload.Snapshots.statement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.unit.Share;

class WorkloadTest {
    @Test
    void takesWhatIsSlowAndWhatHasALargeShareMostTimeFirst() {
        StatementCounters slow = statement(1, "slow", 1, 1, 101);
        StatementCounters atThreshold = statement(2, "at the threshold", 2, 2, 200);
        StatementCounters often = statement(3, "often", 100_000, 100_000, 9_000);
        StatementCounters spilling = statement(4, "spills", Map.of(Counter.CALLS, 100L, Counter.TEMP_WRITTEN, 50L));
        StatementCounters reading = statement(5, "reads", Map.of(Counter.CALLS, 100L, Counter.SHARED_READ, 6L));
        StatementCounters readingLittle = statement(6, "reads little", Map.of(Counter.CALLS, 100L, Counter.SHARED_READ, 94L));
        Workload workload = Workload.of(
                at(1, slow, atThreshold, often, spilling, reading, readingLittle, statement(7, "SELECT /* Plumbline */ 1", 9, 9, 9_999)),
                Criteria.USUAL);
        assertThat(workload.statements()).extracting(each -> each.statement().text())
                .containsExactly("often", "slow", "spills", "reads", "reads little");
        assertThat(workload.statements()).extracting(RankedStatement::reasons).map(Object::toString)
                .containsExactly("[TIME, CALLS]", "[MEAN_TIME]", "[TEMP]", "[READ]", "[READ]");
        assertThat(workload.statements().get(2).share(Reason.TEMP)).contains(Share.ALL);
        assertThat(workload.statements().get(2).share(Reason.WAL)).isEmpty();
        assertThat(workload.totals().totalTime()).isEqualTo(Duration.ofMillis(9_301));
        assertThat(workload.own()).isEqualTo(1);
        assertThat(Workload.of(at(1, slow), new Criteria(Duration.ofMillis(50), 1, false)).statements()).hasSize(1);
    }

    @Test
    void whatRunsInFunctionsIsNotCountedTwice() {
        StatementCounters caller = statement(1, "SELECT f()", 10, 10, 1_000);
        StatementCounters called = new StatementCounters(new StatementCounters.Key(OptionalLong.of(2), 10, Optional.of(false)), "shop",
                "SELECT inside", caller.counters(), Optional.empty());
        Workload workload = Workload.of(at(1, caller, called), Criteria.USUAL);
        assertThat(workload.totals().calls()).isEqualTo(10);
        assertThat(workload.statements()).hasSize(2);
    }

    @Test
    void planningCountsWhereItIsTracked() {
        StatementCounters planned = statement(1, "planned", Map.of(Counter.CALLS, 2L, Counter.EXECUTION_TIME, 100_000_000L,
                Counter.PLANNING_TIME, 200_000_000L));
        assertThat(planned.counters().meanTime()).contains(Duration.ofMillis(150));
    }

    @Test
    void differenceIsWhatRanInBetween() {
        WorkloadDifference difference = WorkloadDifference.between(
                at(1, statement(1, "a", 10, 10, 100), statement(2, "b", 5, 5, 50), statement(3, "gone", 1, 1, 1)),
                at(11, statement(1, "a", 15, 16, 400), statement(2, "b", 5, 5, 50), statement(4, "new", 2, 2, 2)));
        assertThat(difference.length()).isEqualTo(Duration.ofSeconds(10));
        assertThat(difference.since().statements()).extracting(StatementCounters::text).containsExactly("a", "new");
        Counters a = difference.since().statements().getFirst().counters();
        assertThat(a.values()).isEqualTo(Map.of(Counter.CALLS, 5L, Counter.ROWS, 6L, Counter.EXECUTION_TIME, 300_000_000L));
        assertThat(difference.gone()).isEqualTo(1);
        assertThat(difference.startedAnew()).isZero();
        assertThat(difference.resetAt()).isEmpty();
        assertThat(difference.thrownAway()).contains(0L);
    }

    @Test
    void differenceIsNeverNegative() {
        Instant reset = RESET.plusSeconds(5);
        WorkloadDifference difference = WorkloadDifference.between(
                at(1, RESET, 7, statement(1, "a", 10, 10, 100), statement(2, "b", 10, 10, 100)),
                at(11, reset, 2, statement(1, "a", 3, 3, 30), statement(2, "b", 11, 11, 90)));
        assertThat(difference.resetAt()).contains(reset);
        assertThat(difference.startedAnew()).isEqualTo(2);
        assertThat(difference.thrownAway()).contains(2L);
        assertThat(difference.since().statements()).extracting(each -> each.counters().calls()).containsExactly(3L, 11L);
        assertThatThrownBy(() -> WorkloadDifference.between(at(2), at(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsThereSinceAResetCountsWholeHoweverMuchItIs() {
        WorkloadSnapshot first = at(1, RESET, 0, undated(statement(1, "a", 10, 10, 100)));
        WorkloadSnapshot second = at(11, RESET.plusSeconds(5), 0, undated(statement(1, "a", 12, 12, 120)));
        WorkloadDifference difference = WorkloadDifference.between(hiding(10, first), hiding(12, second));
        assertThat(difference.since().statements()).singleElement()
                .satisfies(each -> assertThat(each.counters().calls()).isEqualTo(12));
        assertThat(difference.since().hidden().calls()).isEqualTo(12);
        assertThat(difference.startedAnew()).isEqualTo(1);
    }

    @Test
    void hiddenEntriesThatWereThrownAwayDoNotMakeTheOthersNew() {
        assertThat(WorkloadDifference.between(hiding(1_000, at(1)), hiding(1_003, at(11))).since().hidden().calls()).isEqualTo(3);
        assertThat(WorkloadDifference.between(hiding(1_000, at(1)), hiding(900, at(11))).since().hidden().calls()).isZero();
    }

    /// As versions before 1.11 have it.
    private static StatementCounters undated(StatementCounters each) {
        return new StatementCounters(each.key(), each.user(), each.text(), each.counters(), Optional.empty());
    }

    private static WorkloadSnapshot hiding(long calls, WorkloadSnapshot of) {
        return new WorkloadSnapshot(of.readAt(), of.extension(), of.tracking(), of.resetAt(), of.thrownAway(), of.roundTrip(),
                of.statements(), 2, new Counters(Map.of(Counter.CALLS, calls)), List.of());
    }

    @Test
    void mergedWithWhatRunsInAFunctionAStatementStaysInTheTotals() {
        StatementCounters sent = statement(1, "a", 10, 10, 100);
        StatementCounters nested = new StatementCounters(new StatementCounters.Key(OptionalLong.of(1), 10, Optional.of(false)), "shop", "a",
                sent.counters(), Optional.empty());
        assertThat(Workload.of(at(1, nested, sent).merged(), Criteria.USUAL).totals().calls()).isEqualTo(20);
        assertThat(Workload.of(at(1, sent, nested).merged(), Criteria.USUAL).totals().calls()).isEqualTo(20);
    }

    @Test
    void mergesTheEntriesOfOneStatement() {
        StatementCounters other = new StatementCounters(new StatementCounters.Key(OptionalLong.of(1), 11, Optional.of(true)), "admin",
                "a", statement(1, "a", 1, 1, 500).counters(), Optional.empty());
        WorkloadSnapshot merged = at(1, statement(1, "a", 10, 10, 100), other, statement(2, "b", 1, 1, 1)).merged();
        assertThat(merged.statements()).hasSize(2);
        assertThat(merged.statements().getFirst().counters().calls()).isEqualTo(11);
        assertThat(merged.statements().getFirst().counters().values()).containsEntry(Counter.MAX_EXECUTION_TIME, 500_000_000L);
    }
}
