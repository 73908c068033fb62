package org.plumbline.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.catalog.CatalogFixture;

class UnusedIndexesTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void saysHowLittleIsKnownOfTheCounters() {
        db.index(CatalogFixture.index("old", "btree", List.of("a"), Optional.empty(), false, true, 0, 4_000));
        assertThat(doubts()).containsExactly(Doubt.RARE_QUERIES_MAY_NEED_IT);
        db.countersSince = Optional.of(CatalogFixture.NOW.minus(Duration.ofDays(3)));
        assertThat(doubts()).contains(Doubt.COUNTERS_ARE_YOUNG);
        db.countersSince = Optional.empty();
        db.useOfStandbysKnown = false;
        assertThat(doubts()).contains(Doubt.COUNTERS_OF_UNKNOWN_AGE, Doubt.STANDBYS_NOT_ASKED);
    }

    private List<Doubt> doubts() {
        return new UnusedIndexes().check(db.facts()).getFirst().doubts();
    }
}
