package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.app.ui.text.TextFixture.node;
import static org.plumbline.app.ui.text.TextFixture.sentence;
import static org.plumbline.app.ui.text.TextFixture.table;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.CatalogRule;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Rule;
import org.plumbline.advice.rule.RuleBook;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

class DatabaseSentencesTest {
    private static final PlanNode TABLE = node(new Operation.SeqScan(table("orders", "o"), Optional.empty()));
    private static final Evidence ORDERS = Evidence.text("table", "public.orders");
    private static final Evidence SIZE = Evidence.bytes("size of the index", Bytes.kibibytes(4_096));

    @Test
    void knowsEveryRuleThatNeedsTheDatabase() {
        assertThat(DatabaseSentences.BY_RULE.keySet()).containsExactlyInAnyOrderElementsOf(
                RuleBook.rules().stream().filter(CatalogRule.class::isInstance).map(Rule::info).map(info -> info.id()).toList());
    }

    @Test
    void tellsOfStatistics() {
        assertThat(sentence("stale-statistics", TABLE, ORDERS, Evidence.rows("rows of the table", Rows.rows(500_000)),
                Evidence.rows("rows changed since then", Rows.rows(210_000))))
                .isEqualTo("The planner estimates public.orders by old statistics: 210,000 of its 500,000 rows have changed "
                        + "since they were made.");
        assertThat(sentence("stale-statistics", TABLE, ORDERS))
                .isEqualTo("The planner knows nothing of public.orders: its statistics were never made.");
        assertThat(sentence("partitioned-parent-never-analyzed", TABLE, ORDERS))
                .startsWith("The partitioned table public.orders has no statistics of its own");
        assertThat(sentence("generic-plan-worse", TABLE, Evidence.text("values", "status = 'open'"),
                Evidence.time("with one plan for all values", Duration.ofMillis(180)),
                Evidence.time("planned for these values", Duration.ofMillis(20))))
                .isEqualTo("A prepared statement is soon run with one plan for all values, which for status = 'open' is far worse "
                        + "than one made for them: 180 ms instead of 20 ms.");
    }

    @Test
    void tellsOfKeysThatAreLookedUpAgainAndThatAreMissing() {
        var key = Evidence.text("key", "i.product_id");
        var lookups = Evidence.count("look-ups", 60_000);
        var distinct = Evidence.rows("different keys at most", Rows.rows(2_000));
        assertThat(sentence("memoize-would-help", TABLE, key, lookups, distinct, Evidence.text("switched off", "enable_memoize")))
                .isEqualTo("The same rows were looked up again and again: 60,000 times, for 2,000 different values of i.product_id at "
                        + "most. Memoize would keep them, but enable_memoize is off.");
        assertThat(sentence("memoize-would-help", TABLE, key, lookups, distinct, Evidence.text("without statistics", "public.items")))
                .endsWith("but the planner takes each for another one, as public.items has no statistics.");
        assertThat(sentence("memoize-would-help", TABLE, key, lookups, distinct,
                Evidence.rows("different keys by the statistics", Rows.rows(60_000)))).endsWith("but by the statistics there are 60,000.");
        assertThat(sentence("memoize-would-help", TABLE, key, lookups, distinct,
                Evidence.rows("keys that fit into memory", Rows.rows(682)))).endsWith("but its memory has room for 682.");
        assertThat(sentence("null-join-keys", TABLE, Evidence.text("key", "o.coupon_id"),
                Evidence.rows("rows read", Rows.rows(1_000_000)), Evidence.share("share without a key", new Share(0.965))))
                .isEqualTo("All 1 M rows were read for this join, and 97 % of them for nothing: their o.coupon_id is NULL, which equals "
                        + "no key.");
    }

    @Test
    void tellsOfIndexes() {
        var index = Evidence.text("index", "by_customer");
        assertThat(sentence("redundant-index", TABLE, index, Evidence.text("the other index", "by_both"), SIZE))
                .isEqualTo("All that the index by_customer does, by_both does too: it only costs writes and 4 MB.");
        assertThat(sentence("unused-index", TABLE, index, Evidence.count("days observed", 61), SIZE))
                .isEqualTo("No query has read the index by_customer for 61 days: it only costs writes and 4 MB.");
        assertThat(sentence("invalid-index", TABLE, index)).isEqualTo(
                "Building the index by_customer failed halfway: no query uses it, and every write keeps it up to date.");
        assertThat(sentence("unindexed-foreign-key", TABLE, ORDERS, Evidence.text("foreign key", "orders_customer_fk"),
                Evidence.text("refers to", "public.customers")))
                .isEqualTo("No index serves the foreign key orders_customer_fk of public.orders: each row that is deleted from "
                        + "public.customers, and each join from there, has to read the whole table.");
        assertThat(sentence("updates-not-hot", TABLE, ORDERS, Evidence.share("share that went the short way", new Share(0.05)),
                Evidence.count("indexes", 4)))
                .isEqualTo("Only 5 % of the updates of public.orders stayed within their page; each of the others wrote an entry "
                        + "into every index (4).");
    }

    @Test
    void tellsOfWhatRunsOutAndOfTheWorkload() {
        assertThat(sentence("numbers-run-out", TABLE, Evidence.text("column", "public.orders.id"),
                Evidence.share("share used up", new Share(0.91))))
                .isEqualTo("91 % of the numbers that public.orders.id can hold are used up; once all are, every insert fails.");
        assertThat(sentence("transaction-ids-run-out", TABLE, ORDERS, Evidence.share("share of all ids", new Share(0.8))))
                .startsWith("The oldest rows of public.orders lie 80 % of all transaction ids back;");
        assertThat(sentence("n-plus-one", TABLE, Evidence.count("calls", 2_400_000),
                Evidence.count("calls of the statement with the list", 12_000)))
                .isEqualTo("This statement ran 2.4 M times, for about one row each, while another one returned lists of as many rows "
                        + "in 12,000 runs: an application asks for a list, and then for each of its rows.");
    }
}
