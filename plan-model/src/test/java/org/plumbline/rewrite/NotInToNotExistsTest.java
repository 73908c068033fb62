package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;

class NotInToNotExistsTest {
    private static final String ORDERS = "orders(id int primary key, customer_id int not null, note text)";
    private static final String BLOCKED = "blocked(customer_id int not null, since date)";

    private final RewriteTester tester = RewriteTester.of(new NotInToNotExists(), ORDERS, BLOCKED);

    @Test
    void becomesNotExistsWhereNeitherSideCanBeNull() {
        tester.on("SELECT * FROM orders o WHERE o.customer_id NOT IN (SELECT customer_id FROM blocked WHERE since > '2026-01-01')")
                .becomes("SELECT * FROM orders o WHERE NOT EXISTS (SELECT 1 FROM blocked WHERE since > '2026-01-01'"
                        + " AND customer_id = o.customer_id)")
                .given(Condition.holds(new Demand.NotNull("public.blocked", "customer_id")),
                        Condition.holds(new Demand.NotNull("public.orders", "customer_id")))
                .related(new Relation.SameRows()).promising(Gain.LIKELY);
    }

    @Test
    void qualifiesTheSubjectWhereTheQueryHasAColumnOfItsName() {
        tester.on("SELECT id FROM orders WHERE (customer_id NOT IN (SELECT b.customer_id FROM blocked b)) AND id > 5")
                .becomes("SELECT id FROM orders WHERE (NOT EXISTS (SELECT 1 FROM blocked b WHERE b.customer_id = orders.customer_id))"
                        + " AND id > 5");
    }

    @Test
    void keepsAnOrTogether() {
        tester.on("SELECT id FROM orders o WHERE id NOT IN"
                + " (SELECT b.customer_id FROM blocked b WHERE b.since IS NULL OR b.since < '2000-01-01')")
                .becomes("SELECT id FROM orders o WHERE NOT EXISTS"
                        + " (SELECT 1 FROM blocked b WHERE (b.since IS NULL OR b.since < '2000-01-01')"
                        + " AND b.customer_id = o.id)");
    }

    @Test
    void whatMayBeNullIsToBeVouchedFor() {
        RewriteTester.of(new NotInToNotExists(), ORDERS, "blocked(customer_id int, since date)")
                .on("DELETE FROM orders o WHERE o.customer_id NOT IN (SELECT b.customer_id FROM blocked b)")
                .becomes("DELETE FROM orders o WHERE NOT EXISTS (SELECT 1 FROM blocked b WHERE b.customer_id = o.customer_id)")
                .given(Condition.toVouch(new Demand.NotNull("public.blocked", "customer_id")),
                        Condition.holds(new Demand.NotNull("public.orders", "customer_id")));
    }

    @Test
    void staysQuietWhereAnOuterJoinMakesNulls() {
        tester.on("SELECT * FROM orders o WHERE o.id NOT IN"
                + " (SELECT b.customer_id FROM orders x LEFT JOIN blocked b ON b.customer_id = x.id)")
                .staysQuiet();
    }

    @Test
    void staysQuietWhereTheQueryHasATableOfTheSameName() {
        tester.on("SELECT * FROM orders o WHERE o.customer_id NOT IN (SELECT o.customer_id FROM blocked o)").staysQuiet();
    }

    @Test
    void staysQuietOverGroupsLimitsAndUnions() {
        tester.on("SELECT * FROM orders o WHERE o.id NOT IN (SELECT max(b.customer_id) FROM blocked b)").staysQuiet();
        tester.on("SELECT * FROM orders o WHERE o.id NOT IN (SELECT b.customer_id FROM blocked b LIMIT 3)").staysQuiet();
        tester.on("SELECT * FROM orders o WHERE o.id NOT IN (SELECT b.customer_id FROM blocked b UNION SELECT 1)").staysQuiet();
        tester.on("SELECT * FROM orders o WHERE o.id NOT IN ((SELECT b.customer_id FROM blocked b LIMIT 3))").staysQuiet();
        tester.on("SELECT * FROM orders o WHERE o.id NOT IN (1, 2)").staysQuiet();
    }

    @Test
    void aColumnUnderAnotherNameIsNotTheOneThatTheCatalogueCallsSo() {
        String renamed = "renamed(v int, id int primary key)";
        String sql = "SELECT o.id FROM orders o WHERE o.customer_id NOT IN (SELECT t.id FROM renamed t (id, v))";
        RewriteTester.of(new NotInToNotExists(), ORDERS, renamed).on(sql).staysQuiet();
        RewriteTester.of(new NotInToNotExists()).on(sql).staysQuiet();
    }

    @Test
    void aRowOfNullsIsNull() {
        RewriteTester.of(new NotInToNotExists(), "orders(id int primary key, pair pairs composite not null)")
                .on("SELECT o.id FROM orders o WHERE o.pair NOT IN (SELECT p.pair FROM orders p)").staysQuiet();
    }

    @Test
    void staysQuietWhereTheComparisonWouldBeOfOtherTypes() {
        tester.on("SELECT o.id FROM orders o WHERE o.note NOT IN (SELECT 'a ' FROM blocked b)").staysQuiet();
        tester.on("SELECT o.id FROM orders o WHERE ROW(o.id) NOT IN (SELECT b.customer_id FROM blocked b)").staysQuiet();
    }

    @Test
    void staysQuietWhereMarksWouldChangePlaces() {
        tester.on("SELECT o.id FROM orders o WHERE coalesce(?, 1) NOT IN (SELECT b.customer_id FROM blocked b WHERE b.since = ?)")
                .staysQuiet();
    }

    @Test
    void rowsOfAQueryInWhereAreNotLocked() {
        tester.on("SELECT o.id FROM orders o WHERE o.customer_id NOT IN (SELECT b.customer_id FROM blocked b) FOR UPDATE")
                .becomes("SELECT o.id FROM orders o WHERE NOT EXISTS (SELECT 1 FROM blocked b WHERE b.customer_id = o.customer_id)"
                        + " FOR UPDATE");
    }
}
