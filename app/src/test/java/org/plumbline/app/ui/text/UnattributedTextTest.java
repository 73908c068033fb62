package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.testkit.PlanFixture;

class UnattributedTextTest {
    @Test
    void saysWhatMayHaveTakenTheTime() {
        assertThat(words("Seq Scan on t", 10, 100)).contains("opening tables").doesNotContain("other server");
        assertThat(words("Foreign Scan on t", 10, 100)).contains("connecting to the other server");
        assertThat(words("Seq Scan on t", 2_000_000, 100)).contains("reading the clock once more for each of the 2 M rows");
        assertThat(words("Seq Scan on t", 2_000_000, 200)).contains("opening tables");
        assertThat(words("Seq Scan on t", 100_000, 60)).contains("opening tables");
    }

    @Test
    void saysFirstThatRowsAreHandedOnWhereThereAreSome() {
        assertThat(words("Seq Scan on t", 999, 100)).contains("nodes: starting and ending");
        assertThat(words("Seq Scan on t", 1_000, 100)).contains("nodes: handing on 1,000 rows, starting and ending");
    }

    @Test
    void saysNothingOfATableThatTheStatementDoesNotCreate() {
        assertThat(words("Seq Scan on t", 10, 100)).endsWith(", or storing the rows where the statement creates a table from them.");
        assertThat(ofQuery("select * from t where note = 'into'")).endsWith("removing work files).");
        assertThat(ofQuery("select * into u from t")).contains("storing the rows");
        assertThat(ofQuery("create table u as select * from t")).contains("storing the rows");
        assertThat(words("Insert on t", 10, 100)).endsWith("removing work files).");
    }

    private static String ofQuery(String query) {
        return UnattributedText.of(PlanFixture.plan("Query Text: " + query + "\n" + plan("Seq Scan on t", 10, 100)).measured())
                .orElseThrow();
    }

    @Test
    void saysNothingOfALittle() {
        assertThat(UnattributedText.of(PlanFixture.plan(plan("Seq Scan on t", 10, 52)).measured())).isEmpty();
    }

    private static String words(String node, int rows, int execution) {
        return UnattributedText.of(PlanFixture.plan(plan(node, rows, execution)).measured()).orElseThrow();
    }

    private static String plan(String node, int rows, int execution) {
        return """
                %s  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..50.000 rows=%d loops=1)
                Execution Time: %d.000 ms
                """.formatted(node, rows, execution);
    }
}
