package org.plumbline.app.ui.indexset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.db.Database;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.app.work.PausedBackground;
import org.plumbline.index.DdlScript;
import org.plumbline.index.ProofState;
import org.plumbline.testkit.postgres.IndexServer;

class IndexSetViewModelTest {
    private static IndexServer server;

    private final List<String> plans = new ArrayList<>();
    private final List<DdlScript> scripts = new ArrayList<>();
    private Optional<Database> database = Optional.of(server.database("postgres"));
    private final IndexSetViewModel model = model(new InlineBackground());

    @BeforeAll
    static void start() throws SQLException {
        server = new IndexServer();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void disconnect() {
        model.dispose();
        database.ifPresent(Database::close);
    }

    @Test
    void findsTheSetOfEachBudgetAndWhatEachStatementGains() {
        ChosenSet sets = found(IndexServer.BY_CUSTOMER, IndexServer.BY_DAY, IndexServer.COUNT);

        assertThat(sets.from()).isEqualTo("3 statements of a test");
        assertThat(sets.indexes()).extracting(IndexRow::definition).contains("public.orders (customer)");
        assertThat(sets.totalProperty().get().cost()).hasValueSatisfying(cost -> assertThat(cost.value()).isBetween(0.1, 0.9));
        assertThat(row(sets, IndexServer.BY_CUSTOMER).uses()).containsExactly("public.orders (customer)");
        assertThat(row(sets, IndexServer.BY_CUSTOMER).left().orElseThrow().value()).isLessThan(0.5);
        assertThat(row(sets, IndexServer.COUNT).changed()).isEmpty();
        IndexRow customer = index(sets, "public.orders (customer)");
        assertThat(customer.helped()).contains(1);
        assertThat(customer.saves().value()).isPositive();

        sets.chooseBudget(0);
        assertThat(sets.indexes()).isEmpty();
        assertThat(sets.isEmpty()).isTrue();
        assertThat(sets.rejected()).anySatisfy(row -> {
            assertThat(row.subject()).isEqualTo("public.orders (customer)");
            assertThat(row.words()).startsWith("in the set of ");
        });
        assertThat(row(sets, IndexServer.BY_CUSTOMER).changed()).isEmpty();
    }

    @Test
    void plansAtOnceWithWhatThePersonMakesOfTheSet() {
        ChosenSet sets = found(IndexServer.NEWEST, IndexServer.COUNT);
        double all = sets.totalProperty().get().cost().orElseThrow().value();
        IndexRow pair = index(sets, "public.orders (customer, day)");

        sets.toggle(pair);
        assertThat(index(sets, pair.definition()).chosen()).isFalse();
        assertThat(sets.totalProperty().get()).satisfies(total -> {
            assertThat(total.own()).isTrue();
            assertThat(total.cost().orElseThrow().value()).isEqualTo(1);
        });
        assertThat(row(sets, IndexServer.NEWEST).uses()).isEmpty();

        NoteRow rejected = sets.rejected().stream().filter(row -> row.subject().equals("public.orders (customer)")).findFirst()
                .orElseThrow();
        assertThat(rejected.words()).isEqualTo("covered by the one on public.orders (customer, day)");
        sets.add(rejected.candidate().orElseThrow());
        assertThat(row(sets, IndexServer.NEWEST).uses()).containsExactly(rejected.subject());
        assertThat(sets.rejected()).extracting(NoteRow::subject).doesNotContain(rejected.subject());
        sets.export();
        assertThat(scripts).singleElement().satisfies(script -> assertThat(script.create())
                .contains("CREATE INDEX CONCURRENTLY", "For 1 statement", "(customer);")
                .doesNotContain("(customer, day)"));

        sets.choosePoint(0);
        sets.choosePoint(sets.frontier().size() - 1);
        assertThat(sets.totalProperty().get().own()).isFalse();
        assertThat(sets.totalProperty().get().cost().orElseThrow().value()).isEqualTo(all);
    }

    @Test
    void opensThePlanWithTheSetBesideTodays() {
        ChosenSet sets = found(IndexServer.BY_CUSTOMER);
        sets.showPlans(sets.statements().getFirst());
        assertThat(plans).hasSize(2);
        assertThat(plans.getFirst()).contains("Seq Scan");
        assertThat(plans.getLast()).contains("orders_customer_idx");
    }

    @Test
    void namesTheIndexThatTheSetMakesNeedless() {
        ChosenSet sets = found("SELECT max(note) FROM orders WHERE day = 5 AND customer > 480");
        assertThat(sets.superseded()).singleElement().satisfies(row -> {
            assertThat(row.subject()).isEqualTo("public.customers_of_orders");
            assertThat(row.words()).contains("look whether other statements read it");
        });
        sets.chooseBudget(0);
        assertThat(sets.superseded()).isEmpty();
    }

    @Test
    void saysWhichStatementsAreLeftOutAndFindsByWords() {
        ChosenSet sets = found(IndexServer.BY_CUSTOMER, IndexServer.COUNT, "SELECT 1 FROM nowhere");
        assertThat(sets.leftOut()).singleElement().satisfies(row -> assertThat(row.words()).contains("nowhere"));
        assertThat(sets.statements()).hasSize(2);
        sets.searchProperty().set("COUNT(note)");
        assertThat(sets.statements()).extracting(row -> row.query().sql()).containsExactly(IndexServer.COUNT);
    }

    @Test
    void takesAFolderAndSaysWhereNoStatementIs(@TempDir Path folder) throws IOException {
        model.search(folder);
        assertThat(failure(model)).startsWith("There is no statement in " + folder);
        Files.writeString(folder.resolve("lookup.sql"), IndexServer.BY_CUSTOMER);
        model.again();
        assertThat(sets().statements()).singleElement().satisfies(row -> assertThat(row.query().name()).isEqualTo("lookup"));
        ChosenSet before = sets();
        model.search(folder.resolve("gone.sql"));
        assertThat(sets()).as("what was found stays").isSameAs(before);
        assertThat(before.messageProperty().get()).startsWith("The statements cannot be read: ");
    }

    @Test
    void saysWhatIsMissingOnTheServer() {
        model.searchCounted();
        assertThat(failure(model)).contains("pg_stat_statements cannot be read");
        database.ifPresent(Database::close);
        database = Optional.empty();
        model.search(StatementSources.of(Statements.of("a test", List.of("SELECT 1"))));
        assertThat(failure(model)).contains("is closed. Connect to it");
    }

    @Test
    void withoutHypoPgTheModelFindsASetTriesOthersAndRealIndexesProveIt() throws SQLException {
        server.runOn("template1", "CREATE TABLE orders AS SELECT i AS id, i % 500 AS customer, i % 1000 AS day, "
                + "repeat('x', 100) AS note FROM generate_series(1, 50000) AS i", "ANALYZE orders");
        database.ifPresent(Database::close);
        database = Optional.of(server.database("template1"));
        ChosenSet sets = found(IndexServer.BY_CUSTOMER, IndexServer.BY_DAY, IndexServer.COUNT);
        assertThat(sets.missing().orElseThrow()).contains("CREATE EXTENSION hypopg");
        assertThat(sets.state()).isEqualTo(ProofState.MODEL);
        assertThat(sets.canShowPlans()).isFalse();
        IndexRow customer = index(sets, "public.orders (customer)");
        assertThat(customer.state()).isEqualTo(ProofState.MODEL);
        sets.toggle(customer);
        assertThat(row(sets, IndexServer.BY_CUSTOMER).changed()).isEmpty();
        assertThat(row(sets, IndexServer.BY_DAY).left().orElseThrow().value()).isLessThan(0.9);
        sets.toggle(customer);
        double modelled = sets.totalProperty().get().cost().orElseThrow().value();

        model.prove();
        ChosenSet proven = sets();
        assertThat(proven).isNotSameAs(sets);
        assertThat(proven.state()).isEqualTo(ProofState.PLANNED);
        assertThat(proven.indexes()).extracting(IndexRow::state).containsOnly(ProofState.PLANNED);
        assertThat(row(proven, IndexServer.BY_CUSTOMER).uses()).containsExactly("public.orders (customer)");
        assertThat(proven.totalProperty().get().cost().orElseThrow().value()).isBetween(modelled * 0.8, modelled * 1.2);
        proven.toggle(index(proven, "public.orders (customer)"));
        assertThat(proven.state()).as("what was not built is modelled").isEqualTo(ProofState.MODEL);
        assertThat(proven.totalProperty().get().cost()).isPresent();
        proven.toggle(index(proven, "public.orders (customer)"));
        assertThat(proven.state()).isEqualTo(ProofState.PLANNED);
    }

    @Test
    void aSetHasAtMostSoManyIndexes() {
        ChosenSet any = found(IndexServer.BY_CUSTOMER, "SELECT note FROM orders WHERE id = 4711", IndexServer.COUNT);
        int all = any.frontier().getLast().indexes().size();
        assertThat(all).isGreaterThan(1);
        model.limit(all + 5);
        assertThat(sets()).as("nothing to look for").isSameAs(any);
        model.limit(1);
        assertThat(sets().frontier()).allSatisfy(set -> assertThat(set.indexes()).hasSizeLessThan(2));
        assertThat(sets().indexes()).hasSize(1);
        model.limit(Integer.MAX_VALUE);
        assertThat(sets().indexes()).hasSize(all);
    }

    @Test
    void aServerThatDiesIsToldInASentenceAndNothingIsLost() {
        ChosenSet sets = found(IndexServer.NEWEST, IndexServer.BY_CUSTOMER, IndexServer.COUNT);
        SetTotal best = sets.totalProperty().get();
        server.crash();
        try {
            IndexRow row = sets.indexes().getFirst();
            sets.add(sets.rejected().getFirst().candidate().orElseThrow());
            assertThat(sets.messageProperty().get()).startsWith("Nothing answers at ");
            assertThat(sets.totalProperty().get().words()).endsWith("planned cost not known");
            assertThat(sets.statements()).hasSize(3).allSatisfy(each -> assertThat(each.after()).isEmpty());
            assertThat(sets.indexes()).extracting(IndexRow::definition).contains(row.definition());

            sets.choosePoint(0);
            sets.choosePoint(sets.frontier().size() - 1);
            assertThat(sets.totalProperty().get()).isEqualTo(best);
            assertThat(row(sets, IndexServer.NEWEST).left().orElseThrow().value()).as("as the search told it").isLessThan(0.5);
            sets.showPlans(sets.statements().getFirst());
            assertThat(plans).isEmpty();
            model.again();
            assertThat(sets()).isSameAs(sets);
            assertThat(sets.messageProperty().get()).startsWith("Nothing answers at ");
        } finally {
            server.startAgain();
        }
        sets.toggle(sets.indexes().getFirst());
        assertThat(sets.messageProperty().get()).isEmpty();
        assertThat(sets.totalProperty().get().cost()).isPresent();
    }

    @Test
    void aServerThatDiesWhileItSearchesIsToldInASentence() {
        StatementSource source = StatementSources.of(Statements.of("a test", IndexServer.SHOP.subList(0, 2)));
        server.crash();
        try {
            model.search(source);
            assertThat(failure(model)).startsWith("Nothing answers at ");
        } finally {
            server.startAgain();
        }
        model.search((on, _) -> {
            Statements read = Statements.of("a test", IndexServer.SHOP.subList(0, 2));
            on.open();
            server.crash();
            return read;
        });
        try {
            assertThat(failure(model)).startsWith("Nothing answers at ");
        } finally {
            server.startAgain();
        }
        model.search(source);
        assertThat(sets().statements()).hasSize(2);
    }

    @Test
    void aSearchCanBeStoppedAndLeavesWhatWasFoundBefore() {
        var background = new PausedBackground();
        IndexSetViewModel paused = model(background);
        StatementSource source = StatementSources.of(Statements.of("a test", List.of(IndexServer.BY_CUSTOMER)));
        paused.search(source);
        assertThat(paused.stateProperty().get()).isInstanceOf(IndexSetState.Searching.class);
        paused.cancel();
        assertThat(failure(paused)).contains("was stopped");
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

    private ChosenSet found(String... statements) {
        model.search(StatementSources.of(Statements.of("a test", List.of(statements))));
        return sets();
    }

    private ChosenSet sets() {
        assertThat(model.stateProperty().get()).isInstanceOf(IndexSetState.Found.class);
        return ((IndexSetState.Found) model.stateProperty().get()).sets();
    }

    private static String failure(IndexSetViewModel of) {
        assertThat(of.stateProperty().get()).isInstanceOf(IndexSetState.Failed.class);
        return ((IndexSetState.Failed) of.stateProperty().get()).sentence();
    }

    private static StatementRow row(ChosenSet sets, String sql) {
        return sets.statements().stream().filter(row -> row.query().sql().equals(sql)).findFirst().orElseThrow();
    }

    private static IndexRow index(ChosenSet sets, String definition) {
        return sets.indexes().stream().filter(row -> row.definition().equals(definition)).findFirst().orElseThrow();
    }

    private IndexSetViewModel model(Background background) {
        return new IndexSetViewModel(background, "shop", () -> database, new Onward() {
            @Override
            public void show(Database on, String sql, String today, String then, int indexes) {
                plans.addAll(List.of(today, then));
            }

            @Override
            public void export(DdlScript script, String name) {
                scripts.add(script);
            }

            @Override
            public List<Statements> open() {
                return List.of();
            }
        });
    }
}
