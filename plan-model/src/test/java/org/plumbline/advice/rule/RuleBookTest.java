package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.advice.rule.RuleTester.measured;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.advice.CatalogRule;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Rule;
import org.plumbline.advice.RuleOutcome;

class RuleBookTest {
    @Test
    void listsEveryRuleOfThePackage() {
        List<String> classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.plumbline.advice.rule").stream()
                .filter(type -> type.isAssignableTo(Rule.class) && !type.isInterface()
                        && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName).toList();

        assertThat(RuleBook.rules()).extracting(rule -> rule.getClass().getName()).containsExactlyInAnyOrderElementsOf(classes);
    }

    @Test
    void givesEachRuleAnIdOfItsOwn() {
        assertThat(RuleBook.rules()).extracting(rule -> rule.info().id()).doesNotHaveDuplicates()
                .allMatch(id -> id.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '-'));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void hasAPageForEachRule(Rule rule) {
        assertThat(RulePages.of(rule.info().id())).get().asString()
                .startsWith("# " + rule.info().title() + "\n")
                .contains("**What it is.**", "**Why it costs.**", "**What to do.**", "**Thresholds.**", "**When it is wrong.**");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void hasATestForEachRule(Rule rule) {
        String test = rule.getClass().getName().replace('.', '/') + "Test.class";

        assertThat(getClass().getClassLoader().getResource(test)).as(test).isNotNull();
    }

    @Test
    void hasPagesForTheBasicModeAndNoneForWhatIsNoRule() {
        assertThat(RulePages.of("basic-seq-scan")).isPresent();
        assertThat(RulePages.of("basic-nested-loop")).isPresent();
        assertThat(RulePages.of("no-such-rule")).isEmpty();
    }

    @Test
    void answersForEveryRule() {
        var outcomes = RuleBook.advise(measured("Seq Scan on a  (cost=0.00..9.00 rows=9 width=8)\n")).outcomes();

        assertThat(outcomes).hasSameSizeAs(RuleBook.rules()).zipSatisfy(RuleBook.rules(), (outcome, rule) ->
                assertThat(outcome).isInstanceOf(switch (rule) {
                    case CatalogRule _ -> RuleOutcome.NeedsConnection.class;
                    case PlanRule _ -> rule.info().needs().isEmpty() ? RuleOutcome.Clear.class : RuleOutcome.NotApplicable.class;
                }));
    }

    private static Stream<Rule> rules() {
        return RuleBook.rules().stream();
    }
}
