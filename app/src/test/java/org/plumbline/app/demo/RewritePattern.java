package org.plumbline.app.demo;

import java.util.List;

/// A way to write statements that costs time for nothing, the statement of the demo's workload that does so, and the rewrite that mends it.
///
/// @param name what it is about
/// @param file of the workload
/// @param rewrite its id
public record RewritePattern(String name, String file, String rewrite) {
    public static List<RewritePattern> all() {
        return List.of(
                new RewritePattern("One look-up for each row (N+1)", "02-customer-of-each-order", "look-up-together"),
                new RewritePattern("The first rows for each row (N+1)", "30-latest-orders-of-each-customer", "look-up-together"),
                new RewritePattern("One INSERT for each row", "03-page-views-one-by-one", "insert-together"),
                new RewritePattern("Correlated subquery", "14-ratings-of-products", "aggregate-to-join"),
                new RewritePattern("IN (SELECT DISTINCT ...)", "15-new-customers-with-orders", "distinct-in-subquery"),
                new RewritePattern("OR across tables", "16-orders-by-number-or-email", "or-to-union"),
                new RewritePattern("DISTINCT over a join", "17-wholesale-with-orders", "distinct-join-to-exists"),
                new RewritePattern("count(*) > 0", "18-customers-who-ordered", "count-to-exists"),
                new RewritePattern("NOT IN", "19-customers-without-orders", "not-in-to-not-exists"),
                new RewritePattern("UNION", "20-orders-and-payments-of-a-month", "union-to-union-all"),
                new RewritePattern("Needless ORDER BY", "21-sum-of-payments", "needless-order"),
                new RewritePattern("Needless join", "22-quantities-of-orders", "needless-join"),
                new RewritePattern("Aggregate after a join", "23-sales-of-products", "aggregate-before-join"),
                new RewritePattern("Several subqueries on one row", "24-latest-order-of-customers", "subqueries-to-lateral"),
                new RewritePattern("The latest of each group", "25-latest-review-of-products", "aggregate-to-join"),
                new RewritePattern("WITH worked out for one row", "26-reviews-of-a-product", "with-materialized"),
                new RewritePattern("Function on a column (text)", "27-customers-by-beginning", "beginning-to-like"),
                new RewritePattern("Function on a column (year)", "28-searches-of-a-year", "time-part-to-range"),
                new RewritePattern("Function on a column (day)", "13-page-views-of-a-day", "time-part-to-range"),
                new RewritePattern("Outer join to find none", "29-customers-of-a-kind-without-orders", "left-join-to-not-exists"),
                new RewritePattern("Needless DISTINCT", "31-payments-of-a-month", "needless-distinct"),
                new RewritePattern("Deep OFFSET", "05-deep-pages", "offset-to-keyset"),
                new RewritePattern("Wide rows sorted", "32-page-of-reviews", "late-rows"),
                new RewritePattern("Parameter of another type", "08-order-by-wrong-type", "cast-parameter-to-column"));
    }

    /// The statement, with `$1` and so on where each call has a value of its own.
    public String statement() {
        var sql = new StringBuilder();
        int number = 0;
        for (char c : traffic().statement().replace("{}", "?").toCharArray()) {
            number += c == '?' ? 1 : 0;
            sql.append(c == '?' ? "$" + number : String.valueOf(c));
        }
        return sql.toString();
    }

    DemoTraffic traffic() {
        return DemoTraffic.all().stream().filter(each -> each.file().equals(file)).findFirst().orElseThrow();
    }
}
