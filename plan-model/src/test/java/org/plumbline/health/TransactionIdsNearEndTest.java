package org.plumbline.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFixture;

class TransactionIdsNearEndTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void isHighWhereFewAreLeft() {
        db.frozenAge = 1_100_000_000;
        assertThat(new TransactionIdsNearEnd().check(db.facts())).extracting(HealthFinding::severity).containsExactly(Severity.MEDIUM);
        db.frozenAge = 1_900_000_000;
        assertThat(new TransactionIdsNearEnd().check(db.facts())).extracting(HealthFinding::severity).containsExactly(Severity.HIGH);
        db.frozenAge = 100_000_000;
        assertThat(new TransactionIdsNearEnd().check(db.facts())).isEmpty();
    }
}
