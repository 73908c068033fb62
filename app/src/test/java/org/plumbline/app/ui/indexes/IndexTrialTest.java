package org.plumbline.app.ui.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.Analyzer;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ExplainRequest;
import org.plumbline.app.db.GuardedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.state.PlansShown;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.app.work.PausedBackground;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.testkit.PlanFixture;
import org.plumbline.testkit.postgres.IndexServer;
import org.plumbline.testkit.postgres.OneIndexServer;

class IndexTrialTest extends OneIndexServer {
    private static final String BARE = "template1";

    private final ObservableList<TrialPlace> places = FXCollections.observableArrayList();
    private final List<String> plans = new ArrayList<>();

    @BeforeAll
    static void fill() throws SQLException {
        server().runOn(BARE, "CREATE TABLE orders AS SELECT i AS id, i % 500 AS customer, array['tag ' || i % 300] AS tags "
                + "FROM generate_series(1, 50000) AS i", "ANALYZE orders");
        server().run("ALTER TABLE orders ADD tags text[]", "UPDATE orders SET tags = array['tag ' || id % 300]", "VACUUM ANALYZE orders");
    }

    @AfterEach
    void disconnect() {
        places.forEach(place -> place.database().close());
    }

    @Test
    void theServerPlansWithWhatIsTickedAndEachTickAsksAgain() throws Exception {
        IndexTrial trial = trial("postgres", IndexServer.BY_CUSTOMER);
        IndexRow row = trial.indexes().rows().getFirst();
        assertThat(trial.stateProperty().get()).isInstanceOf(TrialState.Untried.class);

        trial.ask();
        assertThat(answer(trial).costs()).startsWith("Planned cost now ").contains(", with this index ").endsWith(" %).");
        assertThat(row.state(trial.stateProperty().get())).contains("● the server's planner would use it");
        trial.showPlans(PlansShown.TABS);
        assertThat(plans).hasSize(3).last().isEqualTo("1 index");
        assertThat(plans.getFirst()).contains("Seq Scan");
        assertThat(plans.get(1)).contains("orders_customer_idx");

        trial.tick(row.candidate(), false);
        assertThat(answer(trial).costs()).endsWith(". Tick an index to see what it would be with it.");
        assertThat(row.state(trial.stateProperty().get()).orElseThrow()).contains("not tried on a server");
        assertThat(trial.script().create()).doesNotContain("CREATE INDEX CONCURRENTLY");
        trial.tick(row.candidate(), true);
        assertThat(answer(trial).set()).hasSize(1);
        trial.rest();
        server().waitUntilNobodyTries();
        assertThat(answer(trial).set()).as("what was told stays").hasSize(1);
    }

    @Test
    void withoutHypoPgTheModelHasAWordAndRealIndexesAreRolledBackWhenConfirmed() throws Exception {
        IndexTrial trial = trial(BARE, "SELECT id FROM orders WHERE customer = 7");
        trial.ask();
        TrialAnswer modelled = answer(trial);
        assertThat(modelled.then().cost()).isLessThan(modelled.now());
        assertThat(modelled.missing().orElseThrow()).contains("CREATE EXTENSION hypopg");
        assertThat(modelled.hasPlan()).isFalse();

        trial.askToBuild();
        assertThat(trial.stateProperty().get()).isInstanceOfSatisfying(TrialState.Confirming.class, asked ->
                assertThat(asked.indexes()).singleElement().asString().contains("orders (customer)", ", about "));
        trial.cancel();
        assertThat(answer(trial)).isEqualTo(modelled);
        trial.askToBuild();
        trial.confirm();
        assertThat(answer(trial).of(trial.indexes().rows().getFirst().candidate()))
                .contains("● it was built, used by the plan, and rolled back");
        trial.showPlans(PlansShown.TABS);
        assertThat(plans.get(1)).contains("orders_customer_idx").doesNotContain("plumbline_what_if");
    }

    @Test
    void ginIsModelledBesideHypoPgAndCanBeBuilt() throws Exception {
        IndexTrial trial = trial("postgres", "SELECT id FROM orders WHERE tags @> '{tag 7}'");
        trial.ask();
        assertThat(answer(trial).isModelled()).isTrue();
        assertThat(answer(trial).hasPlan()).isFalse();
        trial.askToBuild();
        trial.confirm();
        assertThat(answer(trial).then().cost()).isLessThan(answer(trial).now());
        assertThat(answer(trial).built().orElseThrow().refused()).isEmpty();
    }

