package org.plumbline.app.ui.indexset;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.state.PlansShown;
import org.plumbline.index.ProofState;
import org.plumbline.testkit.postgres.IndexServer;
import org.plumbline.testkit.postgres.OneIndexServer;

/// Without HypoPG, and with a server that dies.
class IndexSetLackTest extends OneIndexServer {
    private final TriedIndexSet tried = new TriedIndexSet(server().database("postgres"));

    @AfterEach
    void disconnect() {
        tried.close();
    }

    @Test
    void withoutHypoPgTheModelFindsASetTriesOthersAndRealIndexesProveIt() throws SQLException {
        server().runOn("template1", "CREATE TABLE orders AS SELECT i AS id, i % 500 AS customer, i % 1000 AS day, "
                + "repeat('x', 100) AS note FROM generate_series(1, 50000) AS i", "ANALYZE orders");
        try (var other = new TriedIndexSet(server().database("template1"))) {
            ChosenSet sets = other.found(IndexServer.BY_CUSTOMER, IndexServer.BY_DAY, IndexServer.COUNT);
            assertThat(sets.missing().orElseThrow()).contains("CREATE EXTENSION hypopg");
            assertThat(sets.state()).isEqualTo(ProofState.MODEL);
            assertThat(sets.canShowPlans()).isFalse();
            IndexRow customer = TriedIndexSet.index(sets, "public.orders (customer)");
            assertThat(customer.state()).isEqualTo(ProofState.MODEL);
            sets.toggle(customer);
            assertThat(TriedIndexSet.row(sets, IndexServer.BY_CUSTOMER).changed()).isEmpty();
            assertThat(TriedIndexSet.row(sets, IndexServer.BY_DAY).left().orElseThrow().value()).isLessThan(0.9);
            sets.toggle(customer);
            double modelled = sets.totalProperty().get().cost().orElseThrow().value();

            other.model.prove();
            ChosenSet proven = other.sets();
            assertThat(proven).isNotSameAs(sets);
            assertThat(proven.state()).isEqualTo(ProofState.PLANNED);
            assertThat(proven.indexes()).extracting(IndexRow::state).containsOnly(ProofState.PLANNED);
            assertThat(TriedIndexSet.row(proven, IndexServer.BY_CUSTOMER).uses()).containsExactly("public.orders (customer)");
            assertThat(proven.totalProperty().get().cost().orElseThrow().value()).isBetween(modelled * 0.8, modelled * 1.2);
            proven.toggle(TriedIndexSet.index(proven, "public.orders (customer)"));
            assertThat(proven.state()).as("what was not built is modelled").isEqualTo(ProofState.MODEL);
            assertThat(proven.totalProperty().get().cost()).isPresent();
            proven.toggle(TriedIndexSet.index(proven, "public.orders (customer)"));
            assertThat(proven.state()).isEqualTo(ProofState.PLANNED);
        }
    }

    @Test
    void aServerThatDiesIsToldInASentenceAndNothingIsLost() {
        ChosenSet sets = tried.found(IndexServer.NEWEST, IndexServer.BY_CUSTOMER, IndexServer.COUNT);
        SetTotal best = sets.totalProperty().get();
        server().crash();
        try {
            IndexRow row = sets.indexes().getFirst();
            sets.add(sets.lists().rejected().getFirst().candidate().orElseThrow());
            assertThat(sets.messageProperty().get()).containsAnyOf("Nothing answers at ", " was lost: ");
            assertThat(sets.totalProperty().get().words()).endsWith("planned cost not known");
            assertThat(sets.lists().statements()).hasSize(3).allSatisfy(each -> assertThat(each.after()).isEmpty());
            assertThat(sets.indexes()).extracting(IndexRow::definition).contains(row.definition());

            sets.choosePoint(0);
            sets.choosePoint(sets.frontier().size() - 1);
            assertThat(sets.totalProperty().get()).isEqualTo(best);
            assertThat(TriedIndexSet.row(sets, IndexServer.NEWEST).left().orElseThrow().value())
                    .as("as the search told it").isLessThan(0.5);
            sets.showPlans(sets.lists().statements().getFirst(), PlansShown.TABS);
            assertThat(tried.plans).isEmpty();
            tried.model.again();
            assertThat(tried.sets()).isSameAs(sets);
            assertThat(sets.messageProperty().get()).containsAnyOf("Nothing answers at ", " was lost: ");
        } finally {
            server().startAgain();
        }
        sets.toggle(sets.indexes().getFirst());
        assertThat(sets.messageProperty().get()).isEmpty();
        assertThat(sets.totalProperty().get().cost()).isPresent();
    }

    @Test
    void aServerThatDiesWhileItSearchesIsToldInASentence() {
        StatementSource source = StatementSources.of(Statements.of("a test", IndexServer.SHOP.subList(0, 2)));
        server().crash();
        try {
            tried.model.search(source);
            assertThat(TriedIndexSet.failure(tried.model)).containsAnyOf("Nothing answers at ", " was lost: ");
        } finally {
            server().startAgain();
        }
        tried.model.search((on, _) -> {
            Statements read = Statements.of("a test", IndexServer.SHOP.subList(0, 2));
            on.open();
            server().crash();
            return read;
        });
        try {
            assertThat(TriedIndexSet.failure(tried.model)).containsAnyOf("Nothing answers at ", " was lost: ");
        } finally {
            server().startAgain();
        }
        tried.model.search(source);
        assertThat(tried.sets().lists().statements()).hasSize(2);
    }
}
