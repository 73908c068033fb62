package org.plumbline.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.SequenceFacts;

class NumbersNearEndTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void knowsSequencesThatBelongToNoColumn() {
        db.sequences.add(new SequenceFacts("public", "tickets", 950, 1_000, Optional.empty()));
        db.sequences.add(new SequenceFacts("public", "fresh", 5, 1_000, Optional.empty()));
        db.column("number", "integer", 0).sequence("orders_number_seq", 2_000_000_000, Integer.MAX_VALUE, "number");
        assertThat(new NumbersNearEnd().check(db.facts())).extracting(HealthFinding::object).containsExactly("number", "public.tickets");
    }
}
