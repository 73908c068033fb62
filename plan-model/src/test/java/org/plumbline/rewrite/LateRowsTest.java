package org.plumbline.rewrite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LateRowsTest {
    private static final Condition UNIQUE = Condition.holds(new Demand.Unique("public.reviews", List.of("id")));
    private static final Condition ID = Condition.holds(new Demand.NotNull("public.reviews", "id"));

    private final RewriteTester tester = RewriteTester.of(new LateRows(),
            "reviews(id int primary key, product_id int not null, rating int not null, body text, at date)",
            "lines(order_id int not null, line int not null, note jsonb, unique (order_id, line))");

    @Test
    void whatIsSortedIsTheKey() {
        tester.on("SELECT * FROM reviews ORDER BY rating, id DESC LIMIT 20 OFFSET 50000;")
                .becomes("SELECT reviews.* FROM (SELECT reviews.id FROM reviews ORDER BY rating, id DESC LIMIT 20 OFFSET 50000)"
                        + " AS first_rows (key) JOIN reviews ON reviews.id = first_rows.key ORDER BY rating, id DESC;")
                .given(UNIQUE, ID).promising(Gain.PERHAPS);
    }

    @Test
    void theResultsNamesAndPositionsAreNoneOfTheKeysQuery() {
        tester.on("SELECT r.at AS rating, upper(r.body) AS id, r.product_id FROM public.reviews AS r WHERE r.at > $1"
                + " ORDER BY rating, 3, r.id OFFSET $2 LIMIT 10")
                .becomes("SELECT r.at AS rating, upper(r.body) AS id, r.product_id FROM (SELECT r.id FROM public.reviews AS r"
                        + " WHERE r.at > $1 ORDER BY r.at, r.product_id, r.id OFFSET $2 LIMIT 10) AS first_rows (key)"
                        + " JOIN public.reviews AS r ON r.id = first_rows.key ORDER BY rating, 3, r.id");
    }

    @Test
    void aKeyMayHaveSeveralColumns() {
        tester.on("SELECT note FROM lines ORDER BY line, order_id LIMIT 5000")
                .becomes("SELECT note FROM (SELECT lines.order_id, lines.line FROM lines ORDER BY line, order_id LIMIT 5000)"
                        + " AS first_rows (key, key_2) JOIN lines ON lines.order_id = first_rows.key AND lines.line = first_rows.key_2"
                        + " ORDER BY line, order_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT * FROM reviews ORDER BY id LIMIT 20",
            "SELECT * FROM reviews ORDER BY id",
            "SELECT id, rating FROM reviews ORDER BY rating, id LIMIT 5000",
            "SELECT body FROM reviews ORDER BY body, id LIMIT 5000",
            "SELECT * FROM reviews ORDER BY length(body), id LIMIT 5000",
            "SELECT DISTINCT body, id FROM reviews ORDER BY id LIMIT 5000",
            "SELECT body, count(*) FROM reviews GROUP BY body ORDER BY body LIMIT 5000",
            "SELECT * FROM reviews ORDER BY id FETCH FIRST 5000 ROWS WITH TIES",
            "SELECT * FROM reviews LIMIT 5000",
            "SELECT *, random() FROM reviews ORDER BY id LIMIT 5000",
            "SELECT * FROM reviews r (a, b, c) ORDER BY a LIMIT 5000",
            "SELECT * FROM reviews, lines ORDER BY id LIMIT 5000",
            "SELECT * FROM reviews ORDER BY id LIMIT 5000 FOR UPDATE",
            "SELECT * FROM notes ORDER BY id LIMIT 5000",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }
}
