package org.plumbline.app.ui.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.ui.text.WorkloadAdviceText.Kind;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.app.work.PausedBackground;
import org.plumbline.index.DdlScript;
import org.plumbline.testkit.postgres.BusyShop;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
class AdviceViewModelTest {
    private static PostgresServer server;
    private static Database database;

    private final List<String> asked = new ArrayList<>();

    @BeforeAll
    static void start() throws SQLException {
        server = PostgresServer.start(18);
        BusyShop.make(server);
        database = Database.of("shop", DatabaseUrl.of(server.jdbcUrl()));
    }

    @AfterAll
    static void stop() {
        database.close();
        server.close();
    }

    @Test
    void listsEveryKindTheMostTimeAtStakeFirst() {
        AdviceViewModel model = model(new InlineBackground(), () -> Optional.of(database));
        assertThat(model.stateProperty().get()).isEqualTo(new AdviceState.Complete());
        assertThat(model.shown()).extracting(AdviceRow::kind).contains(Kind.SCHEMA, Kind.REWRITES, Kind.BATCHES);
        assertThat(model.shown()).extracting(row -> row.advice().atStake()).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(model.summaryProperty().get()).startsWith(model.shown().size() + " pieces of advice for ").endsWith(" of statements");
        assertThat(model.notes().getFirst()).startsWith("Counted since ");
        AdviceRow updates = row(model, "Updates that find no room");
        assertThat(updates.text().about()).isEqualTo("public.orders");
        assertThat(updates.figure()).matches(".* ms  ·  .*%");
        assertThat(updates.stake()).contains("Some of it would be saved");
    }

    @Test
    void showsOneKindAndWhatMatchesASearch() {
        AdviceViewModel model = model(new InlineBackground(), () -> Optional.of(database));
        model.kindProperty().set(Optional.of(Kind.REWRITES));
        assertThat(model.shown()).extracting(AdviceRow::kind).containsOnly(Kind.REWRITES);
        model.searchProperty().set(" BLOCKED ");
        assertThat(model.shown()).hasSize(1);
        model.kindProperty().set(Optional.of(Kind.BATCHES));
        assertThat(model.shown()).isEmpty();
        assertThat(model.nothing()).isEqualTo("No advice matches “ BLOCKED ”.");
    }

    @Test
    void theScriptHoldsWhatChangesTheSchemaAndNothingElse() {
        AdviceViewModel model = model(new InlineBackground(), () -> Optional.of(database));
        model.searchProperty().set("updates that find");
        DdlScript script = model.script();
        assertThat(script.create()).contains("SET lock_timeout", "\nALTER TABLE public.orders SET (fillfactor = 85);\n",
                "-- New pages keep room for the next version of their rows. Everybody who uses the table waits for a moment.\n");
        assertThat(script.rollback()).contains("\nALTER TABLE public.orders RESET (fillfactor);\n");
        model.searchProperty().set("");
        model.kindProperty().set(Optional.of(Kind.REWRITES));
        assertThat(model.script()).isEqualTo(new DdlScript("", ""));
        model.kindProperty().set(Optional.empty());
        model.export();
        model.rewrite("SELECT 1 ");
        assertThat(asked).containsExactly("advice-shop.sql", "SELECT 1\n");
    }

    @Test
    void withoutCountersTheSchemaIsLookedAtAndItIsSaidWhatToDo() throws SQLException {
        try (Database uncounted = Database.of("new", DatabaseUrl.of(server.jdbcUrl().replace("/postgres", "/uncounted")))) {
            AdviceViewModel model = model(new InlineBackground(), () -> Optional.of(uncounted));
            assertThat(model.stateProperty().get()).isEqualTo(new AdviceState.Complete());
            assertThat(model.notes().getFirst()).contains("what statements cost is not known", "CREATE EXTENSION");
            assertThat(model.nothing()).startsWith("Nothing to advise: 0 tables were looked at. Statements are looked at too once");
        }
    }

    @Test
    void looksAtRowsOnceSomebodyAsksForIt() {
        AdviceViewModel model = model(new InlineBackground(), () -> Optional.of(database));
        assertThat(model.sampleProperty().get()).isInstanceOfSatisfying(SampleState.Offered.class,
                offered -> assertThat(offered.words()).contains("rows of public.orders", "Nothing is written"));
        assertThat(model.shown()).noneMatch(row -> row.text().about().contains(BusyShop.LONG_NAME));
        model.look();
        assertThat(model.sampleProperty().get()).isInstanceOfSatisfying(SampleState.Ended.class,
                ended -> assertThat(ended.sentence()).startsWith("The rows that were looked at give "));
        AdviceRow numbers = row(model, "Text that is numbers");
        assertThat(numbers.text().about()).isEqualTo(BusyShop.LONG_NAME + " of public.orders");
        model.refresh();
        assertThat(model.sampleProperty().get()).isInstanceOf(SampleState.Offered.class);
    }

    @Test
    void aLookAtRowsThatIsCancelledIsOfferedAgain() {
        var background = new PausedBackground();
        AdviceViewModel model = model(background, () -> Optional.of(database));
        background.goOn();
        SampleState offered = model.sampleProperty().get();
        model.look();
        assertThat(model.sampleProperty().get()).isInstanceOf(SampleState.Looking.class);
        background.jobs().getFirst().cancel();
        assertThat(model.sampleProperty().get()).isEqualTo(offered);
    }

    @Test
    void goesBackToWhatItHadWhenItIsStopped() {
        var background = new PausedBackground();
        AdviceViewModel model = model(background, () -> Optional.of(database));
        background.jobs().getFirst().cancel();
        assertThat(model.stateProperty().get()).isEqualTo(new AdviceState.Failed("Looking was stopped. Refresh (F5) begins it again."));
        model.refresh();
        background.goOn();
        model.refresh();
        assertThat(model.stateProperty().get()).isEqualTo(new AdviceState.Reading());
        background.jobs().getFirst().cancel();
        assertThat(model.stateProperty().get()).isEqualTo(new AdviceState.Complete());
        assertThat(model.shown()).isNotEmpty();
    }

    @Test
    void saysWhyThereIsNothingToSee() {
        assertThat(model(new InlineBackground(), Optional::empty).stateProperty().get()).isEqualTo(
                new AdviceState.Failed("The connection is closed. Connect to it again, then refresh."));
    }

    private static AdviceRow row(AdviceViewModel model, String headline) {
        return model.shown().stream().filter(row -> row.text().headline().startsWith(headline)).findFirst().orElseThrow();
    }

    private AdviceViewModel model(Background background, Supplier<Optional<Database>> open) {
        return new AdviceViewModel(background, "shop", open, new AdviceActions() {
            @Override
            public void write(String sql) {
                asked.add(sql);
            }

            @Override
            public void rewrite(String sql) {
                asked.add(sql);
            }

            @Override
            public void export(DdlScript script, String name) {
                asked.add(name);
            }
        });
    }
}
