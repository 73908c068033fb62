package org.plumbline.app.ui.indexset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.ui.state.PlansShown;
import org.plumbline.app.work.PausedBackground;
import org.plumbline.index.ProofState;
import org.plumbline.testkit.postgres.IndexServer;
import org.plumbline.testkit.postgres.OneIndexServer;

class IndexSetViewModelTest extends OneIndexServer {
    private final TriedIndexSet tried = new TriedIndexSet(server().database("postgres"));

    @AfterEach
    void disconnect() {
        tried.close();
    }

    @Test
    void findsTheSetOfEachBudgetAndWhatEachStatementGains() {
        ChosenSet sets = tried.found(IndexServer.BY_CUSTOMER, IndexServer.BY_DAY, IndexServer.COUNT);

        assertThat(sets.from()).isEqualTo("3 statements of a test");
        assertThat(sets.indexes()).extracting(IndexRow::definition).contains("public.orders (customer)");
        assertThat(sets.totalProperty().get().cost()).hasValueSatisfying(cost -> assertThat(cost.value()).isBetween(0.1, 0.9));
        assertThat(TriedIndexSet.row(sets, IndexServer.BY_CUSTOMER).uses()).containsExactly("public.orders (customer)");
        assertThat(TriedIndexSet.row(sets, IndexServer.BY_CUSTOMER).left().orElseThrow().value()).isLessThan(0.5);
        assertThat(TriedIndexSet.row(sets, IndexServer.COUNT).changed()).isEmpty();
        IndexRow customer = TriedIndexSet.index(sets, "public.orders (customer)");
        assertThat(customer.helped()).contains(1);
        assertThat(customer.saves().value()).isPositive();

        sets.chooseBudget(0);
        assertThat(sets.indexes()).isEmpty();
        assertThat(sets.isEmpty()).isTrue();
        assertThat(sets.lists().rejected()).anySatisfy(row -> {
            assertThat(row.subject()).isEqualTo("public.orders (customer)");
            assertThat(row.words()).startsWith("in the set of ");
        });
        assertThat(TriedIndexSet.row(sets, IndexServer.BY_CUSTOMER).changed()).isEmpty();
    }

    @Test
    void plansAtOnceWithWhatThePersonMakesOfTheSet() {
        ChosenSet sets = tried.found(IndexServer.NEWEST, IndexServer.COUNT);
        double all = sets.totalProperty().get().cost().orElseThrow().value();
        IndexRow pair = TriedIndexSet.index(sets, "public.orders (customer, day)");

        sets.toggle(pair);
        assertThat(TriedIndexSet.index(sets, pair.definition()).chosen()).isFalse();
        assertThat(sets.totalProperty().get()).satisfies(total -> {
            assertThat(total.own()).isTrue();
            assertThat(total.cost().orElseThrow().value()).isEqualTo(1);
        });
        assertThat(TriedIndexSet.row(sets, IndexServer.NEWEST).uses()).isEmpty();

        NoteRow rejected = sets.lists().rejected().stream().filter(row -> row.subject().equals("public.orders (customer)")).findFirst()
                .orElseThrow();
        assertThat(rejected.words()).isEqualTo("covered by the one on public.orders (customer, day)");
        sets.add(rejected.candidate().orElseThrow());
        assertThat(TriedIndexSet.row(sets, IndexServer.NEWEST).uses()).containsExactly(rejected.subject());
        assertThat(sets.lists().rejected()).extracting(NoteRow::subject).doesNotContain(rejected.subject());
        sets.export();
        assertThat(tried.scripts).singleElement().satisfies(script -> assertThat(script.create())
                .contains("CREATE INDEX CONCURRENTLY", "For 1 statement", "(customer);")
                .doesNotContain("(customer, day)"));

        sets.choosePoint(0);
        sets.choosePoint(sets.frontier().size() - 1);
        assertThat(sets.totalProperty().get().own()).isFalse();
        assertThat(sets.totalProperty().get().cost().orElseThrow().value()).isEqualTo(all);
    }

    @Test
    void opensThePlanWithTheSetBesideTodays() {
        ChosenSet sets = tried.found(IndexServer.BY_CUSTOMER);
        sets.showPlans(sets.lists().statements().getFirst(), PlansShown.TABS);
        assertThat(tried.plans).hasSize(2);
        assertThat(tried.plans.getFirst()).contains("Seq Scan");
        assertThat(tried.plans.getLast()).contains("orders_customer_idx");
    }

    @Test
    void whatRunningTheStatementsShowsStandsWithTheSetUntilThatIsChanged() {
        tried.found(IndexServer.BY_CUSTOMER, IndexServer.BY_DAY, IndexServer.COUNT);
        ChosenSet sets = tried.measured();
        assertThat(TriedIndexSet.index(sets, "public.orders (customer)").state()).isEqualTo(ProofState.MEASURED);
        assertThat(sets.measured()).isNotEmpty().first().asString().contains("Together they took ");
        assertThat(sets.lists().measured()).hasSize(3).anySatisfy(row -> assertThat(row.words()).contains(" times faster: "))
                .anySatisfy(row -> assertThat(row.words()).startsWith("not run: its plan uses none of the indexes"));
        sets.toggle(sets.indexes().getFirst());
        assertThat(sets.measured()).isEmpty();
    }

