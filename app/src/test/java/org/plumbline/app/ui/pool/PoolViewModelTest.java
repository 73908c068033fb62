package org.plumbline.app.ui.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.LoadReport;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.capacity.pool.BasicProblem;
import org.plumbline.capacity.pool.Binding;
import org.plumbline.capacity.pool.PoolWait;
import org.plumbline.capacity.pool.PooledClient;
import org.plumbline.capacity.pool.Scalability;

class PoolViewModelTest {
    private final PoolViewModel model = new PoolViewModel(new InlineBackground(), FXCollections.observableArrayList());
    private final PoolFigures figures = model.figures();

    @Test
    void saysWhatIsMissingBeforeAnythingIsTyped() {
        assertThat(model.stateProperty().get()).isInstanceOfSatisfying(PoolState.Nothing.class, nothing -> {
            assertThat(nothing.isWrong()).isFalse();
            assertThat(nothing.sentence()).contains("Missing: Requests, of all instances, A connection is held for");
        });
    }

    @Test
    void answersAsSoonAsTheLoadIsTyped() {
        type("200", "50", "60");
        PoolState.Answer answer = answer();
        assertThat(answer.advice().size()).isEqualTo(13);
        assertThat(answer.advice().binding()).isEqualTo(new Binding.Target(60));
        assertThat(answer.basic().poolSize()).isEqualTo(BigInteger.TEN);
        assertThat(answer.problems()).containsExactly(new BasicProblem.Unstable(1));
        assertThat(answer.waits().getFirst().size()).isEqualTo(11);
        assertThat(answer.waits()).allMatch(PoolWait.Stable.class::isInstance);
        assertThat(model.simulatedProperty().get().orElseThrow().queue()).hasSize(400);
        assertThat(PooledClient.HIKARI_JAVA.text(answer.settings())).contains("setMaximumPoolSize(13)");
    }

    @Test
    void showsAChosenSizeUntilAFigureChanges() {
        type("200", "50", "60");
        model.choose(20);
        assertThat(answer().chosen().size()).isEqualTo(20);
        assertThat(answer().advice().size()).isEqualTo(13);
        assertThat(answer().settings().size()).isEqualTo(20);
        figures.hold.textProperty().set("51");
        assertThat(answer().chosen().size()).isEqualTo(answer().advice().size());
    }

    @Test
    void takesUsersWhoThink() {
        figures.byUsersProperty().set(true);
        figures.users.textProperty().set("200");
        figures.think.textProperty().set("950");
        figures.hold.textProperty().set("50");
        figures.target.textProperty().set("60");
        assertThat(answer().load().arrivalsPerSecond()).isEqualTo(200);
        assertThat(answer().advice().size()).isEqualTo(13);
    }

    @Test
    void dividesTheLoadAmongInstancesAndNotBehindPgBouncer() {
        type("800", "50", "60");
        figures.instances.textProperty().set("4");
        assertThat(answer().load().arrivalsPerSecond()).isEqualTo(200);
        assertThat(answer().problems()).contains(new BasicProblem.EachProcess(4, BigInteger.valueOf(240), 100));
        String beside = PooledClient.PGBOUNCER.text(answer().settings());
        figures.bouncedProperty().set(true);
        assertThat(beside).contains("default_pool_size = " + answer().advice().size() + "\n").contains("max_client_conn = 400\n");
        assertThat(answer().load().arrivalsPerSecond()).isEqualTo(800);
    }

    @Test
    void tellsAtTheFieldWhatIsWrong() {
        type("200", "50", "60");
        for (String wrong : new String[] {"0", "-3", "NaN", "1e400", "many", "50f", "Infinity"}) {
            figures.rate.textProperty().set(wrong);
            assertThat(figures.rate.problemProperty().get()).as(wrong).contains("has to be a number above 0");
            assertThat(model.stateProperty().get()).isInstanceOfSatisfying(PoolState.Nothing.class, nothing ->
                    assertThat(nothing.sentence()).isEqualTo("Mend what is marked: Requests, of all instances."));
        }
        figures.rate.textProperty().set("1,200");
        assertThat(figures.rate.problemProperty().get()).isEmpty();
        figures.instances.textProperty().set("1.5");
        assertThat(figures.instances.problemProperty().get()).contains("a whole number from 1");
    }

    @Test
    void tellsWhatContradictsWhat() {
        type("200", "50", "60");
        figures.others.textProperty().set("97");
        assertThat(model.stateProperty().get()).isEqualTo(new PoolState.Nothing(
                "Reserved connections and those for others take all 100 of max_connections: raise it, or reserve fewer.", true));
        figures.others.textProperty().set("5");
        figures.rate.textProperty().set("1000000000");
        figures.hold.textProperty().set("86400000");
        assertThat(model.stateProperty().get()).isInstanceOfSatisfying(PoolState.Nothing.class, nothing ->
                assertThat(nothing.sentence()).contains("262,143 busy connections"));
    }

    @Test
    void answersForAnyLoadThatIsNoneTooLarge() {
        for (String rate : new String[] {"0.000001", "1", "99999", "2621400"}) {
            type(rate, "100", "0");
            assertThat(model.stateProperty().get()).as(rate).isInstanceOf(PoolState.Answer.class);
            assertThat(answer().waits()).as(rate).hasSizeBetween(2, 250);
        }
    }

    @Test
    void fillsInAPeakOnlyWhereItWasMeasured() {
        measured(1e-12);
        assertThat(figures.peak.count()).isEmpty();
        assertThat(model.measurement().messageProperty().get()).contains("The peak lies beyond what was measured, up to 16 connections");
        measured(.01);
        assertThat(figures.peak.count()).hasValue(10);
        assertThat(figures.peak.originProperty().get()).isEqualTo("measured under load");
    }

    private void measured(double coherence) {
        List<Scalability.Point> points = Stream.of(1, 2, 4, 8, 12, 16)
                .map(n -> new Scalability.Point(n, 1000.0 * n / (1 + coherence * n * (n - 1)))).toList();
        model.measurement().done(new LoadReport("shop", "SELECT 1", List.of(), Scalability.fit(points), new LoadReport.Ending.Done()));
    }

    @Test
    void saysThatAServerIsGone() {
        model.fill(new ConnectedServer("1", "shop", Optional::empty));
        assertThat(model.messageProperty().get()).isEqualTo("shop is not connected.");
    }

    private void type(String rate, String hold, String target) {
        figures.rate.textProperty().set(rate);
        figures.hold.textProperty().set(hold);
        figures.target.textProperty().set(target);
    }

    private PoolState.Answer answer() {
        return (PoolState.Answer) model.stateProperty().get();
    }
}
