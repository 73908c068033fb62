package org.plumbline.advisor.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.AdvisedSet;
import org.plumbline.advisor.RejectedIndex;
import org.plumbline.advisor.RejectedIndex.Reason;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.ProofState;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;

class MeasuredSetTest {
    private static final Runs USUAL = runs(100, 104, 98, 101, 99);
    private static final Runs SLOW = runs(130, 127, 131, 129, 140);

    @Test
    void theMedianAndHalfOfTheRunsTellOfThem() {
        Runs runs = runs(10, 500, 20, 30, 40);
        assertThat(runs.median()).isEqualTo(Duration.ofMillis(30));
        assertThat(runs.lowerQuartile()).isBetween(Duration.ofMillis(10), Duration.ofMillis(20));
        assertThat(runs.upperQuartile()).isBetween(Duration.ofMillis(40), Duration.ofMillis(500));
        assertThat(runs.cpu()).isEmpty();
    }

    @Test
    void whatLiesInTheNoiseIsNoBetter() {
        assertThat(statement("a", runs(100, 180, 60, 110, 90), runs(95, 60, 150, 70, 80)).verdict()).isEqualTo(Verdict.SAME);
        assertThat(statement("a", USUAL, runs(50, 51, 49, 52, 48)).verdict()).isEqualTo(Verdict.FASTER);
        assertThat(statement("a", USUAL, SLOW).verdict()).isEqualTo(Verdict.SLOWER);
    }

    @Test
    void aDifferenceThatIsCertainAndSmallIsNoneEither() {
        assertThat(statement("a", USUAL, runs(105, 106, 107, 108, 109)).verdict()).isEqualTo(Verdict.SAME);
        assertThat(statement("a", USUAL, runs(97, 97, 96, 97, 96)).verdict()).isEqualTo(Verdict.SAME);
        assertThat(statement("a", USUAL, runs(112, 113, 114, 115, 116)).verdict()).isEqualTo(Verdict.SLOWER);
    }

    @Test
    void whatPlanningTakesMoreWithEachIndexIsNoRegression() {
        var short1 = new Runs(IntStream.range(78, 85).mapToObj(MeasuredSetTest::microseconds).toList());
        var short2 = new Runs(IntStream.range(98, 105).mapToObj(MeasuredSetTest::microseconds).toList());
        assertThat(statement("a", short1, short2).verdict()).isEqualTo(Verdict.SAME);
        assertThat(statement("a", short2, short1).verdict()).isEqualTo(Verdict.FASTER);
    }

    @Test
    void aFewRunsProveNothing() {
        assertThat(statement("a", runs(100, 101), runs(1, 2)).verdict()).isEqualTo(Verdict.SAME);
    }

