package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.log.LogEntry;
import org.plumbline.plan.log.LogReader;
import org.plumbline.plan.log.ReadProgress;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

/// What real servers log is read whatever prefix, destination and format they were given.
@NeedsPostgres
class AutoExplainLogTest {
    private static final List<String> PREFIXES = List.of(
            "%m [%p] ", "", "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ", "%t:%r:%u@%d:[%p]:", "%n %c %x %e ", "<%m>-%p-", "%u|%d|%i|",
            "%a \"%u\": {%p} ", "[%b] ", "pid=%p,");
    private static final List<String> FORMATS = List.of("text", "json", "yaml", "xml");
    private static final String STATEMENT =
            "SELECT count(*), 'a \"b\" '' ünï', -- rest\n\tmax(g)\n\nFROM generate_series(1, 100) g\n"
            + "WHERE g > %d AND 'x:  y' <> 'LOG:  duration: 1 ms'";

    static List<Integer> majors() {
        return PostgresServer.majors();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void readsStandardErrorWithAnyPrefix(int major) throws SQLException, PlanParseException {
        try (PostgresServer server = PostgresServer.start(major, settings(Map.of()))) {
            for (String prefix : PREFIXES) {
                if (major < 13 && prefix.contains("%b")) {
                    continue; // the backend's type is new in 13
                }
                begin(server, prefix);
                int before = server.log().length();
                run(server);
                check(read(server.log().substring(before)), prefix);
            }
        }
    }

    private static void begin(PostgresServer server, String prefix) throws SQLException {
        String verbosity = prefix.isEmpty() ? "verbose" : "default";
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET log_line_prefix = '" + prefix + "'");
            statement.execute("ALTER SYSTEM SET log_error_verbosity = " + verbosity);
            statement.execute("SELECT pg_reload_conf()");
        }
        while (!shown(server, "log_line_prefix").equals(prefix) || !shown(server, "log_error_verbosity").equals(verbosity)) {
            shown(server, "server_version");
        }
    }

    /// As new sessions have it.
    private static String shown(PostgresServer server, String setting) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    @ParameterizedTest
    @MethodSource("majors")
    void readsWhatTheCollectorWrites(int major) throws SQLException, IOException, PlanParseException {
        String destinations = major >= 15 ? "stderr,csvlog,jsonlog" : "stderr,csvlog";
        Map<String, String> collector = Map.of("logging_collector", "on", "log_destination", destinations, "log_filename", "pg.log");
        try (PostgresServer server = PostgresServer.start(major, settings(collector))) {
            run(server);
            Path folder = server.dataDirectory().resolve("log");
            List<String> said = new ArrayList<>();
            for (String name : major >= 15 ? List.of("pg.log", "pg.csv", "pg.json") : List.of("pg.log", "pg.csv")) {
                awaitEnd(server, folder.resolve(name));
                List<LogEntry> entries = read(Files.readString(folder.resolve(name)));
                check(entries, name);
                assertThat(entries).extracting(LogEntry::database)
                        .containsOnly(name.equals("pg.log") ? Optional.empty() : Optional.of("postgres"));
                said.add(entries.stream().map(LogEntry::text).toList().toString());
            }
            assertThat(said.stream().distinct()).hasSize(1);
        }
    }

    /// The collector writes when it comes to it: a marker that arrived shows that all before it did.
    private static void awaitEnd(PostgresServer server, Path file) throws IOException, SQLException {
        for (int attempt = 0; !Files.readString(file).contains("the end of the test"); attempt++) {
            try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
                statement.execute("DO $$ BEGIN RAISE LOG 'the end of the test'; END $$");
            }
            assertThat(attempt).isLessThan(5_000);
        }
    }

    private static Map<String, String> settings(Map<String, String> own) {
        var all = new HashMap<String, String>(own);
        all.put("auto_explain.log_analyze", "on");
        all.put("log_min_duration_statement", "0");
        return all;
    }

    private static void run(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("SET auto_explain.log_min_duration = 0");
            int value = 0;
            for (String format : FORMATS) {
                statement.execute("SET auto_explain.log_format = " + format);
                statement.execute(STATEMENT.replace("%d", String.valueOf(++value)));
            }
            statement.execute("SET auto_explain.log_min_duration = -1");
        }
    }

    private static void check(List<LogEntry> entries, String what) throws PlanParseException {
        assertThat(entries).as(what).hasSize(FORMATS.size());
        for (int i = 0; i < entries.size(); i++) {
            Plan plan = PlanParser.parse(entries.get(i)).getFirst();
            assertThat(plan.origin().format().name()).as(what).isEqualToIgnoringCase(FORMATS.get(i));
            assertThat(plan.origin().query()).as(what).contains(STATEMENT.replace("%d", String.valueOf(i + 1)));
            assertThat(plan.nodes()).as(what).extracting(PlanNode::nodeType).containsExactly("Aggregate", "Function Scan");
            assertThat(plan.origin().logDuration().orElseThrow()).isPositive();
            assertThat(plan.warnings()).isEmpty();
            assertThat(plan.incomplete()).isFalse();
            boolean saysTime = Stream.of("%m", "%t", "%n").anyMatch(what::contains) || what.startsWith("pg.");
            assertThat(plan.origin().loggedAt().isPresent()).as(what).isEqualTo(saysTime);
        }
    }

    private static List<LogEntry> read(String log) {
        var entries = new ArrayList<LogEntry>();
        try {
            LogReader.read(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), entries::add, ReadProgress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }
}
