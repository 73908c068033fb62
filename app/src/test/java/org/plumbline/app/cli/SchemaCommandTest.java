package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.testkit.postgres.BusyShop;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import tools.jackson.databind.JsonNode;

@NeedsPostgres
class SchemaCommandTest {
    private static PostgresServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws SQLException {
        server = PostgresServer.start(18);
        BusyShop.make(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void listsSchemaRewritesAndBatchesRankedByTheTimeAtStake() {
        CommandRun run = schema("postgres", "--json", "--sample");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        JsonNode advice = run.json().get("advice");
        assertThat(values(advice, "id")).contains("room-for-hot-updates", "not-in-to-not-exists", "insert-for-each-row");
        List<Double> stakes = StreamSupport.stream(advice.spliterator(), false).map(each -> each.get("atStakeMs").asDouble()).toList();
        assertThat(stakes).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        JsonNode updates = piece(advice, "room-for-hot-updates");
        assertThat(updates.get("table").asString()).isEqualTo("public.orders");
        assertThat(updates.get("steps").get(0).get("effect").asString()).isEqualTo("short-lock");
        assertThat(updates.get("statements").get(0).get("query").asString()).startsWith("UPDATE orders");
        assertThat(piece(advice, "not-in-to-not-exists").get("steps").get(0).get("safe").asBoolean()).isTrue();
        assertThat(piece(advice, "insert-for-each-row").get("shareOfTime").isNull()).isTrue();
    }

    @Test
    void aPersonReadsWhatItCostsAndWhatToDo() {
        CommandRun run = schema("postgres", "--limit", "1");
        assertThat(run.out()).contains("Counted since ", "\n1. ", " more; --limit 0 prints all.").doesNotContain("\n2. ");
        String all = schema("postgres", "--limit", "0").out();
        assertThat(all).contains("Updates that find no room in their page: public.orders", "Some of it would be saved",
                "ALTER TABLE public.orders SET (fillfactor = 85);", "To take it back: ", "NOT EXISTS");
    }

    @Test
    void writesAScriptAndItsRollbackAndRunsNeither() throws IOException {
        Path file = folder.resolve("shop.sql");
        assertThat(schema("postgres", "--ddl", file.toString(), "--limit", "1").status()).isEqualTo(ExitStatus.DONE);
        assertThat(file).content().contains("ALTER TABLE public.orders SET (fillfactor = 85);");
        assertThat(Files.readString(folder.resolve("shop.sql.rollback.sql"))).contains("ALTER TABLE public.orders RESET (fillfactor);");
        assertThat(schema("postgres", "--json").out()).as("it is still to be done").contains("room-for-hot-updates");
        CommandRun nowhere = schema("postgres", "--ddl", folder.resolve("none/shop.sql").toString());
        assertThat(nowhere.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(nowhere.err()).contains("could not be written");
    }

    @Test
    void withoutCountersOrWithoutAServerItSaysWhatToDo() {
        CommandRun uncounted = schema("uncounted", "--json");
        assertThat(uncounted.status()).isEqualTo(ExitStatus.DONE);
        assertThat(uncounted.json().get("notes").toString()).contains("CREATE EXTENSION pg_stat_statements");
        assertThat(uncounted.json().get("totalMs").isNull()).isTrue();
        CommandRun nobody = CommandRun.of("schema", "--url", "postgresql://me:hidden@127.0.0.1:1/shop", "--json");
        assertThat(nobody.status()).isEqualTo(ExitStatus.NO_CONNECTION);
        assertThat(nobody.err()).contains("Nothing answers").doesNotContain("hidden");
        assertThat(nobody.json().get("error").get("message").asString()).contains("Nothing answers");
    }

    @Test
    void everyFieldIsDescribed() throws IOException {
        String fields;
        try (InputStream in = SchemaCommand.class.getResourceAsStream("schema-json.txt")) {
            fields = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        JsonNode json = schema("postgres", "--json").json();
        var names = new ArrayList<String>(json.propertyNames());
        JsonNode piece = piece(json.get("advice"), "room-for-hot-updates");
        names.addAll(piece.propertyNames());
        names.addAll(piece.get("steps").get(0).propertyNames());
        names.addAll(piece.get("statements").get(0).propertyNames());
        assertThat(names).allSatisfy(name -> assertThat(fields).contains(name));
    }

    private static JsonNode piece(JsonNode advice, String id) {
        return StreamSupport.stream(advice.spliterator(), false).filter(each -> each.get("id").asString().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError(id));
    }

    private static List<String> values(JsonNode advice, String field) {
        return StreamSupport.stream(advice.spliterator(), false).map(each -> each.get(field).asString()).toList();
    }

    private static CommandRun schema(String database, String... options) {
        var arguments = new ArrayList<>(List.of("schema", "--url", "postgresql://postgres@127.0.0.1:" + server.port() + "/" + database));
        arguments.addAll(Arrays.asList(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
