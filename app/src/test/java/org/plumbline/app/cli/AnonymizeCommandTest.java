package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnonymizeCommandTest {
    private static final String TWO = """
            shop=> EXPLAIN SELECT * FROM orders WHERE status = 'open';
             Seq Scan on orders  (cost=0.00..1.00 rows=1 width=4)
               Filter: (status = 'open'::text)
            (2 rows)

            shop=> EXPLAIN SELECT * FROM customers WHERE status = 'open';
             Seq Scan on customers  (cost=0.00..2.00 rows=1 width=4)
               Filter: (status = 'open'::text)
            (2 rows)
            """;

    @TempDir
    private Path folder;

    @Test
    void printsEveryPlanWithOtherNamesAndNothingElse() {
        CommandRun run = CommandRun.withInput(TWO, "anonymize", "-");

        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("\"Relation Name\": \"t1\"", "\"Relation Name\": \"t2\"", "\"Filter\": \"(c1 = 'xxxx'::text)\"")
                .doesNotContain("orders", "customers", "status", "open", "shop");
    }

    @Test
    void whatItPrintsCanBeReadAgain() {
        String copies = CommandRun.withInput(TWO, "anonymize", "-").out();

        assertThat(CommandRun.withInput(copies, "analyze", "--json", "-").json()).hasSize(2);
    }

    @Test
    void findingsStayEqual() {
        String plan = CommandRun.CASES.resolve("j-hashagg-spill.txt").toString();
        String copy = CommandRun.of("anonymize", plan).out();

        var expected = CommandRun.of("analyze", "--json", plan).json().get(0).get("findings");
        var actual = CommandRun.withInput(copy, "analyze", "--json", "-").json().get(0).get("findings");
        assertThat(expected).isNotEmpty().hasSameSizeAs(actual);
        assertThat(actual.get(0).get("rule")).isEqualTo(expected.get(0).get("rule"));
    }

    @Test
    void writesAFileAndSaysWhatWasReplaced() throws IOException {
        Path plan = Files.writeString(folder.resolve("plan.txt"), TWO);
        CommandRun run = CommandRun.of("anonymize", "-o", plan.toString(), plan.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualToIgnoringNewLines("Replaced: 2 tables, 1 column and 1 word or number in literals.");
        assertThat(plan).content().contains("\"t2\"").doesNotContain("orders");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void saysWhatCouldNotBeReadOrWritten() {
        CommandRun missing = CommandRun.of("anonymize", folder.resolve("none.txt").toString());
        assertThat(missing.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(missing.err()).contains("none.txt: There is no such file.");

        CommandRun nowhere = CommandRun.withInput(TWO, "anonymize", "-o", folder.resolve("no/where.json").toString(), "-");
        assertThat(nowhere.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(nowhere.err()).contains("where.json could not be written: the folder does not exist.");
    }

    @Test
    void withoutAFileItSaysHowToCallIt() {
        CommandRun run = CommandRun.of("anonymize");

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("FILE").contains("plumbline anonymize --help");
    }

    @Test
    void itsHelpSaysWhatStays() {
        assertThat(CommandRun.of("anonymize", "--help").out()).contains("Usage: plumbline anonymize", "Read it through", "64");
    }
}
