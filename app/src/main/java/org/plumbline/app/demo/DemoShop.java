package org.plumbline.app.demo;

import java.util.List;
import org.plumbline.app.db.OwnSession;
import org.plumbline.app.db.ServerFailure;

/// What is in the demo database: a shop of eight tables and three million rows at full size.
///
/// @param scale 1 for full size, less for a smaller shop with the same habits
record DemoShop(double scale) {
    private static final String FOLDER = "shop";
    private static final List<String> FILES = List.of(
            "01-customers", "02-products", "03-orders", "04-order-items", "05-payments", "06-returns-and-reviews", "07-page-views",
            "08-indexes", "09-vacuum", "10-partitions", "11-latest-orders", "12-foreign-keys", "13-invalid-index");

    /// How many rows a table of a million rows has is said here and nowhere else.
    private static final String SCALED = """
            create function scaled(full_size int) returns int language sql immutable as 'select (full_size * SCALE)::int';
            set timezone = 'UTC';
            set auto_explain.log_min_duration = -1""";

    int steps() {
        return FILES.size();
    }

    /// All that decides what the shop is like.
    String content() {
        return scale + DemoResource.all(FOLDER, FILES);
    }

    /// Fills an empty database.
    void fill(OwnSession session, StepCount steps) throws ServerFailure, InterruptedException {
        Waiting.on(session, () -> session.run(SCALED.replace("SCALE", Double.toString(scale))));
        for (String file : FILES) {
            steps.next("Filling the shop: " + DemoResource.title(file));
            Waiting.on(session, () -> session.run(DemoResource.text(FOLDER, file)));
        }
    }
}
