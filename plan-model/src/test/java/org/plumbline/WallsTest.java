package org.plumbline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.plumbline.advice.Rule;

/// The walls of ARCHITECTURE.md inside plan-model.
@AnalyzeClasses(packages = "org.plumbline", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule PURE = noClasses().should().dependOnClassesThat().resideInAnyPackage(
                    "javafx..", "java.sql..", "javax.sql..", "java.util.logging..", "org.slf4j..", "java.awt..", "java.util.concurrent")
            .orShould().dependOnClassesThat().belongToAnyOf(Thread.class)
            .because("a plan is a value and analysis is a function: plan-model is testable without a toolkit, a server or a thread")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("org.plumbline.(**)").should().beFreeOfCycles()
            .because("packages are read one after the other");

    @ArchTest
    static final ArchRule UNITS_STAND_ALONE = noClasses().that().resideInAPackage("org.plumbline.plan.unit")
            .should().dependOnClassesThat(inPlumblineBut("org.plumbline.plan.unit"))
            .because("units are the ground of everything");

    @ArchTest
    static final ArchRule PLAN_KNOWS_NO_READER = noClasses().that().resideInAPackage("org.plumbline.plan")
            .should().dependOnClassesThat(inPlumblineBut("org.plumbline.plan", "org.plumbline.plan.unit"))
            .because("what a plan is does not depend on how it was read or what is made of it");

    @ArchTest
    static final ArchRule PARSE_AND_MEASURE_ARE_APART = noClasses().that().resideInAPackage("org.plumbline.plan.parse")
            .should().dependOnClassesThat(inPlumblineBut(
                    "org.plumbline.plan", "org.plumbline.plan.unit", "org.plumbline.plan.log", "org.plumbline.plan.parse"))
            .because("readers do not calculate");

    @ArchTest
    static final ArchRule LOG_KNOWS_LINES_ONLY = noClasses().that().resideInAPackage("org.plumbline.plan.log")
            .should().dependOnClassesThat(inPlumblineBut("org.plumbline.plan.log"))
            .because("how a log's lines belong together does not depend on what a plan is");

    @ArchTest
    static final ArchRule MEASURE_DOES_NOT_READ = noClasses().that().resideInAPackage("org.plumbline.plan.measure")
            .should().dependOnClassesThat(inPlumblineBut("org.plumbline.plan", "org.plumbline.plan.unit", "org.plumbline.plan.measure"))
            .because("figures follow from the plan, not from its text");

    @ArchTest
    static final ArchRule SQL_AND_INDEX_GIVE_NO_ADVICE = noClasses().that()
            .resideInAnyPackage("org.plumbline.sql", "org.plumbline.index")

            .should().dependOnClassesThat()
            .resideInAnyPackage("org.plumbline.advice..", "org.plumbline.analysis", "org.plumbline.plan.parse")
            .because("advice rests on them");

    @ArchTest
    static final ArchRule ADVICE_DOES_NOT_READ = noClasses().that().resideInAPackage("org.plumbline.advice..")
            .should().dependOnClassesThat().resideInAnyPackage("org.plumbline.plan.parse", "org.plumbline.analysis")
            .because("rules see figures and never text");

    @ArchTest
    static final ArchRule CAPACITY_STANDS_ALONE = noClasses().that().resideInAPackage("org.plumbline.capacity..")
            .should().dependOnClassesThat().resideOutsideOfPackages("java..", "org.apache.commons.math3..", "org.plumbline.capacity..")
            .because("the calculators take typed figures");

    @ArchTest
    static final ArchRule RULES_DO_NOT_SEE_EACH_OTHER = ArchRuleDefinition.classes().that().implement(Rule.class)
            .should(seeNoOtherRule()).because("a rule is understood, changed and broken alone").allowEmptyShould(true);

    private static DescribedPredicate<JavaClass> inPlumblineBut(String... packages) {
        return DescribedPredicate.describe("another package of Plumbline",
                type -> type.getPackageName().startsWith("org.plumbline") && !java.util.List.of(packages).contains(type.getPackageName()));
    }

    private static ArchCondition<JavaClass> seeNoOtherRule() {
        return new ArchCondition<>("see no other rule") {
            @Override
            public void check(JavaClass rule, ConditionEvents events) {
                for (Dependency dependency : rule.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    if (!target.isInterface() && !target.getModifiers().contains(JavaModifier.ABSTRACT)
                            && target.isAssignableTo(Rule.class) && !target.equals(rule)) {
                        events.add(SimpleConditionEvent.violated(rule, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
