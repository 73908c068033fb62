package org.plumbline.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.index.IndexCandidate.Key.column;
import static org.plumbline.index.IndexCandidate.Key.expression;
import static org.plumbline.index.IndexDdlTest.index;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.RelationFacts;
import org.plumbline.index.DdlScript.Entry;
import org.plumbline.index.DdlScript.Removal;
import org.plumbline.plan.unit.Bytes;

/// Scripts for a database that is known: `public.orders`. `SuggestedDdlTest` of the application runs such scripts on servers.
class DdlScriptOfDatabaseTest {
    private static final IndexCandidate STATUS = index(Optional.of("public"), "orders", column("status"));

    private final CatalogFixture database = new CatalogFixture();

    @Test
    void givesATableItsSchema() {
        assertThat(build(index(Optional.empty(), "orders", column("status"))).create()).contains(" ON public.orders ");
        assertThat(build(index(Optional.empty(), "others", column("status"))).create())
                .contains(" ON others ", "The table was not found");
    }

    @Test
    void takesAnotherNameWhereOneIsTaken() {
        database.relations.add(new RelationFacts("public", "orders_status_idx", 'v', Optional.empty()));
        database.relations.add(new RelationFacts("elsewhere", "orders_total_idx", 'v', Optional.empty()));

        assertThat(build(STATUS).create()).containsPattern("NOT EXISTS orders_status_[0-9a-f]+_idx ON");
        assertThat(build(index(Optional.of("public"), "orders", column("total"))).create()).contains("NOT EXISTS orders_total_idx ON");
    }

    @Test
    void countsOnWhereTheNextNameIsTakenToo() {
        String second = IndexName.numbered(STATUS, 1);
        database.relations.add(new RelationFacts("public", "orders_status_idx", 'v', Optional.empty()));
        database.relations.add(new RelationFacts("public", second, 'i', Optional.empty()));

        assertThat(build(STATUS).create()).contains("NOT EXISTS " + second.replace("_idx", "_2_idx") + " ON");
    }

    @Test
    void buildsNothingThatIsThereAlreadyAndTakesNothingOfItBack() {
        database.index("by_status", "status");

        DdlScript script = build(STATUS);

        assertThat(script.create()).contains("-- There already: public.by_status.").doesNotContain("CREATE INDEX", "SELECT");
        assertThat(script.rollback()).doesNotContain("DROP INDEX");
    }

    @Test
    void buildsWhatOnlyLooksLikeAnIndexThatIsThere() {
        database.index(CatalogFixture.index("a", "btree", List.of("status"), Optional.of("(status = 'a'::text)"), false, true, 0, 8));
        database.index(CatalogFixture.index("b", "gist", List.of("status"), Optional.empty(), false, true, 0, 8));
        database.index(keyed("c", new IndexFacts.Key("status", "pg_catalog.text_pattern_ops", "pg_catalog.default", 0), true));
        database.index(keyed("d", new IndexFacts.Key("status", "pg_catalog.text_ops", "pg_catalog.default", 3), true));
        database.index(keyed("e", new IndexFacts.Key("status", "pg_catalog.text_ops", "pg_catalog.C", 0), true));
        database.index("f", "status", "total");

        assertThat(build(STATUS).create()).contains("CREATE INDEX");
    }

    @Test
    void knowsAnExpressionAndAPredicateWhateverTheirParentheses() {
        database.index(keyed("by_name", new IndexFacts.Key("lower(name::text)", "pg_catalog.text_ops", "pg_catalog.default", 0), true));

        assertThat(build(index(Optional.of("public"), "orders", expression("lower((name)::text)"))).create()).contains("There already");
        assertThat(build(index(Optional.of("public"), "orders", expression("upper((name)::text)"))).create()).contains("CREATE INDEX");
    }

    @Test
    void dropsWhatAFailedBuildLeft() {
        database.index(keyed("orders_status_idx", new IndexFacts.Key("status", "pg_catalog.text_ops", "", 0), false));

        DdlScript script = build(STATUS);

        assertThat(script.create()).containsPattern("DROP INDEX CONCURRENTLY IF EXISTS public.orders_status_idx;\n"
                + "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_status_\\w+_idx ");
        assertThat(script.rollback()).doesNotContain("public.orders_status_idx;");
    }

