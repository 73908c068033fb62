package org.plumbline.app.db.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.analysis.Analyzer;
import org.plumbline.app.db.ConnectionProfile;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.plan.unit.Bytes;

class HistoryFileTest {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    static final String PLAN = """
            [
              {
                "Plan": {
                  "Node Type": "Seq Scan",
                  "Relation Name": "orders",
                  "Alias": "orders",
                  "Startup Cost": 0.00,
                  "Total Cost": 18334.00,
                  "Plan Rows": 10,
                  "Plan Width": 8,
                  "Actual Startup Time": 0.010,
                  "Actual Total Time": 45.000,
                  "Actual Rows": 10,
                  "Actual Loops": 1,
                  "Filter": "(status = 'open'::text)",
                  "Rows Removed by Filter": 999990
                },
                "Planning Time": 0.250,
                "Triggers": [
                ],
                "Execution Time": 60.500
              }
            ]
            """;

    @TempDir
    private Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void givesBackWhatWasKept() throws Exception {
        ExplainRun run = run("SELECT * FROM orders WHERE status = 'open'", "shop", NOON);
        long id = history().keep(run, PLAN);

        RunList all = history().find(HistorySearch.newest(10));
        assertThat(all.runs()).containsExactly(new KeptRun(id, run));
        assertThat(all.kept()).isEqualTo(1);
        assertThat(all.connections()).containsExactly("shop");
        assertThat(run.figures().execution()).contains(Duration.ofNanos(60_500_000));
        assertThat(run.findings()).extracting(KeptFinding::rule).contains("selective-seq-scan");
        assertThat(history().plan(id)).contains(new KeptPlan(run.sql(), PLAN));
        assertThat(told).isEmpty();
    }

    @Test
    void isSearchedByWordsByConnectionAndByStatement() throws HistoryFailure {
        keep("SELECT * FROM Orders WHERE id = 1", "shop");
        keep("SELECT * FROM orders WHERE id = 2", "staging");
        keep("select *\nfrom orders where id = $1", "shop");
        keep("SELECT * FROM \"Größe\" WHERE \"ÄNDERUNG\" > now()", "shop");

        assertThat(found(new HistorySearch("  orders SELECT ", Optional.empty(), Optional.empty(), 10))).hasSize(3);
        assertThat(found(new HistorySearch("größe änderung", Optional.empty(), Optional.empty(), 10))).hasSize(1);
        assertThat(found(new HistorySearch("100%", Optional.empty(), Optional.empty(), 10))).isEmpty();
        assertThat(found(new HistorySearch("orders", Optional.of("staging"), Optional.empty(), 10)))
                .containsExactly("SELECT * FROM orders WHERE id = 2");
        long same = run("select * from orders where id = 99", "", NOON).statement().fingerprint();
        assertThat(found(HistorySearch.ofStatement(same, "shop", 10)))
                .containsExactly("select *\nfrom orders where id = $1", "SELECT * FROM Orders WHERE id = 1");
        RunList two = history().find(HistorySearch.newest(2));
        assertThat(two.runs()).hasSize(2);
        assertThat(two.matching()).isEqualTo(4);
        assertThat(two.connections()).containsExactly("shop", "staging");
    }

    @Test
    void keepsNoMoreThanItMay() throws HistoryFailure, IOException {
        var few = new HistoryFile(path(), new HistoryLimit(3, new Bytes(1L << 30)), told::add);
        for (int i = 0; i < 5; i++) {
            few.keep(run("SELECT " + i + " FROM t", "shop", NOON.plusSeconds(i)), PLAN);
        }
        assertThat(found(HistorySearch.newest(10))).containsExactly("SELECT 4 FROM t", "SELECT 3 FROM t", "SELECT 2 FROM t");

        var small = new HistoryFile(path(), new HistoryLimit(1_000, new Bytes(200_000)), told::add);
        var random = new Random(5);
        for (int i = 10; i < 40; i++) {
            byte[] noise = new byte[15_000];
            random.nextBytes(noise);
            small.keep(run("SELECT " + i + " FROM t", "shop", NOON.plusSeconds(i)), new String(noise, StandardCharsets.ISO_8859_1));
        }
        assertThat(found(HistorySearch.newest(100))).first().isEqualTo("SELECT 39 FROM t");
        assertThat(found(HistorySearch.newest(100))).hasSizeBetween(3, 12);
        assertThat(Files.size(path())).isLessThan(250_000);
    }

    @Test
    void holdsNoPassword() throws Exception {
        ConnectionProfile profile = ConnectionProfile.of("postgresql://me:hunter2@db.example/shop?sslpassword=hunter2");
        String sql = "SELECT * FROM dblink('host=a password=hunter2 dbname=x', $q$SELECT 1$q$) "
                + "JOIN dblink('postgresql://me:hunter2@b/x', 'SELECT 2') ON true WHERE u.\"password\" = 'hunter2' AND name = 'Ada'";
        String plan = PLAN.replace("(status = 'open'::text)",
                "((u.\\\"password\\\" = 'hunter2'::text) AND f('host=a password=hunter2 user=''b'''::text, 'x://me:hunter2@b'::text))");
        var place = new RunPlace(profile.name(), profile.place(), Optional.of("shop"), Optional.empty());
        ExplainRun run = ExplainRun.of(NOON, place, sql, List.of(), true, Duration.ZERO, Analyzer.analyze(source(PLAN)).getFirst());
        long id = history().keep(run, plan);

        KeptPlan kept = history().plan(id).orElseThrow();
        assertThat(kept.sql()).doesNotContain("hunter2").contains("password=*** dbname=x", "//me:***@b/x", "name = 'Ada'");
        assertThat(kept.json()).doesNotContain("hunter2").contains("\\\"password\\\" = '***'::text", "password=*** user=''b''");
        assertThat(Analyzer.analyze(source(kept.json()))).hasSize(1);
        assertThat(Files.readString(path(), StandardCharsets.ISO_8859_1)).contains("db.example").doesNotContain("hunter2");
    }

