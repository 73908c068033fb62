package org.plumbline.rewrite.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.advisor.proof.Run;
import org.plumbline.advisor.proof.Runs;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.rewrite.Demand;

class RewriteProofTest {
    private static final Demand NEVER_NULL = new Demand.NotNull("public.t", "a");
    private static final Runs RUNS = new Runs(List.of(new Run(Duration.ofMillis(1), Optional.empty(), Blocks.NONE, true)));
    private static final ProofOutcome EQUAL = new ProofOutcome.Equal(10, 4, 0, 1, List.of(), List.of(), List.of());
    private static final RewriteMeasurement MEASURED = new RewriteMeasurement.Measured(RUNS, RUNS, 3, false);

    @Test
    void isTheFurthestStepThatWasTaken() {
        assertThat(state(false, null, null)).isEqualTo(RewriteProof.SUGGESTED);
        assertThat(state(true, null, null)).isEqualTo(RewriteProof.PLANNED);
        assertThat(state(true, new ProofOutcome.NotTried("why"), null)).isEqualTo(RewriteProof.PLANNED);
        assertThat(state(true, EQUAL, new RewriteMeasurement.NotMeasured("why"))).isEqualTo(RewriteProof.TESTED_EQUAL);
        assertThat(state(false, null, MEASURED)).isEqualTo(RewriteProof.MEASURED);
    }

    @Test
    void whatWasSeenToDifferForSureIsRefutedWhateverElseIsKnown() {
        assertThat(state(true, refuted(), MEASURED)).isEqualTo(RewriteProof.REFUTED);
        assertThat(state(true, EQUAL, differs())).isEqualTo(RewriteProof.REFUTED);
    }

    @Test
    void whatDiffersByABrokenConditionOrPerhapsByChanceIsNot() {
        assertThat(state(true, refuted(NEVER_NULL), null)).isEqualTo(RewriteProof.PLANNED);
        assertThat(state(true, refuted(NEVER_NULL), MEASURED)).isEqualTo(RewriteProof.MEASURED);
        assertThat(state(true, EQUAL, differs(RewriteMeasurement.Doubt.TIES))).isEqualTo(RewriteProof.TESTED_EQUAL);
    }

    private static RewriteProof state(boolean planned, ProofOutcome tested, RewriteMeasurement measured) {
        return RewriteProof.of(planned, Optional.ofNullable(tested), Optional.ofNullable(measured));
    }

    private static ProofOutcome refuted(Demand... unless) {
        return new ProofOutcome.Refuted(new Counterexample(List.of(), List.of(), new Difference.OtherRows(List.of(), List.of())), 1, 1,
                List.of(), List.of(unless), List.of());
    }

    private static RewriteMeasurement differs(RewriteMeasurement.Doubt... doubts) {
        return new RewriteMeasurement.Differs(3, 4, Optional.empty(), Set.of(doubts));
    }
}
