package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CompareCommandTest {
    private static final Path CORPUS = Path.of("../plan-model/src/test/resources/corpus");

    @TempDir
    private Path folder;

    @Test
    void tellsWhatMattersAndPrintsOneTreeWithBothFigures() {
        CommandRun run = CommandRun.of("compare", plan("top-n-sort"), after("top-n-sort"));

        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("4,387× faster: 180 ms before, 0.041 ms after.\n",
                "The Sort is gone (−97.8 ms, 54 % of the difference)",
                "Index Scan Backward on orders using orders_created_at_idx (was Seq Scan)", "~ changed   > moved   + added   - gone");
        assertThat(run.out().lines().filter(line -> line.startsWith("-")).toList()).singleElement().asString().endsWith("Sort");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
    }

    @Test
    void writesAPageOrMarkdown() {
        String page = CommandRun.of("compare", plan("top-n-sort"), after("top-n-sort"), "--html").out();
        assertThat(page).startsWith("<!DOCTYPE html>").endsWith("</html>\n")
                .contains("<p>4,387× faster: 180 ms before, 0.041 ms after.</p>", "− gone", "(was Seq Scan)");
        assertThat(CommandRun.of("compare", plan("top-n-sort"), after("top-n-sort"), plan("top-n-sort"), "--markdown").out())
                .startsWith("## 3 runs\n").contains("| 2 | 180 ms | 180 ms | 180 ms | ", " → ", "```text");
        assertThat(CommandRun.of("compare", plan("top-n-sort"), after("top-n-sort"), "--html", "--json").status())
                .isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void ofAPlanAndItselfNothingIsTold() {
        CommandRun run = CommandRun.of("compare", plan("sort-spill"), plan("sort-spill"), "--changed", "--fail-on-slower", "0%");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).contains("The execution takes as long as before, noise aside: ", "No node differs.");
    }

    @Test
    void failsWhereThePlanAfterIsSlowerThanAllowed() {
        assertThat(CommandRun.of("compare", after("sort-spill"), plan("sort-spill"), "--fail-on-slower", "20%").status())
                .isEqualTo(ExitStatus.FOUND);
        assertThat(CommandRun.of("compare", plan("sort-spill"), after("sort-spill"), "--fail-on-slower", "20").status())
                .isEqualTo(ExitStatus.DONE);
        assertThat(CommandRun.of("compare", after("sort-spill"), plan("sort-spill"), "--fail-on-slower", "1000%").status())
                .isEqualTo(ExitStatus.DONE);
    }

    @Test
    void aLastPlanThatWasNotRunIsJudgedByWhatItHasInCommonWithThoseBefore() throws IOException {
        Path run = Files.writeString(folder.resolve("run.txt"),
                "Seq Scan on t  (cost=0.00..8.00 rows=1 width=4) (actual time=0.010..9.000 rows=1 loops=1)\n");
        Path dear = Files.writeString(folder.resolve("dear.txt"), "Seq Scan on t  (cost=0.00..800.00 rows=1 width=4)\n");
        Path bare = Files.writeString(folder.resolve("bare.txt"), "Seq Scan on t\n  Filter: (a = 1)\n");
        assertThat(CommandRun.of("compare", run.toString(), dear.toString(), "--fail-on-slower", "10%").status())
                .isEqualTo(ExitStatus.FOUND);
        assertThat(CommandRun.of("compare", dear.toString(), run.toString(), "--fail-on-slower", "10%").status())
                .isEqualTo(ExitStatus.DONE);
        CommandRun untold = CommandRun.of("compare", run.toString(), bare.toString(), "--fail-on-slower", "10%");
        assertThat(untold.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(untold.err()).contains("cannot be told");
    }

    @Test
    void takesAllPlansOfAFileOrOneByItsNumber() throws IOException {
        Path both = folder.resolve("both.txt");
        Files.writeString(both, Files.readString(Path.of(plan("top-n-sort"))) + "\n\n" + Files.readString(Path.of(after("top-n-sort"))));
        String usual = CommandRun.of("compare", both.toString()).out();
        assertThat(usual).contains("4,387× faster", "before  " + both + "\nafter   " + both + ", plan 2\n");
        assertThat(CommandRun.of("compare", both + "#2", both + "#1").out()).contains("4,387× slower");
        CommandRun missing = CommandRun.of("compare", "--json", both + "#3", both.toString());
        assertThat(missing.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(missing.err()).contains("There is no plan number 3: it holds 2 plans.");
        assertThat(missing.json().get("plans").get(0).get("error").get("message").asString()).contains("no plan number 3");
        assertThat(missing.json().get("comparison").get("trend").asString()).isEqualTo("less");
        Path hash = Files.copy(Path.of(plan("top-n-sort")), folder.resolve("odd#1"));
        assertThat(CommandRun.of("compare", hash.toString(), after("top-n-sort")).status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void ofManyRunsItShowsTheSpreadAndComparesTheBestWithTheWorst() {
        String slow = plan("jit-dominates");
        CommandRun run = CommandRun.of("compare", "--json", after("jit-dominates"), slow, slow, slow, slow, after("sort-spill"));
        JsonNode runs = run.json().get("distribution");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(runs.get("count").asInt()).isEqualTo(6);
        assertThat(runs.get("shapes").size()).isEqualTo(2);
        assertThat(runs.get("outliers").get(0).asInt()).isEqualTo(0);
        assertThat(run.json().get("comparison").get("before").asInt()).isEqualTo(runs.get("bestRun").asInt());
        assertThat(run.json().get("comparison").get("after").asInt()).isEqualTo(runs.get("worstRun").asInt());
        String text = CommandRun.of("compare", after("jit-dominates"), slow, slow, slow, slow).out();
        assertThat(text).contains("Execution time of 5 runs: median 105 ms", "plan 1  outlier", "All plans do the same.");
        assertThat(CommandRun.of("compare", slow, slow, slow, after("jit-dominates"), "--fail-on-slower", "5%").status())
                .isEqualTo(ExitStatus.DONE);
    }

    @Test
    void oneThatCannotBeReadCostsNoOther() {
        CommandRun run = CommandRun.of("compare", "--json", plan("top-n-sort"), "nowhere.txt", after("top-n-sort"));
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).isEqualTo("nowhere.txt: There is no such file." + System.lineSeparator());
        assertThat(run.json().get("plans").size()).isEqualTo(3);
        assertThat(run.json().get("comparison").get("before").asInt()).isZero();
        assertThat(run.json().get("comparison").get("after").asInt()).isEqualTo(1);
        CommandRun alone = CommandRun.withInput("no plan", "compare", "--json", plan("top-n-sort"), "-");
        assertThat(alone.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(alone.err()).contains("Two plans at least are needed, and one was read: name a second file.");
        assertThat(alone.json().get("comparison").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--threshold 200%", "--threshold some", "--noise-ms -1", "--noise-ms NaN", "--fail-on-slower -5%"})
    void refusesInOneSentenceWhatMakesNoSense(String options) {
        var arguments = new ArrayList<>(List.of("compare", "--json", plan("top-n-sort"), after("top-n-sort")));
        arguments.addAll(List.of(options.split(" ")));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.json()).isEmpty();
    }

    @Test
    void noiseIsWhatOneSaysItIs() {
        String[] plans = {plan("outer-join-not-anti-hash"), after("outer-join-not-anti-hash")};
        assertThat(CommandRun.of("compare", plans[0], plans[1]).out()).contains("% faster");
        assertThat(CommandRun.of("compare", plans[0], plans[1], "--threshold", "30%").out()).contains("takes as long as before");
    }

    @Test
    void everyFieldIsDescribed() throws IOException {
        try (InputStream in = CompareCommand.class.getResourceAsStream("compare-json.txt")) {
            String fields = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            JsonNode json = CommandRun.of("compare", "--json", plan("top-n-sort"), after("top-n-sort"), plan("sort-spill")).json();
            JsonNode comparison = json.get("comparison");
            var names = new ArrayList<String>(json.propertyNames());
            for (JsonNode part : List.of(json.get("plans").get(0), comparison, comparison.get("causes").get(0),
                    comparison.get("causes").get(0).get("nodes").get(0), comparison.get("counts"), comparison.get("nodes").get(0),
                    comparison.get("nodes").get(0).get("rows"), json.get("distribution"), json.get("distribution").get("shapes").get(0))) {
                names.addAll(part.propertyNames());
            }
            assertThat(names).hasSizeGreaterThan(60).allSatisfy(name -> assertThat(fields).contains(name));
        }
    }

    private static String plan(String name) {
        return CORPUS.resolve(name).resolve("plan.txt").toString();
    }

    private static String after(String name) {
        return CORPUS.resolve(name).resolve("after.txt").toString();
    }
}