    @Test
    void createsTheExtensionThatAColumnsTypeNeeds() {
        database.column("number", "numeric(10,2)", 1);

        var gist = new IndexCandidate(Optional.of("public"), "orders", "gist", List.of(column("number")), List.of(), Optional.empty());
        assertThat(build(gist).create()).contains("CREATE EXTENSION IF NOT EXISTS btree_gist;");
    }

    @Test
    void dropsAnIndexAndMakesItAgain() {
        DdlScript script = drop(defined(
                "old \"x\"", true, Optional.of("CREATE UNIQUE INDEX \"old \"\"x\"\"\" ON public.orders USING btree (a)")));

        assertThat(script.create()).contains(
                "-- Nobody reads it.\n", "It is unique", "DROP INDEX CONCURRENTLY IF EXISTS public.\"old \"\"x\"\"\";");
        assertThat(script.rollback())
                .contains("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"old \"\"x\"\"\" ON public.orders USING btree (a);");
    }

    @Test
    void buildsAnewWhatTheSameScriptDrops() {
        IndexFacts byStatus = CatalogFixture.btree("by_status", "status");
        database.index(byStatus);

        assertThat(DdlScript.of(List.of(new Entry(STATUS, List.of())), List.of(new Removal(database.table(), byStatus, List.of())),
                Optional.of(database.facts())).create()).contains("CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_status_idx")
                .as("the new one may come out INVALID").doesNotContain("\nDROP INDEX");
    }

    @Test
    void leavesForeignPartitionsAlone() {
        database.partitioned = true;
        var part = new CatalogFixture();
        part.name = "orders_near";
        part.partitionOf = Optional.of("public.orders");
        database.otherTables.add(part.table());
        database.relations.add(new RelationFacts("public", "orders_far", 'f', Optional.of("public.orders")));

        String script = build(index(Optional.of("public"), "orders", expression("lower(a)"))).create();

        assertThat(script)
                .contains("partitions on other servers", "public.orders_far.", " ON public.orders_near ", "\nANALYZE public.orders_near;")
                .doesNotContain("ON ONLY", "ATTACH PARTITION", "ANALYZE public.orders;");
    }

    @Test
    void leavesADropToTheReaderThatItCouldNotTakeBack() {
        DdlScript script = drop(defined("it's", false, Optional.empty()));

        assertThat(script.create()).contains("""
                -- SELECT pg_get_indexdef('public."it''s"'::regclass);
                -- DROP INDEX CONCURRENTLY IF EXISTS public."it's";
                """).doesNotContain("\nDROP INDEX");
        assertThat(script.rollback()).doesNotContain("CREATE INDEX");
    }

    @Test
    void leavesWhatAConstraintOrAnotherIndexNeeds() {
        assertThat(drop(CatalogFixture.index("orders_pkey", "btree", List.of("id"), Optional.empty(), true, true, 0, 8)).create())
                .contains("Not dropped: public.orders_pkey belongs to a constraint").doesNotContain("DROP INDEX");
        database.relations.add(new RelationFacts("public", "part", 'i', Optional.of("public.whole")));
        assertThat(drop(CatalogFixture.btree("part", "id")).create())
                .contains("partition's part of the index public.whole").doesNotContain("DROP INDEX");
    }

    private DdlScript build(IndexCandidate index) {
        return DdlScript.of(List.of(new Entry(index, List.of())), List.of(), Optional.of(database.facts()));
    }

    private DdlScript drop(IndexFacts index) {
        database.index(index);
        return DdlScript.of(List.of(), List.of(new Removal(database.table(), index, List.of("Nobody reads it."))),
                Optional.of(database.facts()));
    }

    private static IndexFacts keyed(String name, IndexFacts.Key key, boolean valid) {
        return CatalogFixture.index(name, "btree", List.of(key), Optional.empty(), false, valid, false, 0, Bytes.NONE, Optional.empty());
    }

    private static IndexFacts defined(String name, boolean unique, Optional<String> definition) {
        return new IndexFacts(name, "btree", List.of(new IndexFacts.Key("a", "pg_catalog.int4_ops", "", 0)), List.of(), Optional.empty(),
                unique, false, false, true, false, 0, Optional.empty(), Bytes.NONE, Optional.empty(), definition);
    }
}
