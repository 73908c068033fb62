package org.plumbline.rewrite;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetToKeysetTest {
    private static final Condition QUIET = Condition.toVouch(new Demand.QuietBetweenPages());
    private static final Condition PROGRAM = Condition.toVouch(new Demand.ProgramChanges());
    private static final Condition ID = Condition.holds(new Demand.NotNull("public.orders", "id"));

    private final RewriteTester tester = RewriteTester.of(new OffsetToKeyset(),
            "orders(id int primary key, placed date not null, total numeric, status text)");

    @Test
    void rowsBehindTheLastOne() {
        tester.on("SELECT id, placed FROM orders WHERE status = 'x' ORDER BY placed DESC, id DESC LIMIT 20 OFFSET 4000")
                .becomes("SELECT id, placed FROM orders WHERE status = 'x' AND (placed, id) < ($1, $2)"
                        + " ORDER BY placed DESC, id DESC LIMIT 20")
                .given(Condition.holds(new Demand.Unique("public.orders", List.of("id"))), ID,
                        Condition.holds(new Demand.NotNull("public.orders", "placed")), QUIET, PROGRAM)
                .related(new Relation.NextPage("4000", List.of(Optional.of("$1"), Optional.of("$2")))).promising(Gain.LIKELY);
    }

    @Test
    void takesTheParameterOfOffset() {
        tester.on("SELECT * FROM orders o ORDER BY o.id LIMIT $1 OFFSET $2")
                .becomes("SELECT * FROM orders o WHERE o.id > $2 ORDER BY o.id LIMIT $1")
                .related(new Relation.NextPage("$2", List.of(Optional.of("$2"))));
        tester.on("SELECT * FROM orders WHERE status = $1 OR total > 3 ORDER BY placed, id OFFSET $2 ROWS FETCH NEXT 10 ROWS ONLY")
                .becomes("SELECT * FROM orders WHERE (status = $1 OR total > 3) AND (placed, id) > ($2, $3) ORDER BY placed, id"
                        + " FETCH NEXT 10 ROWS ONLY");
    }

    @Test
    void addsTheKeyToAnOrderThatIsNotUnique() {
        tester.on("SELECT o.id, o.placed FROM orders o ORDER BY o.placed DESC LIMIT 20 OFFSET 40")
                .becomes("SELECT o.id, o.placed FROM orders o WHERE (o.placed, o.id) < ($1, $2) ORDER BY o.placed DESC, o.id DESC LIMIT 20")
                .given(Condition.toVouch(new Demand.Unique("public.orders", List.of("placed"))), ID,
                        Condition.holds(new Demand.NotNull("public.orders", "placed")), QUIET, PROGRAM);
    }

    @Test
    void mixedDirectionsAreWrittenOut() {
        tester.on("SELECT id, placed, total FROM orders ORDER BY placed DESC, total, id DESC LIMIT 20 OFFSET 40")
                .becomes("SELECT id, placed, total FROM orders WHERE placed <= $1"
                        + " AND (placed < $1 OR (total >= $2 AND (total > $2 OR id < $3)))"
                        + " ORDER BY placed DESC, total, id DESC LIMIT 20")
                .given(Condition.holds(new Demand.Unique("public.orders", List.of("id"))), ID,
                        Condition.holds(new Demand.NotNull("public.orders", "placed")),
                        Condition.toVouch(new Demand.NotNull("public.orders", "total")), QUIET, PROGRAM);
    }

    @Test
    void keysMayBePositionsAndNamesOfTheResult() {
        tester.on("SELECT id AS number, placed FROM orders ORDER BY 2, number LIMIT 20 OFFSET 40")
                .becomes("SELECT id AS number, placed FROM orders WHERE (placed, id) > ($1, $2) ORDER BY 2, number LIMIT 20");
    }

    @Test
    void aLastRowOfWhichOnlyThePrimaryKeyIsShownIsLookedUp() {
        tester.on("SELECT id, status FROM orders ORDER BY placed DESC OFFSET $1 LIMIT 20")
                .becomes("SELECT id, status FROM orders WHERE (placed, id) < (SELECT placed, id FROM orders WHERE id = $1)"
                        + " ORDER BY placed DESC, id DESC LIMIT 20")
                .related(new Relation.NextPage("$1", List.of(Optional.empty(), Optional.of("$1"))));
        tester.on("SELECT o.id FROM public.orders o WHERE o.status = 'x' ORDER BY o.placed DESC, o.id LIMIT 20 OFFSET 40")
                .becomes("SELECT o.id FROM public.orders o WHERE o.status = 'x' AND o.placed <="
                        + " (SELECT placed FROM public.orders WHERE id = $1)"
                        + " AND (o.placed < (SELECT placed FROM public.orders WHERE id = $1) OR o.id > $1)"
                        + " ORDER BY o.placed DESC, o.id LIMIT 20")
                .related(new Relation.NextPage("40", List.of(Optional.empty(), Optional.of("$1"))));
    }

    @Test
    void aKeyThatIsAddedIsTheTablesAndNotTheResults() {
        tester.on("SELECT o.id AS number, placed, -1 AS id FROM orders o ORDER BY placed LIMIT 20 OFFSET 40")
                .becomes("SELECT o.id AS number, placed, -1 AS id FROM orders o WHERE (placed, o.id) > ($1, $2)"
                        + " ORDER BY placed, o.id LIMIT 20");
    }

    @Test
    void withoutACatalogueAllIsToBeVouchedFor() {
        RewriteTester.of(new OffsetToKeyset()).on("SELECT * FROM posts ORDER BY created LIMIT 20 OFFSET 40")
                .becomes("SELECT * FROM posts WHERE created > $1 ORDER BY created LIMIT 20")
                .given(Condition.toVouch(new Demand.Unique("posts", List.of("created"))),
                        Condition.toVouch(new Demand.NotNull("posts", "created")), QUIET, PROGRAM);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT placed FROM orders ORDER BY placed, id LIMIT 20 OFFSET 40",
            "SELECT placed FROM orders ORDER BY placed LIMIT 20 OFFSET 40",
            "SELECT id, total FROM orders ORDER BY total IS NULL, total LIMIT 20 OFFSET 40",
            "SELECT id FROM orders ORDER BY id + 1 LIMIT 20 OFFSET 40",
            "SELECT id, -id AS placed FROM orders ORDER BY placed, id LIMIT 20 OFFSET 40",
            "SELECT *, -total AS worth FROM orders ORDER BY worth LIMIT 20 OFFSET 40",
            "SELECT id FROM orders WHERE id > $1 ORDER BY id LIMIT 20 OFFSET $1",
            "SELECT id FROM orders ORDER BY id LIMIT 20",
            "SELECT id FROM orders ORDER BY id LIMIT 20 OFFSET 0",
            "SELECT id FROM orders ORDER BY id LIMIT 20 OFFSET 10 * 5",
            "SELECT id FROM orders ORDER BY id OFFSET 40",
            "SELECT id FROM orders LIMIT 20 OFFSET 40",
            "SELECT id FROM orders ORDER BY id OFFSET 40 FETCH FIRST 20 ROWS WITH TIES",
            "SELECT DISTINCT id FROM orders ORDER BY id LIMIT 20 OFFSET 40",
            "SELECT id, count(*) FROM orders GROUP BY id ORDER BY id LIMIT 20 OFFSET 40",
            "SELECT id, row_number() OVER (ORDER BY id) FROM orders ORDER BY id LIMIT 20 OFFSET 40",
            "SELECT id, generate_series(1, 2) FROM orders ORDER BY id LIMIT 20 OFFSET 40",
            "SELECT id FROM orders ORDER BY id LIMIT 20 OFFSET 40 FOR UPDATE",
            "SELECT o.id FROM orders o, orders p ORDER BY o.id LIMIT 20 OFFSET 40",
            "SELECT id FROM orders UNION SELECT 1 ORDER BY id LIMIT 20 OFFSET 40",
            "SELECT * FROM (SELECT id FROM orders ORDER BY id LIMIT 20 OFFSET 40) page",
            "SELECT id FROM orders ORDER BY id USING > LIMIT 20 OFFSET 40",
            "SELECT id FROM orders ORDER BY id LIMIT ? OFFSET ?",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }
}
