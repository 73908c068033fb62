package org.plumbline.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.index.IndexCandidate.Key.column;
import static org.plumbline.index.IndexCandidate.Key.expression;
import static org.plumbline.index.IndexDdlTest.index;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.plumbline.index.DdlScript.Entry;
import org.plumbline.plan.unit.Bytes;

class DdlScriptTest {
    private static final IndexCandidate STATUS = index(Optional.of("shop"), "orders", column("status"));

    @Test
    void setsTimeoutsBuildsAndGivesTheReasons() {
        DdlScript script = DdlScript.of(List.of(new Entry(STATUS, List.of("It keeps 12 of 1,000,000 rows."))));

        List<String> statements = statements(script.create());
        assertThat(statements).startsWith(
                "SET lock_timeout = '5s';",
                "SET statement_timeout = 0;",
                "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_status_idx ON shop.orders USING btree (status);");
        assertThat(statements).containsSubsequence(
                "    ('shop.orders_status_idx', 'shop.orders')",
                "WHERE i.indexrelid IS NULL OR NOT i.indisvalid;",
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
    void saysWhatIsKnownOfAnIndex() {
        var known = new Entry(STATUS, List.of("It keeps few rows."), List.of("cost 812 -> 9"), Optional.of(Bytes.kibibytes(12 * 1024)),
                Optional.of(ProofState.ESTIMATED), false);

        String script = DdlScript.of(List.of(known)).create();

        assertThat(script).contains("""
                -- It keeps few rows.
                -- Evidence: cost 812 -> 9
                -- Size: about 12 MB.
                -- Proof: estimated by the planner (HypoPG).
                CREATE INDEX""").doesNotContain("None was tried");
        assertThat(DdlScript.of(List.of(new Entry(STATUS, List.of()))).create()).contains("None was tried").doesNotContain("Proof", "Size");
    }

    @Test
    void takesTheBetterProofOfTwo() {
        var model = new Entry(STATUS, List.of(), List.of("a"), Optional.empty(), Optional.of(ProofState.MODEL), false);
        var measured = new Entry(STATUS, List.of(), List.of("b"), Optional.empty(), Optional.of(ProofState.MEASURED), true);

        assertThat(DdlScript.of(List.of(measured, model)).create())
                .contains("Evidence: b\n-- Evidence: a\n-- Proof: measured.\n", "VACUUM (ANALYZE) shop.orders;\n");
    }

    @Test
    void analysesEachTableOnceAfterAnExpression() {
        List<String> statements = statements(DdlScript.of(List.of(
                new Entry(index(Optional.of("shop"), "orders", expression("lower(a)")), List.of()),
                new Entry(STATUS, List.of()),
                new Entry(index(Optional.of("shop"), "orders", expression("lower(b)")), List.of()))).create());

        assertThat(statements).filteredOn("ANALYZE shop.orders;"::equals).hasSize(1);
        assertThat(statements.indexOf("ANALYZE shop.orders;")).isGreaterThan(4);
        assertThat(DdlScript.of(List.of(new Entry(STATUS, List.of()))).create()).doesNotContain("ANALYZE");
    }

    @Test
    void asksForVacuumWhereAnIndexIsToAnswerAlone() {
        var covering = STATUS.including(List.of("total"));

        assertThat(DdlScript.of(List.of(new Entry(covering, List.of()))).create())
                .contains("visibility map: VACUUM\n--   shop.orders; makes that anew.\nCREATE");
        assertThat(statements(DdlScript.of(List.of(new Entry(
                covering, List.of(), List.of(), Optional.empty(), Optional.empty(), true))).create()))
                .contains("VACUUM (ANALYZE) shop.orders;");
    }

    @Test
    void createsTheExtensionOfAnOperatorClass() {
        Function<IndexCandidate, String> script = index -> DdlScript.of(List.of(new Entry(index, List.of()))).create();
        var key = column("a");

        assertThat(script.apply(method("gist", key.withOperatorClass("gist_int4_ops")))).contains("NOT EXISTS btree_gist;");
        assertThat(script.apply(method("gin", key.withOperatorClass("int4_ops"), column("b").withOperatorClass("gin_trgm_ops"))))
                .contains("NOT EXISTS btree_gin;", "NOT EXISTS pg_trgm;");
        assertThat(script.apply(method("gist", key.withOperatorClass("gist_trgm_ops")))).doesNotContain("btree_gist");
        assertThat(script.apply(method("btree", key.withOperatorClass("int4_ops"))) + script.apply(method("gin", key)))
                .doesNotContain("EXTENSION");
    }

    private static IndexCandidate method(String method, IndexCandidate.Key... keys) {
        return new IndexCandidate(Optional.empty(), "t", method, List.of(keys), List.of(), Optional.empty());
    }

    @Test
    void isEmptyForNothing() {
        assertThat(DdlScript.of(List.of())).isEqualTo(new DdlScript("", ""));
    }

    private static List<String> statements(String script) {
        return script.lines().filter(line -> !line.isBlank() && !line.startsWith("--")).toList();
    }
}
