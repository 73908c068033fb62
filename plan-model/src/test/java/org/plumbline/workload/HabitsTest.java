package org.plumbline.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.workload.Snapshots.at;
import static org.plumbline.workload.Snapshots.statement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.sql.KeyLookup;
import org.plumbline.sql.SingleInsert;

class HabitsTest {
    private static final StatementCounters LIST = statement(2, "SELECT id, customer_id FROM orders WHERE at > $1", 100, 50_000, 900);

    @Test
    void findsALookUpForEachRowOfAListWithWhatItCosts() {
        StatementCounters lookup = statement(1, "SELECT name FROM customers WHERE id = $1", 50_000, 50_000, 900);
        assertThat(Habits.of(at(1, lookup, LIST))).containsExactly(new Habit.LookUpForEachRow(
                lookup, LIST, 49_900, Duration.ofMillis(49_900), "SELECT id, name FROM customers WHERE id = ANY ($1)",
                Optional.of("SELECT list.*, found.* FROM (SELECT id, customer_id FROM orders WHERE at > $1) AS list "
                        + "LEFT JOIN customers AS found ON found.id = list.customer_id")));
    }

    @Test
    void findsInsertsOfOneRowEach() {
        StatementCounters insert = statement(3, "INSERT INTO events (a, b) VALUES ($1, $2)", 20_000, 20_000, 900);
        assertThat(Habits.of(at(1, insert))).containsExactly(new Habit.InsertForEachRow(insert, 19_800, Duration.ofMillis(19_800),
                "INSERT INTO events (a, b) VALUES ($1, $2), ($3, $4), ($5, $6)", Optional.empty(),
                Optional.of("COPY events (a, b) FROM STDIN")));
    }

    @Test
    void isSilentOnWhatIsRareOrNotUnderstood() {
        assertThat(Habits.of(at(1, LIST,
                statement(1, "SELECT name FROM customers WHERE id = $1", 9_999, 9_999, 900),
                statement(4, "SELECT f(x) FROM customers WHERE id = $1", 50_000, 50_000, 900),
                statement(5, "this is not SQL", 50_000, 50_000, 900),
                statement(6, "SELECT a.name FROM a JOIN b ON a.id = b.id WHERE a.id = $1", 50_000, 50_000, 900),
                statement(7, "INSERT INTO events SELECT * FROM more WHERE id = $1", 50_000, 50_000, 900)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "SELECT * FROM \"My Shop\".\"Order's\" o WHERE o.\"Id\" = $1 ~ SELECT * FROM \"My Shop\".\"Order's\" o WHERE o.\"Id\" = ANY ($1)",
        "select id, name from t where id = $1 limit $2 ~ SELECT id, name FROM t WHERE id = ANY ($1)",
        "SELECT price FROM prices WHERE product_id = $1 ORDER BY at DESC LIMIT $2 ~ SELECT keys.product_id, found.* FROM "
                + "(SELECT DISTINCT product_id FROM prices WHERE product_id = ANY ($1)) AS keys CROSS JOIN LATERAL "
                + "(SELECT price FROM prices WHERE product_id = keys.product_id ORDER BY at DESC LIMIT $2) AS found",
        "SELECT count(*), max(at) FROM t WHERE customer_id = $1 ~ "
                + "SELECT customer_id, count(*), max(at) FROM t WHERE customer_id = ANY ($1) GROUP BY customer_id",
        "SELECT a FROM t WHERE tenant_id = $1 ~ SELECT tenant_id, a FROM t WHERE tenant_id = ANY ($1)",
        "SELECT a FROM t WHERE id = $1 AND kind = $2 AND gone IS NULL ~ "
                + "SELECT id, a FROM t WHERE id = ANY ($1) AND kind = $2 AND gone IS NULL",
        "SELECT * FROM cells WHERE id = $1 AND (grid = $10 OR grid IS NULL) ~ "
                + "SELECT * FROM cells WHERE id = ANY ($1) AND (grid = $10 OR grid IS NULL)"
    })
    void writesTheLookUpForManyKeys(String sql, String together) {
        assertThat(KeyLookup.of(sql).orElseThrow().together()).isEqualTo(together);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT a FROM t WHERE x = $1 AND y = $2", "SELECT a FROM t WHERE id = $1 OR x = $2", "SELECT DISTINCT a FROM t WHERE id = $1",
        "SELECT a FROM t WHERE id = $1 FOR UPDATE", "SELECT a FROM t WHERE id > $1", "SELECT a FROM t", "DELETE FROM t WHERE id = $1",
        "SELECT coalesce(max(a), $2) FROM t WHERE id = $1", "WITH a AS (SELECT 1) SELECT * FROM a WHERE id = $1", "SELECT", ""
    })
    void takesNothingElseForALookUp(String sql) {
        assertThat(KeyLookup.of(sql)).isEmpty();
    }

    @Test
    void copiesOnlyWhatCopyCanDo() {
        assertThat(SingleInsert.of("INSERT INTO t VALUES ($1, now(), 'x)') ON CONFLICT DO NOTHING").orElseThrow()).isEqualTo(
                new SingleInsert("INSERT INTO t VALUES ($1, now(), 'x)'), ($2, now(), 'x)'), ($3, now(), 'x)') ON CONFLICT DO NOTHING",
                        Optional.empty(), Optional.empty()));
        assertThat(SingleInsert.of("INSERT INTO t (a) VALUES ($1) RETURNING id").orElseThrow().copy()).isEmpty();
        assertThat(List.of("INSERT INTO t VALUES ($1), ($2)", "INSERT INTO t DEFAULT VALUES", "INSERT INTO t VALUES (1)",
                "INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO UPDATE SET a = $2", "INSERT INTO t SELECT $1"))
                .allSatisfy(sql -> assertThat(SingleInsert.of(sql)).isEmpty());
    }
}
