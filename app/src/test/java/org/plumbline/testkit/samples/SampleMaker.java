package org.plumbline.testkit.samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.app.store.Sample;
import org.plumbline.app.store.Samples;
import org.plumbline.testkit.postgres.PostgresServer;

/// Makes the plans of the built-in samples anew: starts the servers that the index names, loads the shop (`shop.sql`), explains each
/// sample's query and writes the plan beside it. Run by `.ci/make-samples`; what it changed is for a person to look at and commit.
///
/// The test servers cannot compile expressions, so samples of version 15 come from a server of the Debian package `postgresql-15`,
/// whose JDBC address is the property `jit.server`; without it those samples stay as they are.
public final class SampleMaker {
    private static final Path FOLDER = Path.of("src/main/resources/org/plumbline/app/samples");
    private static final String WITH_JIT = "15";
    private static final int ATTEMPTS = 30;
    private static final Map<String, String> SETTINGS = Map.of(
            "track_io_timing", "on",
            "autovacuum", "off",
            "random_page_cost", "1.1",
            "effective_cache_size", "2GB",
            "max_parallel_workers_per_gather", "0",
            "max_wal_size", "4GB");

    private SampleMaker() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Map<String, List<Sample>> byMajor = Samples.all().stream().collect(Collectors.groupingBy(SampleMaker::major));
        for (var entry : byMajor.entrySet()) {
            if (!entry.getKey().equals(WITH_JIT)) {
                try (PostgresServer server = PostgresServer.start(Integer.parseInt(entry.getKey()), SETTINGS)) {
                    make(entry.getValue(), server.jdbcUrl());
                }
            } else if (System.getProperty("jit.server", "").isBlank()) {
                System.out.println("No -Djit.server: left as they are: " + entry.getValue().stream().map(Sample::id).toList());
            } else {
                make(entry.getValue(), System.getProperty("jit.server"));
            }
        }
    }

    private static void make(List<Sample> samples, String jdbcUrl) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            load(connection);
            for (Sample sample : samples) {
                String version = connection.getMetaData().getDatabaseProductVersion().split(" ", 2)[0];
                if (!version.equals(sample.postgresVersion())) {
                    throw new IllegalStateException(sample.id() + " is listed with " + sample.postgresVersion() + ", this is " + version);
                }
                Files.writeString(FOLDER.resolve(sample.planResource()), plan(connection, sample));
                System.out.println(sample.id());
            }
        }
    }

    private static void load(Connection connection) throws IOException, SQLException {
        try (InputStream script = SampleMaker.class.getResourceAsStream("shop.sql"); Statement statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("vacuum analyze");
        }
    }

    private static String plan(Connection connection, Sample sample) throws SQLException {
        Recipe recipe = Recipe.of(sample.id());
        connection.setAutoCommit(false);
        try {
            for (String sql : recipe.before()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            }
            explain(connection, sample, recipe);
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                String plan = explain(connection, sample, recipe);
                if (recipe.until().isEmpty() || recipe.until().get().matcher(plan).find()) {
                    return plan;
                }
            }
            throw new IllegalStateException(sample.id() + ": no plan showed " + recipe.until());
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /// Runs the query under EXPLAIN and takes back what it changed, so that it can be run again.
    private static String explain(Connection connection, Sample sample, Recipe recipe) throws SQLException {
        String options = "analyze, buffers, settings" + (recipe.verbose() ? ", verbose" : "") + ", format " + format(sample);
        Savepoint before = connection.setSavepoint();
        var lines = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("explain (" + options + ") " + sample.query().orElseThrow())) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        connection.rollback(before);
        return recipe.framedByPsql() ? PsqlFrame.around(lines) : String.join("\n", lines) + "\n";
    }

    private static String format(Sample sample) {
        String extension = sample.planResource().substring(sample.planResource().lastIndexOf('.') + 1);
        return Optional.of(extension.toLowerCase(Locale.ROOT)).filter(name -> !name.equals("txt")).orElse("text");
    }

    private static String major(Sample sample) {
        return sample.postgresVersion().split("\\.", 2)[0];
    }
}
