package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.plan.Capability;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;

/// Items look their products up.
class MemoizeWouldHelpTest {
    private static final String OFF = "Settings: enable_memoize = 'off'\n";

    private final CatalogFixture items = new CatalogFixture();
    private final CatalogFixture products = new CatalogFixture();

    @BeforeEach
    void setUp() {
        items.name = "items";
        items.rows = 60_000;
        items.analysed("product_id", 0, 2_000, 0);
        products.name = "products";
        products.rows = 3_000_000;
        products.index(CatalogFixture.index("products_pkey", "btree", List.of("id"), Optional.empty(), true, true, 7, 60_000));
    }

    @Test
    void tellsThatItIsSwitchedOff() {
        on(plan(60_000, 60_000) + OFF).findsOneAt("Index Scan on products")
                .with(Evidence.text("key", "i.product_id"), Evidence.count("look-ups", 60_000),
                        Evidence.rows("different keys at most", Rows.rows(2_000)), Evidence.text("switched off", "enable_memoize"))
                .suggests(new Remedy.ChangeSetting("enable_memoize", "on"))
                .doubts(Doubt.SWITCHED_OFF_ON_PURPOSE, Doubt.ROUNDED_PER_LOOP)
                .ofSeverity(Severity.MEDIUM)
                .atStake(96);
        items.setting("enable_memoize", "off");
        on(plan(60_000, 60_000)).findsOneAt("Index Scan on products").suggests(new Remedy.ChangeSetting("enable_memoize", "on"));
    }

    @Test
    void staysQuietWhereTheReasonIsNotKnown() {
        on(plan(60_000, 60_000)).staysQuiet();
        items.setting("enable_memoize", "on");
        on(plan(60_000, 60_000)).staysQuiet();
    }

    @Test
    void tellsOfMissingStatisticsWhereTheTableLookedUpHasFewRows() {
        items.columns.clear();
        items.unknown("product_id");
        on(plan(60_000, 60_000)).staysQuiet();
        products.rows = 2_000;
        on(plan(60_000, 60_000)).staysQuiet(); // analysed: the role may not read the statistics
        items.analyzedAt = Optional.empty();
        on(plan(60_000, 60_000)).findsOneAt("Index Scan on products")
                .with(Evidence.rows("different keys at most", Rows.rows(2_000)), Evidence.text("without statistics", "public.items"))
                .suggests(new Remedy.Analyze(List.of("public.items"), List.of()));
    }

    @Test
    void tellsOfAWrongNumberOfKeys() {
        items.columns.clear();
        items.analysed("product_id", 0, -1, 0);
        on(plan(60_000, 60_000)).staysQuiet();
        products.rows = 2_000;
        on(plan(60_000, 60_000)).findsOneAt("Index Scan on products")
                .with(Evidence.rows("different keys by the statistics", Rows.rows(60_000)))
                .suggests(new Remedy.Act(Action.CORRECT_DISTINCT,
                        "ALTER TABLE public.items ALTER COLUMN product_id SET (n_distinct = 2000);\nANALYZE public.items"));
        // Keys that were not found may all be different.
        on(plan(60_000, 40_000)).staysQuiet();
        // Another index says nothing of how many rows a key has.
        products.indexes.clear();
        products.index("products_pkey", "id");
        on(plan(60_000, 60_000)).staysQuiet();
    }

    @Test
    void tellsOfMemoryThatHoldsTooFewKeys() {
        // 96 bytes for each key: 682 in 64 kB.
        String small = "Settings: work_mem = '64kB', hash_mem_multiplier = '1'\n";
        items.columns.clear();
        items.analysed("product_id", 0, 7_000, 0);
        on(plan(60_000, 60_000) + small).findsOneAt("Index Scan on products")
                .with(Evidence.rows("keys that fit into memory", Rows.rows(682)))
                .suggests(new Remedy.RaiseMemory("work_mem", Bytes.bytes(1024 * 1024)))
                .doubts(Doubt.MEMORY_MULTIPLIES, Doubt.SIZE_IS_ESTIMATED);
        items.columns.clear();
        items.analysed("product_id", 0, 6_000, 0);
        on(plan(60_000, 60_000) + small).staysQuiet();
        on(plan(60_000, 60_000) + small.replace("Settings: ", "Settings: enable_memoize = 'off', ")).findsOneAt("Index Scan on products")
                .suggests(new Remedy.ChangeSetting("enable_memoize", "on"), new Remedy.RaiseMemory("work_mem", Bytes.bytes(1024 * 1024)));
    }