    @Test
    void onlyItsOwnerMayReadIt() throws HistoryFailure, IOException {
        keep("SELECT 1", "shop");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path()))).isEqualTo("rw-------");
        try (Connection reader = HistorySchema.open(path()); Statement statement = reader.createStatement()) {
            statement.execute("BEGIN");
            statement.execute("DELETE FROM run");
            assertThat(files()).contains("history.db-journal");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("history.db-journal"))))
                    .isEqualTo("rw-------");
        } catch (SQLException wrong) {
            throw new AssertionError(wrong);
        }
    }

    @Test
    void forgetsAllWhenItIsCleared() throws HistoryFailure, IOException {
        long id = history().keep(run("SELECT secret_thing FROM t", "shop", NOON), PLAN);
        history().clear();
        assertThat(found(HistorySearch.newest(10))).isEmpty();
        assertThat(history().plan(id)).isEmpty();
        for (String file : files()) {
            assertThat(Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1)).doesNotContain("secret_thing");
        }
        assertThat(history().keep(run("SELECT 2", "shop", NOON), PLAN)).isGreaterThan(id);
    }

    @Test
    void putsAsideWhatItCannotRead() throws Exception {
        Files.writeString(path(), "This is no database, although it is called one.".repeat(100));
        keep("SELECT 1", "shop");
        assertThat(found(HistorySearch.newest(10))).containsExactly("SELECT 1");
        assertThat(folder.resolve("history.broken-1.db")).content().startsWith("This is no database");
        assertThat(told).singleElement().satisfies(sentence -> assertThat(sentence).contains("damaged", "history.broken-1.db"));

        try (Connection session = DriverManager.getConnection("jdbc:sqlite:" + path()); Statement statement = session.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        assertThat(found(HistorySearch.newest(10))).isEmpty();
        assertThat(files()).contains("history.newer-1.db");
        assertThat(told.getLast()).contains("newer Plumbline", "history.newer-1.db");

        Files.delete(path());
        try (Connection session = DriverManager.getConnection("jdbc:sqlite:" + path()); Statement statement = session.createStatement()) {
            statement.execute("CREATE TABLE run (a)");
        }
        assertThat(found(HistorySearch.newest(10))).isEmpty();
        assertThat(told.getLast()).contains("another program", "history.broken-2.db");
    }

    @Test
    void putsAsideAFileThatIsDamagedInTheMiddle() throws Exception {
        for (int i = 0; i < 30; i++) {
            keep("SELECT " + "x".repeat(3_000) + i, "shop");
        }
        byte[] bytes = Files.readAllBytes(path());
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] = (byte) 0xa5;
        }
        Files.write(path(), bytes);
        keep("SELECT 1", "shop");
        assertThat(found(HistorySearch.newest(10))).containsExactly("SELECT 1");
        assertThat(told).hasSize(1);
    }

    @Test
    void saysWhatIsWrongWhereItCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("no-folder"), "");
        var nowhere = new HistoryFile(file.resolve("history.db"), HistoryLimit.USUAL, told::add);
        assertThatThrownBy(() -> nowhere.keep(run("SELECT 1", "shop", NOON), PLAN)).isInstanceOf(HistoryFailure.class)
                .hasMessageContaining("could not be kept").hasMessageContaining("File > History turns it off");
    }

    @Test
    void leavesNoFileWhileNothingIsKept() throws HistoryFailure, IOException {
        assertThat(history().find(HistorySearch.newest(10))).isEqualTo(RunList.EMPTY);
        history().clear();
        assertThat(files()).isEmpty();
    }

    private HistoryFile history() {
        return new HistoryFile(path(), HistoryLimit.USUAL, told::add);
    }

    private Path path() {
        return folder.resolve("history.db");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    private void keep(String sql, String connection) throws HistoryFailure {
        history().keep(run(sql, connection, NOON), PLAN);
    }

    private List<String> found(HistorySearch search) throws HistoryFailure {
        return history().find(search).runs().stream().map(kept -> kept.run().sql()).toList();
    }

    static ExplainRun run(String sql, String connection, Instant at) {
        try {
            return ExplainRun.of(at, new RunPlace(connection, "me@db.example/shop", Optional.of("shop"), Optional.of("18.6")), sql,
                    List.of("BUFFERS", "TIMING OFF"), true, Duration.ofMillis(75), Analyzer.analyze(source(PLAN)).getFirst());
        } catch (PlanParseException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static SourceText source(String json) {
        return SourceText.of("plan", json);
    }
}
