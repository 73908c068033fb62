package org.plumbline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.CatalogRule;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Rule;
import org.plumbline.advice.rule.RuleBook;
import org.plumbline.plan.parse.PlanParseException;

/// The table of `catalogue.md` is made from the corpus: each rule with its real case. `-Dcorpus.rewrite=true` writes it anew.
class CatalogueTest {
    private static final Path CATALOGUE = Path.of("src/main/resources/org/plumbline/advice/rule/catalogue.md");
    private static final Path CORPUS = Path.of("src/test/resources/corpus");
    private static final String BEGIN = "<!-- table: made by CatalogueTest -->\n";
    private static final String END = "<!-- end of table -->";

    @Test
    void showsEachRuleWithItsCase() throws IOException, PlanParseException {
        String text = Files.readString(CATALOGUE);
        String made = text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table() + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("corpus.rewrite")) {
            Files.writeString(CATALOGUE, made);
        }
        assertThat(made).isEqualTo(Files.readString(CATALOGUE));
    }

    private static String table() throws IOException, PlanParseException {
        var table = new StringBuilder("| rule | case | before | after | won | promised |\n|---|---|--:|--:|--:|--:|\n");
        for (Rule rule : RuleBook.rules()) {
            List<FixCase> cases = cases(rule);
            for (FixCase each : cases) {
                table.append(row(rule, each));
            }
            if (cases.isEmpty()) {
                table.append("| [").append(rule.info().id()).append("](").append(rule.info().id()).append(".md) | ")
                        .append(rule instanceof CatalogRule ? "needs a connection" : "no pair").append(" | | | | |\n");
            }
        }
        return table.toString();
    }

    private static String row(Rule rule, FixCase each) throws IOException, PlanParseException {
        Analysis before = each.before();
        Duration time = FixCase.time(before);
        Duration after = FixCase.time(each.after());
        Optional<Duration> promised = before.advice().findings().stream().filter(finding -> finding.rule().equals(rule.info()))
                .map(Finding::timeAtStake).flatMap(Optional::stream).max(Duration::compareTo);
        return "| [" + rule.info().id() + "](" + rule.info().id() + ".md) | " + firstSentence(each.folder()) + " | " + ms(time) + " | "
                + ms(after) + " | " + ms(time.minus(after)) + " | " + promised.map(CatalogueTest::ms).orElse("") + " |\n";
    }

    private static String firstSentence(Path folder) throws IOException {
        String about = Files.readString(folder.resolve("about.txt"));
        return about.substring(0, about.indexOf("\n\n")).lines().collect(Collectors.joining(" ")).replace("|", "\\|");
    }

    private static List<FixCase> cases(Rule rule) throws IOException {
        try (Stream<Path> folders = Files.list(CORPUS)) {
            return folders.sorted().map(FixCase::new).filter(FixCase::hasAfter)
                    .filter(each -> each.rule().equals(Optional.of(rule.info().id()))).toList();
        }
    }

    private static String ms(Duration time) {
        double ms = time.toNanos() / 1e6;
        return String.format(Locale.ROOT, ms < 10 ? "%.2f ms" : "%.0f ms", ms);
    }
}
