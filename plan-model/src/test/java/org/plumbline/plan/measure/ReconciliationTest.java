package org.plumbline.plan.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Rule 10: the parts add up to the whole.
class ReconciliationTest {
    private static final String DELETE = """
            Delete on t  (cost=0.00..1.00 rows=0 width=0) (actual time=10.000..10.000 rows=0 loops=1)
              ->  Seq Scan on t  (cost=0.00..1.00 rows=10 width=6) (actual time=1.000..4.000 rows=10 loops=1)
            """;

    @Test
    void constraintTriggersAreAfterTheTree() {
        Reconciliation sums = Measured.text(DELETE + """
                Planning Time: 0.100 ms
                Trigger for constraint orders_t_fkey: time=85.000 calls=10
                Execution Time: 96.000 ms
                """).plan().reconciliation();
        assertThat(sums.afterTriggers()).isEqualTo(Duration.ofMillis(85));
        assertThat(sums.afterTriggersInferred()).isFalse();
        assertThat(sums.unattributed()).contains(Duration.ofMillis(1));
        assertThat(sums.consistent()).isTrue();
    }

    @Test
    void aTriggerOfUnknownKindIsAfterTheTreeOnlyWhereItsTimeFits() {
        Reconciliation fits = Measured.text(DELETE + """
                Trigger audit: time=5.000 calls=10
                Execution Time: 15.500 ms
                """).plan().reconciliation();
        assertThat(fits.afterTriggers()).isEqualTo(Duration.ofMillis(5));
        assertThat(fits.afterTriggersInferred()).isTrue();
        assertThat(fits.unattributed()).contains(Duration.ofNanos(500_000));

        Reconciliation before = Measured.text(DELETE + """
                Trigger stamp: time=5.000 calls=10
                Execution Time: 10.500 ms
                """).plan().reconciliation();
        assertThat(before.afterTriggers()).isZero();
        assertThat(before.afterTriggersInferred()).isFalse();
        assertThat(before.consistent()).isTrue();
    }

    @Test
    void serializationIsAPartOfItsOwn() {
        Reconciliation sums = Measured.text("""
                Seq Scan on t  (cost=0.00..1.00 rows=10 width=6) (actual time=1.000..4.000 rows=10 loops=1)
                Serialization: time=3.000 ms  output=20kB  format=text
                Execution Time: 8.000 ms
                """).plan().reconciliation();
        assertThat(sums.serialization()).isEqualTo(Duration.ofMillis(3));
        assertThat(sums.unattributed()).contains(Duration.ofMillis(1));
    }

    @Test
    void withoutAnExecutionTimeNothingIsUnattributed() {
        Reconciliation sums = Measured.text("Seq Scan on t  (cost=0.00..1.00 rows=10 width=6) (actual time=1.000..4.000 rows=10 loops=1)")
                .plan().reconciliation();
        assertThat(sums.execution()).isEmpty();
        assertThat(sums.unattributed()).isEmpty();
        assertThat(sums.whole()).isEqualTo(Duration.ofMillis(4));
    }

    @Test
    void nodesThatTakeMoreThanTheWholeAreAContradiction() {
        Reconciliation sums = Measured.text("""
                Seq Scan on t  (cost=0.00..1.00 rows=10 width=6) (actual time=1.000..4.000 rows=10 loops=1)
                Execution Time: 3.000 ms
                """).plan().reconciliation();
        assertThat(sums.unattributed()).contains(Duration.ofMillis(-1));
        assertThat(sums.consistent()).isFalse();
    }
}
