package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.demo.DemoCache;
import org.plumbline.app.demo.DemoQuery;
import org.plumbline.testkit.postgres.NeedsPostgres;
import tools.jackson.databind.JsonNode;

@NeedsPostgres
class DemoCommandTest {
    private static final String TINY = "0.002";

    @TempDir
    private Path folder;

    @Test
    void startsKeepsStopsAndDeletes() throws Exception {
        DemoCache.in(folder);
        CommandRun made = demo("--keep", "--json", "--scale", TINY);
        assertThat(made.status()).isEqualTo(ExitStatus.DONE);
        assertThat(made.err()).startsWith("1/").contains("Filling the shop: orders");
        JsonNode json = made.json();
        assertThat(json.get("origin").asString()).isEqualTo("made");
        assertThat(json.get("url").asString()).isEqualTo("postgresql://shop@127.0.0.1:" + json.get("port").asInt() + "/shop");
        assertThat(json.get("kept").asBoolean()).isTrue();
        assertThat(json.get("tookMs").isNumber()).isTrue();
        assertThat(json.get("queries").size()).isEqualTo(DemoQuery.all().size());
        assertThat(json.get("error").isNull()).isTrue();
        assertThat(Files.readString(Path.of(json.get("passwordFile").asString())).strip()).endsWith(json.get("password").asString());

        CommandRun joined = demo("--keep", "--scale", TINY);
        assertThat(joined.out()).startsWith("The demo database runs already, at " + json.get("url").asString())
                .contains("PGPASSWORD=" + json.get("password").asString(), "plumbline explain --analyze", "01-missing-index",
                        "plumbline demo --stop");
        assertThat(explained(json)).contains("Seq Scan");

        assertThat(demo("--stop").out()).contains("stopped");
        assertThat(demo("--stop", "--json").json().get("done").asBoolean()).isFalse();
        assertThat(demo("--delete").out()).contains("deleted");
        assertThat(folder.resolve("demo/data")).doesNotExist();
        assertThat(demo("--delete").out()).contains("There is no demo database");
    }

    @Test
    void printsAStatementToTry() {
        CommandRun printed = demo("--query", "01-missing-index");
        assertThat(printed.out()).startsWith("-- Disputed orders.").contains("select id, customer_id, total from orders");
        JsonNode json = demo("--query", "01-missing-index", "--json").json();
        assertThat(json.get("rule").asString()).isEqualTo(DemoQuery.all().getFirst().rule());
        assertThat(printed.out()).contains(json.get("sql").asString());
        assertThat(json.get("error").isNull()).isTrue();
        assertThat(demo("--query", "nosuch").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(demo("--query", "nosuch").err()).contains("01-missing-index");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(demo("--scale", "0").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(demo("--keep", "--stop").status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void saysInJsonTooThatItsFolderCannotBeUsed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        CommandRun failed = CommandRun.of("demo", "--json", "--folder", file.toString());
        assertThat(failed.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(failed.json().get("error").get("message").asString()).contains(file.toString());
        assertThat(failed.err()).contains(file.toString());
    }

    private static String explained(JsonNode demo) {
        String url = demo.get("url").asString().replace("shop@", "shop:" + demo.get("password").asString() + "@");
        return CommandRun.withInput(DemoQuery.all().getFirst().sql(), "explain", "--no-history", "--url", url, "-").out();
    }

    private CommandRun demo(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "demo";
        arguments[1] = "--folder";
        arguments[2] = folder.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return CommandRun.of(arguments);
    }
}