    @Test
    void namesTheIndexThatTheSetMakesNeedless() {
        ChosenSet sets = tried.found("SELECT max(note) FROM orders WHERE day = 5 AND customer > 480");
        assertThat(sets.lists().superseded()).singleElement().satisfies(row -> {
            assertThat(row.subject()).isEqualTo("public.customers_of_orders");
            assertThat(row.words()).contains("look whether other statements read it");
        });
        sets.chooseBudget(0);
        assertThat(sets.lists().superseded()).isEmpty();
    }

    @Test
    void saysWhichStatementsAreLeftOutAndFindsByWords() {
        ChosenSet sets = tried.found(IndexServer.BY_CUSTOMER, IndexServer.COUNT, "SELECT 1 FROM nowhere");
        assertThat(sets.lists().leftOut()).singleElement().satisfies(row -> assertThat(row.words()).contains("nowhere"));
        assertThat(sets.lists().statements()).hasSize(2);
        sets.lists().searchProperty().set("COUNT(note)");
        assertThat(sets.lists().statements()).extracting(row -> row.query().sql()).containsExactly(IndexServer.COUNT);
    }

    @Test
    void takesAFolderAndSaysWhereNoStatementIs(@TempDir Path folder) throws IOException {
        tried.model.search(folder);
        assertThat(TriedIndexSet.failure(tried.model)).startsWith("There is no statement in " + folder);
        Files.writeString(folder.resolve("lookup.sql"), IndexServer.BY_CUSTOMER);
        tried.model.again();
        assertThat(tried.sets().lists().statements()).singleElement().satisfies(row -> assertThat(row.query().name()).isEqualTo("lookup"));
        ChosenSet before = tried.sets();
        tried.model.search(folder.resolve("gone.sql"));
        assertThat(tried.sets()).as("what was found stays").isSameAs(before);
        assertThat(before.messageProperty().get()).startsWith("The statements cannot be read: ");
    }

    @Test
    void saysWhatIsMissingOnTheServer() {
        tried.model.searchCounted();
        assertThat(TriedIndexSet.failure(tried.model)).contains("pg_stat_statements cannot be read");
        tried.disconnect();
        tried.model.search(StatementSources.of(Statements.of("a test", List.of("SELECT 1"))));
        assertThat(TriedIndexSet.failure(tried.model)).contains("is closed. Connect to it");
    }

    @Test
    void aSetHasAtMostSoManyIndexes() {
        ChosenSet any = tried.found(IndexServer.BY_CUSTOMER, "SELECT note FROM orders WHERE id = 4711", IndexServer.COUNT);
        int all = any.frontier().getLast().indexes().size();
        assertThat(all).isGreaterThan(1);
        tried.model.limit(all + 5);
        assertThat(tried.sets()).as("nothing to look for").isSameAs(any);
        tried.model.limit(1);
        assertThat(tried.sets().frontier()).allSatisfy(set -> assertThat(set.indexes()).hasSizeLessThan(2));
        assertThat(tried.sets().indexes()).hasSize(1);
        tried.model.limit(Integer.MAX_VALUE);
        assertThat(tried.sets().indexes()).hasSize(all);
    }

    @Test
    void aSearchCanBeStoppedAndLeavesWhatWasFoundBefore() {
        var background = new PausedBackground();
        IndexSetViewModel paused = tried.on(background);
        StatementSource source = StatementSources.of(Statements.of("a test", List.of(IndexServer.BY_CUSTOMER)));
        paused.search(source);
        assertThat(paused.stateProperty().get()).isInstanceOf(IndexSetState.Searching.class);
        paused.cancel();
        assertThat(TriedIndexSet.failure(paused)).contains("was stopped");
        paused.search(source);
        background.goOn();
        IndexSetState found = paused.stateProperty().get();
        assertThat(found).isInstanceOf(IndexSetState.Found.class);
        paused.again();
        paused.cancel();
        assertThat(paused.stateProperty().get()).isEqualTo(found);
        paused.dispose();
        background.goOn();
        assertThat(background.jobs()).isEmpty();
    }

    @Test
    void aStatementIsCalledByItsBeginningAndCountsOnce() {
        String shape = "SELECT note, id, customer, day FROM orders WHERE note = 'a long beginning that all have' AND customer = ";
        Statements statements = Statements.of("a test", List.of(shape + 1, shape + 2, shape + 2));
        assertThat(statements.queries()).hasSize(2);
        assertThat(statements.queries().getFirst().name()).startsWith("SELECT note, id").endsWith("…").hasSize(80);
        assertThat(statements.queries().getLast().name()).endsWith("… (2)");
    }
}
