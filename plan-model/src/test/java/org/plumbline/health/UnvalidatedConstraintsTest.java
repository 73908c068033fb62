package org.plumbline.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.ConstraintFacts;
import org.plumbline.catalog.ForeignKeyFacts;

class UnvalidatedConstraintsTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void validatesThem() {
        db.foreignKey("sound", "public.customers", "customer_id");
        db.foreignKeys.add(new ForeignKeyFacts("Order \"key\"", List.of("customer_id"), "public.customers", List.of("id"),
                ForeignKeyFacts.Action.NO_ACTION, ForeignKeyFacts.Action.NO_ACTION, false, ForeignKeyFacts.Promise.ALWAYS));
        assertThat(new UnvalidatedConstraints().check(db.facts())).singleElement().satisfies(finding ->
                assertThat(Sql.of(finding)).containsExactly("ALTER TABLE public.orders VALIDATE CONSTRAINT \"Order \"\"key\"\"\""));
    }

    @Test
    void validatesChecksTooButOfAPartitionItsParentsAlone() {
        db.constraints.add(new ConstraintFacts("sound", ConstraintFacts.Kind.CHECK, List.of("id"), Optional.empty(), true));
        db.constraints.add(new ConstraintFacts("positive", ConstraintFacts.Kind.CHECK, List.of("id"), Optional.empty(), false));
        assertThat(new UnvalidatedConstraints().check(db.facts())).singleElement().satisfies(finding ->
                assertThat(Sql.of(finding)).containsExactly("ALTER TABLE public.orders VALIDATE CONSTRAINT positive"));
        db.partitionOf = Optional.of("public.all_orders");
        assertThat(new UnvalidatedConstraints().check(db.facts())).isEmpty();
    }
}
