package org.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.workload.Snapshots;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.WorkloadSnapshot;

class WorkloadBookTest {
    private static final StatementCounters COUNTED =
            Snapshots.statement(1, "SELECT id FROM orders WHERE (SELECT count(*) FROM orders p WHERE p.id = $1) > 0", 50, 50, 900);
    private static final StatementCounters UPDATE =
            Snapshots.statement(2, "UPDATE orders SET status = $1 WHERE id = $2", 50_000, 50_000, 700);
    private static final StatementCounters INSERT =
            Snapshots.statement(3, "INSERT INTO orders (id, status) VALUES ($1, $2)", 20_000, 20_000, 300);

    private final CatalogFixture orders = new CatalogFixture().unknown("id").unknown("status").index("orders_pkey", "id");

    @Test
    void ranksSchemaRewritesAndHabitsByTheTimeAtStake() {
        orders.updates = 50_000;
        orders.hotUpdates = 4_000;
        List<WorkloadAdvice> advice = examine(UPDATE, INSERT, COUNTED);
        assertThat(advice).extracting(WorkloadAdvice::atStake).containsExactly(
                Duration.ofMillis(1).multipliedBy(19_800), Duration.ofMillis(900), Duration.ofMillis(700));
        assertThat(advice).hasExactlyElementsOfTypes(
                WorkloadAdvice.OfHabit.class, WorkloadAdvice.OfRewrite.class, WorkloadAdvice.OfSchema.class);
        assertThat(ids(advice)).containsExactly("count-to-exists");
    }

    @Test
    void saysNothingOfWhatPostgresPlansAlikeAndOfStatementsThatMayWellBeSentAlone() {
        assertThat(examine(Snapshots.statement(1, "SELECT id FROM orders o WHERE EXISTS (SELECT 1 FROM orders p WHERE p.id = o.status)",
                50, 50, 900))).as("a semi join either way").isEmpty();
        assertThat(examine(Snapshots.statement(1, "SELECT status FROM orders WHERE id = $1", 50, 50, 900))).isEmpty();
    }

    @Test
    void leavesOutStatementsThatTookNextToNothing() {
        assertThat(ids(examine(COUNTED, Snapshots.statement(2, "SELECT status FROM orders", 1, 1, 899_000)))).hasSize(1);
        assertThat(ids(examine(COUNTED, Snapshots.statement(2, "SELECT status FROM orders", 1, 1, 900_000)))).isEmpty();
    }

    @Test
    void knowsTheWholeTimeWhereItWasCounted() {
        assertThat(WorkloadBook.total(facts(Optional.of(Snapshots.at(60, COUNTED, UPDATE))))).hasValue(Duration.ofMillis(1_600));
        assertThat(WorkloadBook.total(facts(Optional.of(Snapshots.at(60))))).isEmpty();
        assertThat(WorkloadBook.total(facts(Optional.empty()))).isEmpty();
        assertThat(WorkloadBook.examine(facts(Optional.empty()))).isEmpty();
    }

    private static List<String> ids(List<WorkloadAdvice> advice) {
        return advice.stream().flatMap(each -> each instanceof WorkloadAdvice.OfRewrite(StatementUse _, List<Rewriting> ways)
                ? ways.stream() : Stream.empty()).map(way -> way.rewrite().id()).toList();
    }

    private List<WorkloadAdvice> examine(StatementCounters... statements) {
        return WorkloadBook.examine(facts(Optional.of(Snapshots.at(60, statements))));
    }

    private SchemaFacts facts(Optional<WorkloadSnapshot> workload) {
        return SchemaFacts.of(orders.facts(), List.of(), workload);
    }
}
