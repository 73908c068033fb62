package org.plumbline.app.ui.rewrites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.proof.ProvingGround;
import org.plumbline.app.report.ProvenRewriting;
import org.plumbline.app.report.RewriteScript;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.text.RewriteProofText;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.rewrite.Condition;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.proof.ProofOutcome;
import org.plumbline.rewrite.proof.RewriteMeasurement;
import org.plumbline.rewrite.proof.RewriteProof;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.WindowTest;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
class RewritesViewModelTest extends WindowTest {
    private static final String NOT_IN = """
            SELECT o.id, o.placed_at, o.total
            FROM orders o
            JOIN customers c ON c.id = o.customer_id
            WHERE o.customer_id NOT IN (SELECT customer_id FROM blocked_customers WHERE reason <> 'mistake')
              AND (SELECT count(*) FROM order_lines l WHERE l.order_id = o.id) > 0
            ORDER BY o.placed_at DESC""";
    private static final Demand NEVER_NULL = new Demand.NotNull("public.blocked_customers", "customer_id");
    private static final ProvingGround GROUND = ProvingGround.ofThisUser();
    private static PostgresServer server;
    private static Database database;

    private final ObservableList<ConnectedServer> servers = FXCollections.observableArrayList();
    private final List<BothPlans> compared = new ArrayList<>();
    private final List<String> edited = new ArrayList<>();
    private final RewritesViewModel model = new RewritesViewModel(new InlineBackground(), servers, new RewriteActions() {
        @Override
        public void compare(BothPlans plans) {
            compared.add(plans);
        }

        @Override
        public void edit(String sql) {
            edited.add(sql);
        }
    }, GROUND);

