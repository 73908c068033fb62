package org.plumbline.app.demo;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.app.db.OwnSession;
import org.plumbline.app.db.ServerFailure;

/// One statement of the shop's traffic.
///
/// @param file what it is called
/// @param values a query for the values of each call
/// @param statement what is called, with `?` for them, or `{}` where the application writes one into the text
record DemoTraffic(String file, String values, String statement) {
    private static final String FOLDER = "workload";
    private static final String IN_THE_TEXT = "{}";
    private static final String VALUES = "--: values\n";
    private static final String STATEMENT = "--: statement\n";
    private static final List<String> FILES = List.of(
            "01-page-of-orders", "02-customer-of-each-order", "03-page-views-one-by-one", "04-orders-by-status", "05-deep-pages",
            "06-customer-by-email", "07-payments-of-an-order", "08-order-by-wrong-type", "09-places-of-payments", "10-orders-of-a-city",
            "11-lines-of-an-order", "12-order-shipped", "13-page-views-of-a-day", "14-ratings-of-products", "15-new-customers-with-orders",
            "16-orders-by-number-or-email", "17-wholesale-with-orders", "18-customers-who-ordered", "19-customers-without-orders",
            "20-orders-and-payments-of-a-month", "21-sum-of-payments", "22-quantities-of-orders", "23-sales-of-products",
            "24-latest-order-of-customers", "25-latest-review-of-products", "26-reviews-of-a-product", "27-customers-by-beginning",
            "28-searches-of-a-year", "29-customers-of-a-kind-without-orders", "30-latest-orders-of-each-customer",
            "31-payments-of-a-month", "32-page-of-reviews");

    static int steps() {
        return FILES.size();
    }

    /// All of it, in the order in which it runs.
    static List<DemoTraffic> all() {
        return FILES.stream().map(DemoTraffic::read).toList();
    }

    static String content() {
        return DemoResource.all(FOLDER, FILES);
    }

    /// Runs it all. The server's counters begin with it: what filled the shop is not in them.
    ///
    /// @param counters a session that may reset them
    static void run(OwnSession shop, OwnSession counters, StepCount steps) throws ServerFailure, InterruptedException {
        var values = new ArrayList<List<List<Object>>>();
        List<DemoTraffic> traffic = all();
        for (DemoTraffic each : traffic) {
            values.add(shop.rows(each.values()));
        }
        shop.run("drop function scaled");
        counters.run("select pg_stat_statements_reset()");
        for (int i = 0; i < traffic.size(); i++) {
            DemoTraffic each = traffic.get(i);
            List<List<Object>> rows = values.get(i);
            steps.next("Using the shop: " + DemoResource.title(each.file()));
            Waiting.on(shop, () -> each.run(shop, rows));
        }
    }

    void run(OwnSession shop, List<List<Object>> rows) throws ServerFailure {
        if (!statement.contains(IN_THE_TEXT)) {
            shop.runEach(statement, rows);
            return;
        }
        for (List<Object> row : rows) {
            shop.run(statement.replace(IN_THE_TEXT, row.getFirst().toString()));
        }
    }

    private static DemoTraffic read(String file) {
        String text = DemoResource.text(FOLDER, file);
        int values = text.indexOf(VALUES);
        int statement = text.indexOf(STATEMENT);
        return new DemoTraffic(file, text.substring(values + VALUES.length(), statement).strip(),
                text.substring(statement + STATEMENT.length()).strip());
    }
}
