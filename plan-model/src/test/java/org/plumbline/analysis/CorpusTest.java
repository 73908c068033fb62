package org.plumbline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.RuleInfo;
import org.plumbline.advice.RuleOutcome;
import org.plumbline.advice.rule.RuleBook;
import org.plumbline.plan.parse.PlanParseException;

/// Every folder of `corpus/` is a case: `plan.*`, `about.txt` (what it shows, where it is from) and `expected.txt`. A new case is a
/// new folder and no
/// code. `mvn -pl plan-model test -Dtest=CorpusTest -Dcorpus.rewrite=true` writes the expectations anew; then read what changed.
class CorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    @TestFactory
    Stream<DynamicTest> everyCaseSaysWhatItSaid() throws IOException {
        List<Path> cases = cases();
        assertThat(cases).isNotEmpty();
        return cases.stream().map(each -> DynamicTest.dynamicTest(each.getFileName().toString(), () -> check(each)));
    }

    @Test
    void everyRuleHasACaseThatFiresIt() throws IOException, PlanParseException {
        var fired = new TreeSet<String>();
        for (Path each : cases()) {
            for (Analysis analysis : new FixCase(each).analyses()) {
                analysis.advice().outcomes().stream().filter(RuleOutcome.Fired.class::isInstance)
                        .map(RuleOutcome::rule).map(RuleInfo::id).forEach(fired::add);
            }
        }
        // What only the database knows is not in every rule's case.
        assertThat(fired).containsAll(RuleBook.rules().stream().filter(PlanRule.class::isInstance).map(rule -> rule.info().id()).toList());
    }

    private static void check(Path folder) throws IOException, PlanParseException {
        assertThat(folder.resolve("about.txt")).exists();
        String actual = new FixCase(folder).analyses().stream().map(AnalysisText::of).collect(Collectors.joining("\n"));
        Path expected = folder.resolve("expected.txt");
        if (Boolean.getBoolean("corpus.rewrite")) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CORPUS)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}
