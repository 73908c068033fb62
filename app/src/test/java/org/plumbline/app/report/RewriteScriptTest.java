package org.plumbline.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.RewriteBook;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.Schema;
import org.plumbline.rewrite.proof.Difference;
import org.plumbline.rewrite.proof.RewriteMeasurement;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlScript;
import org.plumbline.sql.SqlToken;
import org.plumbline.sql.block.NotUnderstood;

class RewriteScriptTest {
    private static final String SQL = "SELECT 1 FROM a\nWHERE a.x NOT IN (SELECT b.y FROM b) -- as it was";

    @Test
    void whatNobodyPromisesStandsInFront() throws Exception {
        assertThat(RewriteScript.statement(ProvenRewriting.suggested(rewriting(), List.of(new Demand.NotNull("a", "x")))))
                .startsWith("-- ONLY IF this is true, for which nobody vouched:\n--   y of b is never NULL\n\nSELECT 1 FROM a\n");
        assertThat(RewriteScript.statement(ProvenRewriting.suggested(rewriting(), rewriting().open()))).startsWith("SELECT 1 FROM a\n");
    }

    @Test
    void whateverTheDataHasInItTheScriptHoldsOneStatement() throws Exception {
        var differs = new RewriteMeasurement.Differs(1, 0, Optional.of(new Difference.OtherRows(
                List.of(List.of(Optional.of("1\n; DROP TABLE a; --\r; DROP TABLE b"))), List.of())), Set.of());
        String script = RewriteScript.whole(SQL, new ProvenRewriting(
                rewriting(), rewriting().open(), Optional.empty(), Optional.empty(), Optional.of(differs)));
        assertThat(SqlScript.statements(script)).hasSize(1);
        assertThat(SqlScanner.tokens(script).stream().map(SqlToken::text).filter(word -> word.equals("DROP"))).isEmpty();
        assertThat(script).contains("-- WARNING: this was seen to do something else than the original.\n", "(you vouch for it)\n",
                """
                -- as it was
                ;

                -- The original:
                --
                -- SELECT 1 FROM a
                -- WHERE a.x NOT IN (SELECT b.y FROM b) -- as it was
                -- ;
                """);
    }

    @Test
    void namesOfConditionsAreWordsOfTheShell() {
        assertThat(DemandName.of(new Demand.Unique("public.my table", List.of("a", "b")))).isEqualTo("unique:public.my_table.a,b");
        assertThat(DemandName.of(new Demand.ProgramChanges())).isEqualTo("program-changes");
    }

    private static Rewriting rewriting() throws NotUnderstood {
        return RewriteBook.rewritings(SQL, Schema.UNKNOWN).getFirst();
    }
}