    @BeforeAll
    static void start() throws SQLException {
        server = PostgresServer.start(18);
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE customers (id int PRIMARY KEY);
                    CREATE TABLE orders (id int PRIMARY KEY, customer_id int NOT NULL, placed_at timestamptz, total numeric);
                    CREATE TABLE order_lines (order_id int NOT NULL REFERENCES orders (id), line int);
                    CREATE INDEX ON order_lines (order_id);
                    CREATE TABLE blocked_customers (customer_id int, reason text);
                    CREATE TABLE left_customers (customer_id int);
                    INSERT INTO left_customers VALUES (1), (NULL);
                    INSERT INTO customers SELECT generate_series(0, 99);
                    INSERT INTO orders SELECT i, i % 100, now(), i FROM generate_series(1, 5000) i;
                    INSERT INTO order_lines SELECT i, 1 FROM generate_series(1, 5000, 2) i;
                    INSERT INTO blocked_customers SELECT i % 50, 'late' FROM generate_series(1, 2000) i; ANALYZE""");
        }
        database = Database.of("Shop", DatabaseUrl.of("postgresql://postgres@127.0.0.1:" + server.port() + "/postgres"));
    }

    @AfterAll
    static void stop() {
        GROUND.close();
        database.close();
        server.close();
    }

    @Test
    void itsOwnDatabaseTellsWhatNobodyCanKnowWithoutOnceItIsThere() {
        model.show(new RewriteSubject(Optional.of(NOT_IN), Optional.of("Shop")), Map::of);
        assertThat(found()).extracting(each -> each.rewrite().id()).contains("count-to-exists").doesNotContain("not-in-to-not-exists");
        servers.add(new ConnectedServer("1", "Shop", () -> Optional.of(database)));
        assertThat(model.serverProperty().get()).isPresent();
        assertThat(notIn().conditions()).extracting(Condition::standing)
                .containsExactlyInAnyOrder(Condition.Standing.HOLDS, Condition.Standing.TO_VOUCH);
    }

    @Test
    void anotherDatabaseIsNotAskedByItself() {
        servers.add(new ConnectedServer("2", "Elsewhere", () -> Optional.of(database)));
        model.show(new RewriteSubject(Optional.of(NOT_IN), Optional.of("Shop")), Map::of);
        assertThat(model.serverProperty().get()).isEmpty();
        assertThat(model.trials().connected()).isFalse();
    }

    @Test
    void plansBothAndHasThemCompared() throws Exception {
        servers.add(new ConnectedServer("1", "Shop", () -> Optional.of(database)));
        model.show(new RewriteSubject(Optional.of(NOT_IN), Optional.of("Shop")), Map::of);
        model.trials().plan(notIn());
        assertThat(model.trials().planned().get(notIn())).isInstanceOfSatisfying(PlannedState.Planned.class, planned -> {
            assertThat(planned.plans().original()).contains("SubPlan");
            assertThat(planned.plans().rewritten()).contains("Anti");
            model.compare(planned.plans());
            assertThat(compared).containsExactly(planned.plans());
        });
        RewritesView view = onFxThread(() -> new RewritesView(model));
        Screenshots.take("rewrites-planned", view, new Screenshots.Size(440, 1000));
    }

    @Test
    void whatIsNotTickedIsBrokenByRowsAndWhatIsTickedHolds() {
        connected(NOT_IN);
        assertThat(known().state()).isEqualTo(RewriteProof.SUGGESTED);
        picture("rewrites-open", 440, 1000);
        trials().prove(notIn());
        assertThat(known().proof()).get().isInstanceOfSatisfying(ProofOutcome.Refuted.class,
                refuted -> assertThat(refuted.unless()).containsExactly(NEVER_NULL));
        assertThat(known().state()).isEqualTo(RewriteProof.SUGGESTED);
        assertThat(RewriteScript.statement(known())).startsWith("""
                -- ONLY IF this is true, for which nobody vouched:
                --   customer_id of public.blocked_customers is never NULL
                """);
        picture("rewrites-only-if", 440, 1100);

        trials().vouch(NEVER_NULL, true);
        assertThat(trials().proven()).isEmpty();
        trials().prove(notIn());
        assertThat(known().proof()).get().isInstanceOf(ProofOutcome.Equal.class);
        assertThat(known().state()).isEqualTo(RewriteProof.TESTED_EQUAL);
        assertThat(RewriteProofText.details(known().proof().orElseThrow()))
                .contains("Assumed: customer_id of public.blocked_customers is never NULL.");
        assertThat(RewriteScript.statement(known())).startsWith("SELECT o.id");
        picture("rewrites-proven", 440, 1000);

        trials().vouch(NEVER_NULL, false);
        assertThat(trials().proven()).isEmpty();
    }

    @Test
    void measuresOnTheDataOnceThePersonSaysSo() throws Exception {
        connected(NOT_IN);
        trials().measure(notIn());
        assertThat(trials().measured()).isEmpty();
        trials().ask(notIn());
        assertThat(trials().measured().get(notIn())).isEqualTo(new MeasuredState.Asking("Shop", Optional.empty()));
        picture("rewrites-asking", 440, 1100);
        trials().measure(notIn());
        assertThat(known().measurement()).get().isInstanceOf(RewriteMeasurement.Measured.class);
        assertThat(known().state()).isEqualTo(RewriteProof.MEASURED);
        picture("rewrites-measured", 440, 1100);

        Path file = folder.resolve("rewritten.sql");
        var said = new ArrayList<String>();
        trials().save(notIn(), file, said::add);
        assertThat(said).containsExactly("Saved " + file + ".");
        assertThat(Files.readString(file)).startsWith("-- NOT IN becomes NOT EXISTS").contains("-- Proof: measured.\n", "-- ONLY IF ",
                "\n--   customer_id of public.orders is never NULL (the catalogue says so)\n", "-- The original:\n--\n-- SELECT o.id");

        model.show(new RewriteSubject(Optional.of("SELECT 1"), Optional.of("Shop")), Map::of);
        assertThat(trials().measured()).isEmpty();
    }

    @Test
    void whatGivesOtherRowsOnTheDataIsRefutedAndCarriesAWarning() {
        connected("SELECT id FROM orders WHERE customer_id NOT IN (SELECT customer_id FROM left_customers)");
        trials().vouch(new Demand.NotNull("public.left_customers", "customer_id"), true);
        trials().ask(notIn());
        trials().measure(notIn());
        assertThat(known().measurement()).get().isInstanceOfSatisfying(RewriteMeasurement.Differs.class,
                differs -> assertThat(differs.rows()).isZero());
        assertThat(known().state()).isEqualTo(RewriteProof.REFUTED);
        picture("rewrites-differs", 440, 900);
        trials().ask(notIn());
        assertThat(known().state()).isEqualTo(RewriteProof.REFUTED);
        trials().decline(notIn());
        model.edit(notIn());
        assertThat(edited).singleElement().asString().startsWith("-- WARNING: this was seen to do something else than the original.\n");
    }

    @Test
    void withoutValuesOfParametersOrWithOtherQuestionsNothingIsMeasured() {
        String sql = "SELECT id FROM orders WHERE total > $1 AND customer_id NOT IN (SELECT customer_id FROM blocked_customers)";
        var values = new HashMap<String, Optional<String>>();
        servers.add(new ConnectedServer("1", "Shop", () -> Optional.of(database)));
        model.show(new RewriteSubject(Optional.of(sql), Optional.of("Shop")), () -> values);
        trials().ask(notIn());
        assertThat(trials().measured().get(notIn())).isInstanceOfSatisfying(MeasuredState.Failed.class,
                failed -> assertThat(failed.sentence()).contains("parameters have no values").contains("SQL editor (Ctrl+N)"));
        values.put("1", Optional.of("4990"));
        trials().ask(notIn());
        trials().measure(notIn());
        assertThat(known().measurement()).get().isInstanceOfSatisfying(RewriteMeasurement.Measured.class,
                measured -> assertThat(measured.rows()).isEqualTo(9));

        model.show(new RewriteSubject(Optional.of("SELECT * FROM orders WHERE id = $1"), Optional.of("Shop")), Map::of);
        trials().ask(found().getFirst());
        assertThat(trials().measured().get(found().getFirst())).isInstanceOfSatisfying(MeasuredState.Failed.class,
                failed -> assertThat(failed.sentence()).contains("times do not compare"));
    }

    private void connected(String sql) {
        servers.add(new ConnectedServer("1", "Shop", () -> Optional.of(database)));
        model.show(new RewriteSubject(Optional.of(sql), Optional.of("Shop")), Map::of);
    }

    private RewriteTrials trials() {
        return model.trials();
    }

    private ProvenRewriting known() {
        return trials().known(notIn());
    }

    private void picture(String name, int width, int height) {
        RewritesView view = onFxThread(() -> new RewritesView(model));
        Screenshots.take(name, view, new Screenshots.Size(width, height));
    }

    @Test
    void tellsWhyNothingIsShown() {
        assertThat(model.stateProperty().get()).isInstanceOf(RewritesState.Nothing.class);
        model.show(new RewriteSubject(Optional.empty(), Optional.empty()), Map::of);
        model.show(new RewriteSubject(Optional.of("SELECT 1 FROM (SELECT 2"), Optional.empty()), Map::of);
        assertThat(model.stateProperty().get()).isInstanceOfSatisfying(RewritesState.Failed.class,
                failed -> assertThat(failed.sentence()).startsWith("The statement could not be read: "));
        model.show(new RewriteSubject(Optional.of("SELECT 1"), Optional.empty()), Map::of);
        assertThat(found()).isEmpty();
    }

    @Test
    void whatAPersonHearsTellsWhatGoesAndWhatComes() {
        assertThat(DiffArea.spoken(List.of(new DiffPart(DiffPart.Kind.KEPT, "a "), new DiffPart(DiffPart.Kind.REMOVED, "b"),
                new DiffPart(DiffPart.Kind.ADDED, "c")))).isEqualTo("a  (removed: b)  (added: c) ");
    }

    private Rewriting notIn() {
        return found().stream().filter(each -> each.rewrite().id().equals("not-in-to-not-exists")).findFirst().orElseThrow();
    }

    private List<Rewriting> found() {
        return ((RewritesState.Found) model.stateProperty().get()).rewritings();
    }
}