    @Test
    void holdsItsThresholds() {
        items.columns.clear();
        items.analysed("product_id", 0, 12_000, 0);
        on(plan(60_000, 60_000) + OFF).findsOneAt("Index Scan on products").atStake(79);
        items.columns.clear();
        items.analysed("product_id", 0, 12_001, 0);
        on(plan(60_000, 60_000) + OFF).staysQuiet();
        items.columns.clear();
        items.analysed("product_id", 0, 20, 0);
        String few = plan(1_000, 1_000).replace("0.003..0.003", "0.100..0.100") + OFF;
        on(few).findsOneAt("Index Scan on products");
        on(few.replace("loops=1000)", "loops=999)")).staysQuiet();
        on(plan(60_000, 60_000).replace("Time: 241", "Time: 980") + OFF).findsOneAt("Index Scan on products").ofSeverity(Severity.LOW);
        on(plan(60_000, 60_000).replace("Time: 241", "Time: 1000") + OFF).staysQuiet();
    }

    @Test
    void staysQuietWhereFewRowsWereExpected() {
        on(plan(60_000, 60_000).replace("rows=60000 width=4) (actual time=0.008", "rows=2223 width=4) (actual time=0.008") + OFF)
                .findsOneAt("Index Scan on products");
        on(plan(60_000, 60_000).replace("rows=60000 width=4) (actual time=0.008", "rows=2222 width=4) (actual time=0.008") + OFF)
                .staysQuiet();
    }

    @Test
    void staysQuietWhereAMemoizeIsNotPossible() {
        String plan = plan(60_000, 60_000) + OFF;
        on(plan.replace("Nested Loop", "Nested Loop Left Join")).findsOneAt("Index Scan on products");
        on(plan.replace("Nested Loop", "Nested Loop Semi Join")).staysQuiet();
        on(plan.replace("Nested Loop", "Nested Loop Anti Join")).staysQuiet();
        on(plan.replace("loops=1)\n  ->  Seq Scan", "loops=1)\n  Join Filter: (p.price > i.price)\n  ->  Seq Scan")).staysQuiet();
        on(plan.replace("(id = i.product_id)", "(id = 7)")).staysQuiet();
        // A key of a row further up changes too.
        on(plan.replace("(id = i.product_id)", "((id = i.product_id) AND (shop = s.id))")).staysQuiet();
        items.version = 13;
        on(plan).staysQuiet();
    }

    @Test
    void takesEachProcessForItself() {
        String whole = """
                Gather  (cost=0.00..9.00 rows=60000 width=8) (actual time=0.010..240.000 rows=60000 loops=1)
                  Workers Planned: 3
                  Workers Launched: 3
                  ->  Nested Loop  (cost=0.43..9.00 rows=20000 width=8) (actual time=0.021..230.000 rows=15000 loops=4)
                        ->  Parallel Seq Scan on items i  (cost=0.00..9.00 rows=20000 width=4) (actual time=0.008..4.000 rows=15000 loops=4)
                        ->  Index Scan on products p  (cost=0.43..0.95 rows=1 width=8) (actual time=0.010..0.010 rows=1 loops=60000)
                              Index Cond: (id = i.product_id)
                Settings: enable_memoize = 'off'
                Execution Time: 241.000 ms
                """;
        on(whole).findsOneAt("Index Scan on products");
        items.columns.clear();
        items.analysed("product_id", 0, 3_001, 0);
        on(whole).staysQuiet();
    }

    @Test
    void doesWithoutPartitions() {
        items.partitionOf = Optional.of("public.all_items");
        on(plan(60_000, 60_000) + OFF).staysQuiet();
    }

    @Test
    void needsWhatWasMeasured() {
        RuleTester.of(new MemoizeWouldHelp(), items.facts()).on("Seq Scan on items i  (cost=0.00..9.00 rows=9 width=8)\n")
                .isNotApplicable(Capability.ANALYZE);
    }

    private RuleTester.Asked on(String plan) {
        items.otherTables.clear();
        items.otherTables.add(products.table());
        return RuleTester.of(new MemoizeWouldHelp(), items.facts()).on(plan);
    }

    private static String plan(int lookups, int found) {
        return """
                Nested Loop  (cost=0.43..57845.70 rows=60000 width=8) (actual time=0.021..236.921 rows=%2$d loops=1)
                  ->  Seq Scan on items i  (cost=0.00..925.00 rows=60000 width=4) (actual time=0.008..4.442 rows=%1$d loops=1)
                  ->  Index Scan using products_pkey on products p  (cost=0.43..9.00 rows=1 width=8) (actual time=%3$s rows=1 loops=%1$d)
                        Index Cond: (id = i.product_id)
                Execution Time: 241.000 ms
                """.formatted(lookups, found, "0.003..0.003");
    }
}
