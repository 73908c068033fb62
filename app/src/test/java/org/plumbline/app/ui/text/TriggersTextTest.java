package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.testkit.PlanFixture;

class TriggersTextTest {
    @Test
    void tellsThatTheKindOfATriggerIsInferred() {
        assertThat(words("Trigger acct_after: time=1.038 calls=200", "Trigger acct_before: time=1.070 calls=200")).hasValue(
                "Triggers took 2.11 ms, of which 1.07 ms are within the node that writes (BEFORE). EXPLAIN does not say of which kind a"
                        + " trigger is: it is inferred from what adds up to the execution time.");
        assertThat(words("Trigger acct_after: time=1.000 calls=200").orElseThrow()).doesNotContain("BEFORE");
    }

    @Test
    void saysNothingWhereThereAreNoneOrTheirKindIsKnown() {
        assertThat(words()).isEmpty();
        assertThat(words("Trigger for constraint acct_fk on acct: time=1.038 calls=200")).isEmpty();
    }

    private static Optional<String> words(String... triggers) {
        return TriggersText.of(PlanFixture.plan("""
                Update on acct  (cost=0.00..9.00 rows=0 width=0) (actual time=1.961..1.962 rows=0 loops=1)
                  ->  Seq Scan on acct  (cost=0.00..9.00 rows=200 width=8) (actual time=0.010..0.137 rows=200 loops=1)
                %s
                Execution Time: 3.024 ms
                """.formatted(String.join("\n", triggers))).measured());
    }
}
