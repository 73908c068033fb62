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
        assertThat(row(sets, IndexServer.BY_CUSTOMER).left().value()).isLessThan(0.5);
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
        model.search(folder.resolve("gone.sql"));
        assertThat(failure(model)).startsWith("The statements cannot be read: ");
    }

    @Test
    void saysWhatIsMissingOnTheServer() {
        model.searchCounted();
        assertThat(failure(model)).contains("pg_stat_statements cannot be read");
        database.ifPresent(Database::close);
        database = Optional.of(server.database("template1"));
        model.search(StatementSources.of(Statements.of("a test", List.of("SELECT 1"))));
        assertThat(failure(model)).contains("CREATE EXTENSION hypopg");
        database.ifPresent(Database::close);
        database = Optional.empty();
        model.again();
        assertThat(failure(model)).contains("is closed. Connect to it");
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
