package org.plumbline.capacity.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.plumbline.capacity.cache.CacheVerdict.Judgement;
import org.plumbline.capacity.cache.CandidateStatement.Effect;

class CacheVerdictTest {
    @Test
    void whatSavesMostDatabaseTimeComesFirstAndWhatNeverMayLast() {
        List<CacheVerdict> ranked = CacheVerdict.rank(List.of(
                statement("insert", 500, 5, Effect.WRITES, 1), statement("often", 100, 10, Effect.READS, 50),
                statement("slow", 1, 5_000, Effect.READS, 1), statement("lock", 10, 3, Effect.LOCKS, 5),
                statement("random", 10, 3, Effect.VOLATILE, 5), statement("fast", 1_000, 0.2, Effect.READS, 10),
                statement("unique", 1, 300, Effect.READS, 1_000_000_000)), 300, 0.5);
        assertThat(ranked).extracting(each -> each.statement().name() + " " + each.judgement()).containsExactly(
                "slow WORTH", "often WORTH", "insert WRITES", "unique UNIQUE", "fast COSTS_MORE", "lock LOCKS", "random VOLATILE");
        assertThat(ranked.getFirst().savedMsPerSecond()).isCloseTo(1 * 5_000 * 300.0 / 301, within(1e-6));
    }

    @Test
    void whereNobodyKnowsTheParametersWhatIsSavedIsABound() {
        var unknown = new CandidateStatement("?", 10, 20, Effect.READS, OptionalLong.empty(), 0, 0, 100);
        CacheVerdict verdict = CacheVerdict.rank(List.of(unknown), 300, 0.5).getFirst();
        assertThat(verdict.atMost()).isTrue();
        assertThat(verdict.hitRatio().orElseThrow()).isCloseTo(3_000 / 3_001.0, within(1e-9));
    }

    @Test
    void whatChangesMoreOftenThanItIsAskedForIsNotWorthIt() {
        var changing = new CandidateStatement("changing", 1, 20, Effect.READS, OptionalLong.of(1), 0, 100, 100);
        assertThat(CacheVerdict.rank(List.of(changing), 300, 0.5).getFirst().judgement()).isEqualTo(Judgement.UNIQUE);
        assertThat(CacheVerdict.rank(List.of(statement("never", 0, 20, Effect.READS, 1)), 300, 0.5).getFirst().judgement())
                .isEqualTo(Judgement.UNIQUE);
    }

    private static CandidateStatement statement(String name, double calls, double ms, Effect effect, long keys) {
        return new CandidateStatement(name, calls, ms, effect, OptionalLong.of(keys), 0.8, 0, 500);
    }
}
