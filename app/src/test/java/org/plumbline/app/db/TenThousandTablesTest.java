package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.testkit.postgres.NeedsPostgres;

/// Takes a minute to make them: `mvn -pl app -am test -Dtest=TenThousandTablesTest -Dplumbline.large=true`.
@NeedsPostgres
@EnabledIfSystemProperty(named = "plumbline.large", matches = "true", disabledReason = "Making 10,000 tables takes a minute.")
class TenThousandTablesTest extends OneServer {
    /// The time is told, not tested: machines differ.
    @Test
    void readsTenThousandTables() throws SQLException {
        for (int part = 0; part < 10; part++) { // a transaction's locks are numbered
            run("""
                    DO $$ BEGIN
                    FOR i IN %d .. %d LOOP
                        EXECUTE format('CREATE TABLE t%%s (id int PRIMARY KEY, parent int NOT NULL, name text, at timestamptz)', i);
                        IF i %% 2 = 0 THEN EXECUTE format('CREATE INDEX ON t%%s (parent)', i); END IF;
                    END LOOP; END $$""".formatted(part * 1_000 + 1, part * 1_000 + 1_000));
        }
        long start = System.nanoTime();
        CatalogFacts facts;
        try (Connection connection = server().connect()) {
            facts = CatalogReader.schema(connection);
            System.out.println("10,000 tables in " + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
            start = System.nanoTime();
            assertThat(TableActivityReader.read(connection)).hasSize(10_000);
            System.out.println("what was done to them in " + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
        }
        assertThat(facts.tables()).hasSize(10_000);
    }
}
