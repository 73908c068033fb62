package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.IndexFacts;

class NumbersRunOutTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void findsAKeyNearItsEnd() {
        db.index(primary()).column("id", "integer", 1_960_000_000);
        asked().findsOneAt("Seq Scan on orders")
                .with(Evidence.text("column", "public.orders.id"), Evidence.count("highest number", 1_960_000_000))
                .suggests(new Remedy.Act(Action.WIDEN_TO_BIGINT, "ALTER TABLE public.orders ALTER COLUMN id TYPE bigint"))
                .doubts(Doubt.REWRITES_THE_TABLE)
                .ofSeverity(Severity.HIGH);
    }

    @Test
    void findsASequenceNearItsEnd() {
        db.column("number", "bigint", 5);
        db.sequence("numbers", 950, 1000, "number");
        asked().findsOneAt("Seq Scan on orders")
                .suggests(new Remedy.Act(Action.RAISE_SEQUENCE_LIMIT,
                        "ALTER SEQUENCE public.numbers AS bigint MAXVALUE 9223372036854775807"));
    }

    @Test
    void holdsItsThreshold() {
        db.column("number", "bigint", 5);
        db.sequence("numbers", 900, 1000, "number");
        asked().findsOneAt("Seq Scan on orders");
        db.sequences.clear();
        db.sequence("numbers", 899, 1000, "number");
        asked().staysQuiet();
    }

    @Test
    void staysQuietOnColumnsThatAreNoKey() {
        db.column("amount", "integer", 2_147_483_647).column("note", "text", 0);
        asked().staysQuiet();
    }

    private RuleTester.Asked asked() {
        return RuleTester.of(new NumbersRunOut(), db.facts()).on(CatalogFixture.PLAN);
    }

    private static IndexFacts primary() {
        return CatalogFixture.index("orders_pkey", "btree", List.of("id"), Optional.empty(), true, true, 7, 4_000);
    }
}
