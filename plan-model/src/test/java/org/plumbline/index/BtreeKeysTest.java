package org.plumbline.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Target;

class BtreeKeysTest {
    private static final Target ORDERS = new Target(Optional.empty(), Optional.of("orders"), Optional.of("o"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (status = 'open'::text)                                                             | status
            ((total > '100'::numeric) AND (status = 'open'::text))                              | status, total
            ((total > 1) AND (total < 9) AND (created_at > '2024-01-01'::date) AND (a = 1))     | a, total
            ((a = 1) AND (a = 2))                                                               | a
            (o.customer_id = c.id)                                                              | customer_id
            (c.id = customer_id)                                                                | customer_id
            ((lower(email) = 'x'::text) AND (total > 5))                                        | (lower(email)), total
            ((created_at)::date = '2024-01-01'::date)                                           | ((created_at)::date)
            ((a = 1) AND (data @> '{}'::jsonb))                                                 | a
            (name ~~ 'abc%'::text)                                                              | name text_pattern_ops
            ((active) AND (id = $1))                                                            | active, id
            ("Weird Name" = 1)                                                                  | "Weird Name"
            ((status = ANY ('{open,overdue}'::text[])) AND (account_id = 7) AND (total > 5))    | account_id, status, total
            ((a = 1) AND (b = 1) AND (c = 1) AND (d = 1) AND (e = 1) AND (f > 1))               | a, b, c, d, f
            """)
    void putsEqualityBeforeOneRange(String condition, String keys) {
        assertThat(keys(condition)).contains(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(data @> '{\"a\": 1}'::jsonb)", "(tags && '{a}'::text[])", "(tsv @@ to_tsquery('a'::text))", "(name ~~ '%abc%'::text)",
        "(name ~~* 'abc%'::text)",
        "((a = 1) OR (b = 2))", "((a = 1) AND ((b = 2) OR (c = 3)))", "(id <> 5)", "(total > (SubPlan 1))", "(a = b)",
        "(ctid = '(0,1)'::tid)",
        "((now() - ts) > '1 day'::interval)", "(to_char(ts, 'YYYY'::text) = '2024'::text)", "(c.id = 5)", "((f(a, 'x\\'::text)) = 1)",
        "(ROW(a, b) > ROW(1, 2))", "(name ^@ 'a'::text)"
    })
    void proposesNothingThatABtreeWouldNotAnswer(String condition) {
        assertThat(keys(condition)).isEmpty();
    }

    @Test
    void takesTheConditionsOfAnIndexAndAFilterTogether() {
        assertThat(keys("(created_at > '2024-01-01'::date)", "(status = 'open'::text)")).contains("status, created_at");
        assertThat(keys("(status = 'open'::text)", "((a = 1) OR (b = 2))")).isEmpty();
    }

    @Test
    void keepsTheSchema() {
        var target = new Target(Optional.of("shop"), Optional.of("orders"), Optional.of("orders"));

        assertThat(BtreeKeys.serving(target, List.of(new Condition("(orders.id = 1)")))).get()
                .satisfies(index -> assertThat(index.schema()).contains("shop"))
                .satisfies(index -> assertThat(index.method()).isEqualTo("btree"));
    }

    @Test
    void proposesNothingForWhatIsNoTable() {
        assertThat(BtreeKeys.serving(Target.NONE, List.of(new Condition("(id = 1)")))).isEmpty();
    }

    @Test
    void tellsThatItReadThroughACast() {
        assertThat(BtreeKeys.readsThroughCast(ORDERS, List.of(new Condition("((status)::text = 'open'::text)")))).isTrue();
        assertThat(BtreeKeys.readsThroughCast(ORDERS, List.of(new Condition("(status = 'open'::text)")))).isFalse();
    }

    private static Optional<String> keys(String... conditions) {
        return BtreeKeys.serving(ORDERS, Stream.of(conditions).map(Condition::new).toList())
                .map(IndexDdl::definition)
                .map(sql -> sql.substring("ON orders USING btree (".length(), sql.length() - 1));
    }
}
