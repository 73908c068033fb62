package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.schema.TableUse.Access;
import org.plumbline.schema.TableUse.ComparedTo;
import org.plumbline.schema.TableUse.Joined;
import org.plumbline.workload.Snapshots;

class TableUseTest {
    private final CatalogFixture orders = new CatalogFixture().unknown("id").unknown("customer_id").unknown("day");

    @Test
    void namesWhatAStatementAsksForAndJoinsAndGroups() {
        TableUse use = use("""
                SELECT o.customer_id, count(*) FROM orders o JOIN customers c ON c.id = o.customer_id
                WHERE o.day >= $1 AND $2 > o.day AND o.id = ANY ($3) AND o.id <> c.id
                GROUP BY o.customer_id ORDER BY o.customer_id""");
        assertThat(use.access()).isEqualTo(Access.READ);
        assertThat(use.compared()).containsExactly(
                new ComparedTo("day", ">="), new ComparedTo("day", "<"), new ComparedTo("id", "IN"));
        assertThat(use.joined()).containsExactly(new Joined("customer_id", "public.customers", "id"));
        assertThat(use.grouped()).containsExactly("customer_id");
        assertThat(use.ordered()).containsExactly("customer_id");
    }

    @Test
    void readsTheSpansOfTimeThatCountedStatementsHave() {
        assertThat(use("SELECT 1 FROM orders WHERE day > now() - interval $1 AND day < current_date").compared())
                .containsExactly(new ComparedTo("day", ">"), new ComparedTo("day", "<"));
    }

    @Test
    void knowsWhichTableIsChanged() {
        assertThat(use("UPDATE orders SET day = $1 WHERE id = $2").access()).isEqualTo(Access.UPDATE);
        assertThat(use("UPDATE orders SET day = $1 WHERE id = $2").compared()).containsExactly(new ComparedTo("id", "="));
        assertThat(use("DELETE FROM orders WHERE day < $1").access()).isEqualTo(Access.DELETE);
        assertThat(use("INSERT INTO orders (id) VALUES ($1)").access()).isEqualTo(Access.INSERT);
    }

    @Test
    void leavesOutWhatItIsNotSureOf() {
        assertThat(use("SELECT 1 FROM orders o, orders p WHERE day = $1").compared()).isEmpty();
        assertThat(use("SELECT 1 FROM orders WHERE day < id").compared()).isEmpty();
        assertThat(use("SELECT 1 FROM orders WHERE day = $1 OR id = $2").compared()).isEmpty();
    }

    private TableUse use(String sql) {
        var customers = new CatalogFixture().unknown("id").unknown("name");
        customers.name = "customers";
        orders.otherTables.add(customers.table());
        return SchemaFacts.of(orders.facts(), List.of(), Optional.of(Snapshots.at(60, Snapshots.statement(1, sql, 1, 1, 1))))
                .statements().getFirst().of("public.orders").orElseThrow();
    }
}
