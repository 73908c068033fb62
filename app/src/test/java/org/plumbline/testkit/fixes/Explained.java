package org.plumbline.testkit.fixes;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.Analyzer;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.plan.Plan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;

/// A query's plan as EXPLAIN printed it, of several runs the one with the median time.
record Explained(String text, Analysis analysis) {
    private static final int WARM_UPS = 2;
    private static final int RUNS = 7;
    private static final int ATTEMPTS = 40;
    /// Slow queries are run less often.
    private static final Duration ENOUGH = Duration.ofSeconds(15);

    /// @param session run before the query, in its transaction, which is rolled back each time
    /// @param until what the plan must show
    static Explained of(Connection connection, List<String> session, String query, String options, Optional<Pattern> until)
            throws SQLException {
        for (int i = 0; i < WARM_UPS; i++) {
            once(connection, session, query, options);
        }
        var runs = new ArrayList<Explained>();
        Duration spent = Duration.ZERO;
        for (int attempt = 0; attempt < ATTEMPTS && runs.size() < RUNS && (runs.isEmpty() || spent.compareTo(ENOUGH) < 0); attempt++) {
            Explained run = once(connection, session, query, options);
            spent = spent.plus(run.time());
            if (until.isEmpty() || until.get().matcher(run.text).find()) {
                runs.add(run);
            }
        }
        if (runs.isEmpty()) {
            throw new IllegalStateException("no plan showed " + until);
        }
        return runs.stream().sorted(Comparator.comparing(Explained::time)).toList().get(runs.size() / 2);
    }

    /// What a client waits for: planning is part of it.
    Duration time() {
        return analysis.measured().reconciliation().whole().plus(analysis.plan().summary().planningTime().orElse(Duration.ZERO));
    }

    /// The same plan, analysed with what the database says of its tables too.
    Explained with(Function<Plan, Optional<CatalogFacts>> facts) {
        try {
            return new Explained(text, Analyzer.analyze(SourceText.of("plan", text), facts).getFirst());
        } catch (PlanParseException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Explained once(Connection connection, List<String> session, String query, String options) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : session) {
                statement.execute(sql);
            }
            var lines = new ArrayList<String>();
            try (ResultSet rows = statement.executeQuery("explain (" + options + ") " + query)) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            String text = String.join("\n", lines) + "\n";
            return new Explained(text, Analyzer.analyze(SourceText.of("plan", text)).getFirst());
        } catch (PlanParseException unreadable) {
            throw new IllegalStateException(unreadable);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
