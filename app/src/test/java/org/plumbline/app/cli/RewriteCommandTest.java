package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import tools.jackson.databind.JsonNode;

@NeedsPostgres
class RewriteCommandTest {
    private static final String NOT_IN = "SELECT * FROM orders o WHERE o.customer NOT IN (SELECT b.customer FROM blocked b);\n";
    private static final String NEVER_NULL = "not-null:public.blocked.customer";
    private static PostgresServer server;

    @BeforeAll
    static void start() throws SQLException {
        server = PostgresServer.start(18);
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE orders (id int PRIMARY KEY, customer int NOT NULL); CREATE TABLE blocked (customer int);
                    CREATE SCHEMA other; CREATE TABLE other.blocked (customer int NOT NULL);
                    INSERT INTO orders VALUES (1, 1), (2, 2), (3, 3); INSERT INTO blocked VALUES (1), (NULL);
                    INSERT INTO other.blocked VALUES (2);
                    CREATE TABLE parent (customer int NOT NULL UNIQUE); CREATE TABLE child () INHERITS (parent)""");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void withoutADatabaseWhatMustBeTrueIsThePersonsToKnow() {
        CommandRun run = CommandRun.withInput(NOT_IN, "rewrite", "-");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).contains("NOT EXISTS (SELECT 1 FROM blocked b WHERE b.customer = o.customer)",
                "[ ] Customer of orders is never NULL. Nobody but you can say.");
    }

    @Test
    void theCatalogueTellsWhatHoldsOfTheTablesOnTheSearchPath() {
        JsonNode rewriting = connected(NOT_IN).json().get("statements").get(0).get("rewritings").get(0);
        assertThat(rewriting.get("id").asString()).isEqualTo("not-in-to-not-exists");
        var conditions = new ArrayList<String>();
        rewriting.get("conditions").forEach(each -> conditions.add(each.get("text").asString() + " " + each.get("holds")));
        assertThat(conditions).containsExactlyInAnyOrder(
                "customer of public.orders is never NULL true", "customer of public.blocked is never NULL false");
    }

    @Test
    void aTableThatOthersInheritFromKeepsNoPromise() {
        JsonNode rewriting = connected("SELECT 1 FROM orders o WHERE o.id NOT IN (SELECT p.customer FROM parent p)").json()
                .get("statements").get(0).get("rewritings").get(0);
        assertThat(rewriting.get("conditions").toString()).contains("\"customer of public.parent is never NULL\",\"holds\":false");
    }

    @Test
    void tellsWhereAStatementCannotBeReadAndLooksAtTheOthers() {
        CommandRun run = CommandRun.withInput("SELECT 1 FROM ;\n\n" + NOT_IN, "rewrite", "--json", "-");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("line 1").contains("was not looked at");
        assertThat(run.json().get("statements").get(1).get("line").asInt()).isEqualTo(3);
        assertThat(run.json().get("statements").get(1).get("rewritings").size()).isEqualTo(1);
    }

    @Test
    void anEmptyFileAndALostServerAreTold() {
        CommandRun empty = CommandRun.withInput("-- nothing\n", "rewrite", "--json", "-");
        assertThat(empty.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(empty.err()).contains("no statement");
        assertThat(empty.json().get("statements").size()).isZero();
        CommandRun lost = CommandRun.withInput(NOT_IN, "rewrite", "--url", "postgresql://u@localhost:1/x", "-");
        assertThat(lost.status()).isEqualTo(ExitStatus.NO_CONNECTION);
    }

    @Test
    void provesOnRowsThatAreMadeToTellThemApart() {
        CommandRun run = CommandRun.withInput("SELECT * FROM orders o WHERE o.id NOT IN (SELECT b.customer FROM other.blocked b)",
                "rewrite", "--json", "--prove", "--url", url(), "-");
        assertThat(run.err()).isEmpty();
        JsonNode proof = run.json().get("statements").get(0).get("rewritings").get(0).get("proof");
        assertThat(proof.get("state").asString()).isEqualTo("tested-equal");
        assertThat(proof.get("telling").asInt()).isPositive();
        assertThat(CommandRun.withInput(NOT_IN, "rewrite", "--prove", "-").status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void whatNobodyVouchesForIsBrokenByTheProof() {
        JsonNode open = rewriting(CommandRun.withInput(NOT_IN, "rewrite", "--json", "--prove", "--url", url(), "-"));
        assertThat(open.get("proof").get("state").asString()).isEqualTo("only-if");
        assertThat(open.get("proof").get("unless").get(0).asString()).isEqualTo(NEVER_NULL);
        assertThat(open.get("state").asString()).isEqualTo("suggested");

        CommandRun run = CommandRun.withInput(NOT_IN, "rewrite", "--json", "--prove", "--vouch", NEVER_NULL, "--url", url(), "-");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(rewriting(run).get("state").asString()).isEqualTo("tested-equal");
        assertThat(rewriting(run).get("conditions").toString()).contains("\"name\":\"" + NEVER_NULL + "\"", "\"vouched\":true");
    }

    @Test
    void saysWhereNothingRestsOnWhatIsVouchedFor() {
        CommandRun run = CommandRun.withInput(NOT_IN, "rewrite", "--vouch", "not-null:elsewhere.x", "--url", url(), "-");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("--vouch not-null:elsewhere.x: No rewrite rests on it. They rest on " + NEVER_NULL + ".");
        assertThat(CommandRun.withInput(NOT_IN, "rewrite", "--vouch", "all", "--url", url(), "-").out()).contains("You vouch for it.");
    }

    @Test
    void measuresOnTheDatabaseAndTellsWhatGivesOtherRows() throws Exception {
        CommandRun same = CommandRun.withInput("SELECT * FROM orders o WHERE o.customer > $1 AND o.customer NOT IN "
                + "(SELECT b.customer FROM other.blocked b)", "rewrite", "--json", "--measure", "--param", "1=0", "--url", url(), "-");
        assertThat(same.status()).isEqualTo(ExitStatus.DONE);
        JsonNode measured = rewriting(same).get("measurement");
        assertThat(measured.get("state").asString()).isEqualTo("measured");
        assertThat(measured.get("rows").asInt()).isEqualTo(2);
        assertThat(measured.get("before").get("runs").asInt()).isGreaterThanOrEqualTo(5);
        assertThat(described()).contains(measured.propertyNames()).contains(measured.get("after").propertyNames());

        CommandRun other = CommandRun.withInput(NOT_IN, "rewrite", "--measure", "--url", url(), "-");
        assertThat(other.status()).isEqualTo(ExitStatus.FOUND);
        assertThat(other.out()).contains("refuted",
                "They do not give the same on this data: the original no rows, the rewritten one 2 rows.",
                "Only the rewritten one gives: (", "WARNING: ", "[ ] Customer of public.blocked is never NULL.",
                "--vouch '" + NEVER_NULL + "'");
        assertThat(CommandRun.withInput(NOT_IN, "rewrite", "--measure", "-").status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void everyFieldOfTheJsonIsDescribed() throws IOException {
        String described = described();
        JsonNode rewriting = connected(NOT_IN).json().get("statements").get(0).get("rewritings").get(0);
        assertThat(List.copyOf(rewriting.propertyNames())).allSatisfy(name -> assertThat(described).contains(name));
    }

    private static JsonNode rewriting(CommandRun run) {
        return run.json().get("statements").get(0).get("rewritings").get(0);
    }

    private static String described() throws IOException {
        try (InputStream in = RewriteCommand.class.getResourceAsStream("rewrite-json.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static CommandRun connected(String sql) {
        return CommandRun.withInput(sql, "rewrite", "--json", "--url", url(), "-");
    }

    private static String url() {
        return "postgresql://postgres@127.0.0.1:" + server.port() + "/postgres";
    }
}
