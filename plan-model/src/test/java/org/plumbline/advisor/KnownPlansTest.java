package org.plumbline.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownPlansTest {
    private final KnownPlans plans = new KnownPlans();

    @Test
    void aPlanHoldsForEverySetBetweenWhatItUsedAndWhatItCouldHaveUsed() {
        plans.add(set(1, 2, 3), set(2), 10, 10);
        assertThat(plans.with(set(2))).get().extracting(KnownPlans.Known::cost).isEqualTo(10.0);
        assertThat(plans.with(set(1, 2))).isPresent();
        assertThat(plans.with(set(1, 3))).as("without the index that it used").isEmpty();
        assertThat(plans.with(set(2, 4))).as("with an index that it could not use").isEmpty();
    }

    @Test
    void boundsWhatASetCosts() {
        plans.add(set(), set(), 100, 100);
        plans.add(set(1, 2, 3), set(1), 10, 10);
        plans.add(set(2, 3), set(2), 40, 40);
        assertThat(plans.most(set(2, 9))).isEqualTo(40);
        assertThat(plans.least(set(3))).as("not cheaper than with more").isEqualTo(40);
        assertThat(plans.least(set(4))).isZero();
        assertThat(plans.most(set(4))).isEqualTo(100);
    }

    @Test
    void isNotWorthwhileWhatCostsMoreWithMoreIndexes() {
        plans.add(set(), set(), 100, 100);
        plans.add(set(1, 2), set(1, 2), 50, 50);
        plans.add(set(1), set(1), 50, 50);
        plans.add(set(3), set(3), 120, 120);
        assertThat(plans.worthwhile()).extracting(KnownPlans.Known::used).containsExactly(set(1), set());
    }

    @Test
    void oneThatWasAnsweredForItselfGoesBeforeWhatFollows() {
        plans.add(set(1, 2), set(1), 10, 10);
        plans.expect(set(1));
        assertThat(plans.with(set(1))).isEmpty();
        plans.add(set(1), set(1), 10.05, 10.05);
        assertThat(plans.with(set(1))).get().extracting(KnownPlans.Known::cost).isEqualTo(10.05);
    }

    private static BitSet set(int... numbers) {
        var set = new BitSet();
        IntStream.of(numbers).forEach(set::set);
        return set;
    }
}
