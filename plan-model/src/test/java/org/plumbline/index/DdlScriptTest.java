package org.plumbline.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.index.IndexCandidate.Key.column;
import static org.plumbline.index.IndexDdlTest.index;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.index.DdlScript.Entry;

class DdlScriptTest {
    private static final IndexCandidate STATUS = index(Optional.of("shop"), "orders", column("status"));

    @Test
    void setsTimeoutsBuildsAndGivesTheReasons() {
        DdlScript script = DdlScript.of(List.of(new Entry(STATUS, List.of("It keeps 12 of 1,000,000 rows."))));

        assertThat(statements(script.create())).containsExactly(
                "SET lock_timeout = '5s';",
                "SET statement_timeout = 0;",
                "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_status_idx ON shop.orders USING btree (status);",
                "SELECT indexrelid::regclass AS invalid_index, indrelid::regclass AS on_table",
                "FROM pg_index WHERE NOT indisvalid;",
                "RESET lock_timeout;",
                "RESET statement_timeout;");
        assertThat(script.create()).contains("-- It keeps 12 of 1,000,000 rows.\nCREATE INDEX").endsWith("\n");
    }

    @Test
    void createsTheExtensionThatAnIndexNeeds() {
        var trigrams = new IndexCandidate(Optional.empty(), "products", "gin", List.of(column("name").withOperatorClass("gin_trgm_ops")),
                List.of(), Optional.empty());

        assertThat(statements(DdlScript.of(List.of(new Entry(trigrams, List.of()))).create())).containsSubsequence(
                "SET lock_timeout = '5s';", "CREATE EXTENSION IF NOT EXISTS pg_trgm;");
        assertThat(DdlScript.of(List.of(new Entry(STATUS, List.of()))).create()).doesNotContain("EXTENSION");
    }

    @Test
    void takesItBack() {
        assertThat(statements(DdlScript.of(List.of(new Entry(STATUS, List.of()))).rollback())).contains(
                "SET lock_timeout = '5s';", "DROP INDEX CONCURRENTLY IF EXISTS shop.orders_status_idx;");
    }

    @Test
    void buildsOnceWhatIsAskedForTwice() {
        DdlScript script = DdlScript.of(List.of(new Entry(STATUS, List.of("One.")), new Entry(STATUS, List.of("Two.", "One."))));

        assertThat(script.create()).containsOnlyOnce("CREATE INDEX").contains("-- One.\n-- Two.\nCREATE");
        assertThat(script.rollback()).containsOnlyOnce("DROP INDEX");
    }

    @Test
    void foldsALongReasonAtBlanks() {
        String script = DdlScript.of(List.of(new Entry(STATUS, List.of("word ".repeat(40))))).create();

        assertThat(script.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
        assertThat(script.lines().filter(line -> line.startsWith("-- word") || line.startsWith("--   word"))).hasSize(3);
    }

    @Test
    void givesEveryIndexANameOfItsOwn() {
        DdlScript script = DdlScript.of(List.of(
                new Entry(index(Optional.empty(), "a_b", column("c")), List.of()),
                new Entry(index(Optional.empty(), "a", column("b_c")), List.of())));

        assertThat(statements(script.create())).filteredOn(line -> line.startsWith("CREATE")).hasSize(2)
                .extracting(line -> line.substring(0, line.indexOf(" ON "))).doesNotHaveDuplicates();
    }

    @Test
    void keepsAReasonInItsComment() {
        String hostile = "Reads a\nDROP TABLE orders;\r\n\u2028DROP TABLE b;\u0085x\u0000\f";

        String script = DdlScript.of(List.of(new Entry(STATUS, List.of(hostile)))).create();

        assertThat(statements(script)).noneMatch(line -> line.startsWith("DROP"));
        assertThat(script).contains("-- Reads a DROP TABLE orders;");
    }

    @Test
    void isEmptyForNothing() {
        assertThat(DdlScript.of(List.of())).isEqualTo(new DdlScript("", ""));
    }

    private static List<String> statements(String script) {
        return script.lines().filter(line -> !line.isBlank() && !line.startsWith("--")).toList();
    }
}