    @Test
    void whatDoesNotComeToItsEndOnOneSideOnlyTells() {
        var endless = new Runs(List.of(Run.endedAt(Duration.ofSeconds(60))));
        assertThat(statement("a", endless, USUAL).verdict()).isEqualTo(Verdict.FASTER);
        assertThat(statement("a", USUAL, endless).verdict()).isEqualTo(Verdict.SLOWER);
        var set = new MeasuredSet(
                List.of(statement("a", endless, USUAL), statement("b", USUAL, SLOW)), List.of(), Map.of(), Set.of(), Set.of());
        assertThat(set.before()).as("without the one whose time is not known").isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void oneRunOfManyThatWasEndedDecidesNothing() {
        Run ended = Run.endedAt(Duration.ofSeconds(5));
        var stalled = new Runs(Stream.concat(runs(3000, 3010, 2990, 3005).all().stream(), Stream.of(ended)).toList());
        MeasuredStatement same = statement("a", stalled, runs(3020, 3001, 3015, 2995, 3030));
        assertThat(same.verdict()).isEqualTo(Verdict.SAME);
        assertThat(statement("a", same.after(), stalled).verdict()).isEqualTo(Verdict.SAME);
        assertThat(statement("a", stalled, runs(30, 31, 29, 32, 28)).verdict()).isEqualTo(Verdict.FASTER);
        var endless = new Runs(List.of(Run.endedAt(Duration.ofMillis(3_050))));
        assertThat(statement("a", endless, same.after()).verdict()).as("hardly longer, for all that is known").isEqualTo(Verdict.SAME);
    }

    @Test
    void anIndexThatNoPlanUsesIsNotKeptForWantOfRuns() {
        var index = new IndexCandidate(Optional.of("public"), "t", "btree", List.of(IndexCandidate.Key.column("a")), List.of(),
                Optional.empty());
        var advised = new AdvisedIndex(index, Optional.empty(), Optional.empty(), 0,
                List.of(new AdvisedIndex.Help("planned", 100, 4)), ProofState.MODEL);
        var set = new AdvisedSet(new Bytes(0), 4, 0, List.of(advised));
        assertThat(notRun(new MeasuredSet.NotMeasured("planned", "none", true)).failed(set))
                .extracting(RejectedIndex::reason).containsExactly(new Reason.NotTaken());
        assertThat(notRun(new MeasuredSet.NotMeasured("planned", "it writes")).failed(set)).isEmpty();
    }

    private static MeasuredSet notRun(MeasuredSet.NotMeasured statement) {
        return new MeasuredSet(List.of(), List.of(statement), Map.of(), Set.of(), Set.of());
    }

    @Test
    void timesCountAsOftenAsAStatementRuns() {
        var often = new MeasuredStatement(new WorkloadQuery("often", "SELECT 1", 50), USUAL, SLOW, Set.of());
        var set = new MeasuredSet(List.of(often, statement("b", USUAL, USUAL)), List.of(), Map.of(), Set.of(), Set.of());
        assertThat(set.before()).isEqualTo(Duration.ofMillis(51 * 100));
        assertThat(set.after()).isEqualTo(Duration.ofMillis(50 * 130 + 100));
    }

    @Test
    void ofTheSlowestStatementTheIndexGoesThatIsWorthLeast() {
        var slow = new MeasuredStatement(new WorkloadQuery("slow", "SELECT 1", 1), USUAL, SLOW, Set.of(on("a"), on("b")));
        var set = new MeasuredSet(
                List.of(statement("x", USUAL, runs(50, 51, 49, 52, 48)), slow), List.of(), Map.of(), Set.of(), Set.of());
        List<RejectedIndex> failed = set.failed(advised(helping("a", "x", 90), helping("b", "slow", 20), helping("c", "slow", 5)));
        assertThat(failed).hasSize(1).first().satisfies(each -> {
            assertThat(each.index()).isEqualTo(on("b"));
            assertThat(each.reason()).isEqualTo(new Reason.MadeSlower("slow", 1.3));
        });
    }

    @Test
    void whatRunsOftenKeepsItsIndex() {
        var slow = new MeasuredStatement(new WorkloadQuery("slow", "SELECT 1", 1), USUAL, SLOW, Set.of(on("a"), on("b")));
        var often = new MeasuredStatement(new WorkloadQuery("often", "SELECT 1", 10_000), USUAL, runs(50, 51, 49, 52, 48), Set.of(on("a")));
        var set = new MeasuredSet(List.of(slow, often), List.of(), Map.of(), Set.of(), Set.of());
        assertThat(set.failed(advised(helping("a", "often", 9), helping("b", "once", 99)))).singleElement()
                .satisfies(each -> assertThat(each.index()).isEqualTo(on("b")));
    }

    @Test
    void anIndexThatMadeNothingFasterGoesUnlessAStatementThatItIsForWasNotRun() {
        var same = new MeasuredStatement(new WorkloadQuery("same", "SELECT 1", 1), USUAL, USUAL, Set.of(on("a"), on("b")));
        var set = new MeasuredSet(List.of(same), List.of(new MeasuredSet.NotMeasured("other", "it writes")), Map.of(), Set.of(), Set.of());
        assertThat(set.proves(on("a"))).isFalse();
        AdvisedIndex both = new AdvisedIndex(on("b"), Optional.empty(), Optional.empty(), 0,
                List.of(new AdvisedIndex.Help("same", 9, 1), new AdvisedIndex.Help("other", 9, 1)), ProofState.MODEL);
        assertThat(set.failed(advised(helping("a", "same", 9), both))).containsExactly(
                new RejectedIndex(on("a"), new Reason.NoFaster()));
    }

    private static AdvisedSet advised(AdvisedIndex... indexes) {
        return new AdvisedSet(new Bytes(0), 1, 0, List.of(indexes));
    }

    private static AdvisedIndex helping(String column, String query, double saved) {
        return new AdvisedIndex(on(column), Optional.empty(), Optional.empty(), 0,
                List.of(new AdvisedIndex.Help(query, 100, 100 - saved)), ProofState.MODEL);
    }

    private static IndexCandidate on(String column) {
        return new IndexCandidate(Optional.of("public"), "orders", "btree",
                List.of(IndexCandidate.Key.column(column)), List.of(), Optional.empty());
    }

    private static MeasuredStatement statement(String name, Runs before, Runs after) {
        return new MeasuredStatement(new WorkloadQuery(name, "SELECT 1", 1), before, after, Set.of(on("a")));
    }

    private static Run microseconds(int time) {
        return new Run(Duration.ofNanos(time * 1000L), Optional.empty(), Blocks.NONE, true);
    }

    private static Runs runs(long... milliseconds) {
        return new Runs(Arrays.stream(milliseconds).mapToObj(each ->
                new Run(Duration.ofMillis(each), Optional.empty(), Blocks.NONE, true)).toList());
    }
}