    @Test
    void asksNoServerThatThePlanIsNotFromUnlessOneChoosesIt() throws Exception {
        Analysis analysis = analysis("postgres", IndexServer.BY_CUSTOMER);
        IndexTrial trial = trial(new InlineBackground(), TrialSubject.of(analysis));
        assertThat(trial.canAsk()).isFalse();
        trial.placeProperty().set(Optional.of(places.getFirst()));
        trial.ask();
        assertThat(answer(trial).then().used()).hasSize(1);
        TrialPlace left = places.removeFirst();
        left.database().close();
        assertThat(trial.stateProperty().get()).isInstanceOfSatisfying(TrialState.Impossible.class, impossible ->
                assertThat(impossible.sentence()).startsWith("Connect to the plan's database"));
    }

    @Test
    void aStatementWithParametersIsComparedByItsGenericPlans() throws Exception {
        Analysis analysis = analysis("postgres", IndexServer.BY_CUSTOMER);
        IndexTrial trial = trial(new InlineBackground(), new TrialSubject(analysis,
                Optional.of("SELECT note FROM orders WHERE customer = $1"), "", Optional.of("postgres")));
        assertThat(trial.isGeneric()).isTrue();
        trial.ask();
        assertThat(answer(trial).then().used()).hasSize(1);
        trial.showPlans(PlansShown.TABS);
        assertThat(plans.getFirst()).contains("$1");
    }

    @Test
    void saysWhyAPlanWithoutItsStatementCannotBeTried() {
        IndexTrial trial = trial(new InlineBackground(), TrialSubject.of(PlanFixture.sample("nested-loop.txt")));
        assertThat(trial.stateProperty().get()).isInstanceOfSatisfying(TrialState.Impossible.class, impossible ->
                assertThat(impossible.sentence()).contains("does not carry its statement"));
    }

    @Test
    void aServerThatDiesIsToldInASentenceAndATickAsksAgain() throws Exception {
        IndexTrial trial = trial("postgres", IndexServer.BY_CUSTOMER);
        trial.ask();
        IndexRow row = trial.indexes().rows().getFirst();
        server().crash();
        try {
            trial.showPlans(PlansShown.COMPARED);
            assertThat(trial.stateProperty().get()).isInstanceOfSatisfying(TrialState.Failed.class, failed ->
                    assertThat(failed.sentence()).startsWith("Nothing answers at "));
            assertThat(trial.tickedProperty().get()).hasSize(1);
        } finally {
            server().startAgain();
        }
        trial.tick(row.candidate(), false);
        trial.tick(row.candidate(), true);
        assertThat(answer(trial).then().used()).hasSize(1);
    }

    @Test
    void aTrialIsStoppedAndANewerOneWins() throws Exception {
        var background = new PausedBackground();
        Analysis analysis = analysis("postgres", IndexServer.BY_CUSTOMER);
        IndexTrial trial = trial(background, TrialSubject.of(analysis, Optional.of("postgres")));
        trial.ask();
        trial.cancel();
        assertThat(trial.stateProperty().get()).isInstanceOf(TrialState.Untried.class);
        trial.ask();
        trial.tick(trial.indexes().rows().getFirst().candidate(), false);
        background.goOn();
        assertThat(answer(trial).set()).isEmpty();
        trial.tick(trial.indexes().rows().getFirst().candidate(), true);
        background.goOn();
        trial.askToBuild();
        background.goOn();
        trial.confirm();
        trial.rest();
        background.goOn();
        assertThat(answer(trial).built()).as("what is built goes on while another plan is in front").isPresent();
        trial.ask();
        trial.dispose();
        background.goOn();
        assertThat(background.jobs()).isEmpty();
    }

    private static TrialAnswer answer(IndexTrial trial) {
        assertThat(trial.stateProperty().get()).isInstanceOf(TrialState.Answered.class);
        return ((TrialState.Answered) trial.stateProperty().get()).answer();
    }

    private IndexTrial trial(String database, String sql) throws Exception {
        return trial(new InlineBackground(), TrialSubject.of(analysis(database, sql), Optional.of(database)));
    }

    private IndexTrial trial(Background background, TrialSubject subject) {
        return new IndexTrial(background, subject, places, (_, _, today, then, indexes, _) ->
                plans.addAll(List.of(today, then, indexes == 1 ? "1 index" : indexes + " indexes")));
    }

    /// As the editor measures a statement; its database is connected.
    private Analysis analysis(String name, String sql) throws Exception {
        Database database = server().database(name);
        places.add(new TrialPlace(name, database));
        var request = new ExplainRequest(GuardedStatement.of(sql), true, false, List.of("VERBOSE", "BUFFERS"), Map.of(),
                Duration.ofSeconds(60), Duration.ofSeconds(2));
        return Analyzer.analyze(SourceText.of(name, database.explain(request)), sql, plan -> {
            try {
                return Optional.of(database.catalog(plan));
            } catch (ServerFailure failure) {
                throw new IllegalStateException(failure);
            }
        }).getFirst();
    }
}
