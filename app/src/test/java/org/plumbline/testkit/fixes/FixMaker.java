package org.plumbline.testkit.fixes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.advice.Finding;
import org.plumbline.app.ui.text.FindingText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.RemedyText;
import org.plumbline.testkit.postgres.PostgresServer;

/// Makes the corpus' cases with a plan before and one after the fix: for each [FixScript] fills an empty database, explains the query,
/// applies the fix (where the script says so, what the finding itself proposes) and explains again. Run by `.ci/make-fixes`; what it
/// changed is for a person to look at and commit.
///
/// The test servers cannot compile expressions: scripts for the server `jit` need the property `jit.server`, a JDBC address as superuser
/// of a server that can; without it those cases stay as they are.
public final class FixMaker {
    private static final Path SCRIPTS = Path.of("src/test/resources/org/plumbline/testkit/fixes");
    private static final Path CORPUS = Path.of("../plan-model/src/test/resources/corpus");
    private static final String WITH_JIT = "jit";
    private static final String OPTIONS = "analyze, buffers, settings";
    private static final Map<String, String> SETTINGS = Map.of(
            "track_io_timing", "on",
            "autovacuum", "off",
            "jit", "off",
            "random_page_cost", "1.1",
            "effective_cache_size", "2GB",
            "shared_buffers", "512MB",
            "max_parallel_workers_per_gather", "0",
            "max_wal_size", "4GB");

    private FixMaker() {}

    /// Makes the cases.
    ///
    /// @param arguments ids of the cases to make, with blanks between them; all where there are none
    public static void main(String[] arguments) throws IOException, SQLException {
        List<FixScript> scripts = scripts(
                Stream.of(arguments).flatMap(words -> Stream.of(words.split(" ", -1))).filter(id -> !id.isEmpty()).toList());
        for (var entry : scripts.stream().collect(Collectors.groupingBy(FixScript::server, TreeMap::new, Collectors.toList())).entrySet()) {
            if (!entry.getKey().equals(WITH_JIT)) {
                try (PostgresServer server = PostgresServer.start(Integer.parseInt(entry.getKey()), SETTINGS)) {
                    make(entry.getValue(), server.jdbcUrl());
                }
            } else if (System.getProperty("jit.server", "").isBlank()) {
                System.out.println("No -Djit.server: left as they are: " + entry.getValue().stream().map(FixScript::id).toList());
            } else {
                make(entry.getValue(), System.getProperty("jit.server"));
            }
        }
    }

    private static List<FixScript> scripts(List<String> ids) throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            var scripts = new ArrayList<FixScript>();
            for (Path file : files.sorted().toList()) {
                FixScript script = FixScript.read(file);
                if (ids.isEmpty() || ids.contains(script.id())) {
                    scripts.add(script);
                }
            }
            return scripts;
        }
    }

    private static void make(List<FixScript> scripts, String server) throws IOException, SQLException {
        for (FixScript script : scripts) {
            run(server, List.of("drop database if exists fixes", "create database fixes"));
            String url = server.replace("/postgres?", "/fixes?");
            try (Connection connection = DriverManager.getConnection(url); var facts = new ReadFacts(script, url)) {
                make(connection, script, facts);
            }
        }
        run(server, List.of("drop database if exists fixes"));
    }

    private static void run(String server, List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server)) {
            run(connection, statements);
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void make(Connection connection, FixScript script, ReadFacts facts) throws IOException, SQLException {
        run(connection, script.statements("setup"));
        run(connection, script.statements("setup only"));
        if (script.part("setup").isPresent()) {
            run(connection, List.of("vacuum analyze"));
        }
        Optional<Pattern> until = script.part("until").map(Pattern::compile);
        List<String> session = script.statements("session");
        String query = script.part("query").orElseThrow().replaceFirst(";$", "");
        Explained before = Explained.of(connection, session, query, options(script, "options"), until).with(facts::before);
        List<Finding> findings = findings(script, before);

        var fix = new ArrayList<String>();
        for (String sql : script.part("fix").filter("remedy"::equals).isPresent() ? proposed(findings, before) : script.statements("fix")) {
            if (sql.startsWith("SET LOCAL ")) {
                session = Stream.concat(session.stream(), Stream.of(sql)).toList();
            } else {
                run(connection, List.of(sql));
            }
            fix.add(sql);
        }
        Explained after = Explained.of(
                connection,
                script.part("session after").isPresent() ? script.statements("session after") : session,
                script.part("query after").map(sql -> sql.replaceFirst(";$", "")).orElse(query),
                options(script, script.part("options after").isPresent() ? "options after" : "options"), Optional.empty())
                .with(facts::after);
        facts.write(CORPUS.resolve(script.id()));
        write(script, query, fix, before, after, connection.getMetaData().getDatabaseProductVersion());
        System.out.println(script.id() + ": " + Format.time(before.time()) + " -> " + Format.time(after.time()) + ", promised "
                + findings.stream().map(finding -> FindingText.of(finding, before.analysis().measured()).stake()).toList()
                + ", after: " + after.analysis().advice().findings().stream().map(finding -> finding.rule().id()).toList());
    }

    private static String options(FixScript script, String part) {
        return script.part(part).map(more -> OPTIONS + ", " + more).orElse(OPTIONS);
    }

    /// What the case's own rule found.
    private static List<Finding> findings(FixScript script, Explained explained) {
        return explained.analysis().advice().findings().stream().filter(finding -> script.id().startsWith(finding.rule().id())).toList();
    }

    /// The statements of the first remedy that has some.
    private static List<String> proposed(List<Finding> findings, Explained explained) {
        return findings.stream().limit(1)
                .flatMap(finding -> FindingText.of(finding, explained.analysis().measured()).remedies().all().stream())
                .map(RemedyText::sql).flatMap(Optional::stream).findFirst()
                .map(sql -> List.of(sql.split(";\n", -1))).orElse(List.of());
    }

    private static void write(
            FixScript script, String query, List<String> fix, Explained before, Explained after, String version) throws IOException {
        Path folder = Files.createDirectories(CORPUS.resolve(script.id()));
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.filter(each -> each.getFileName().toString().startsWith("plan.")).toList()) {
                Files.delete(file);
            }
        }
        Files.writeString(folder.resolve("plan.txt"), before.text());
        Files.writeString(folder.resolve("after.txt"), after.text());
        var about = new StringBuilder(script.about()).append("\n\nMade by .ci/make-fixes on PostgreSQL ").append(version.split(" ", 2)[0])
                .append(".\n\nQuery:\n").append(query.indent(4));
        if (!fix.isEmpty()) {
            about.append("Fix:\n").append(String.join(";\n", fix).indent(4));
        }
        script.part("session after").ifPresent(sql -> about.append("Fix, in the session:\n").append(sql.indent(4)));
        script.part("query after").ifPresent(sql -> about.append("Fixed query:\n").append(sql.indent(4)));
        Files.writeString(folder.resolve("about.txt"), about);
    }
}
