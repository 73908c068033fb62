package org.plumbline.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Set;
import java.util.concurrent.Executor;

/// The walls of ARCHITECTURE.md inside the application.
@AnalyzeClasses(packages = "org.plumbline.app", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    /// What panels may share: everything else below `ui` is a panel of its own.
    private static final Set<String> SHARED = Set.of("state", "control", "draw", "text", "look", "shell");

    @ArchTest
    static final ArchRule VIEW_MODELS_KNOW_NO_SCENE = noClasses().that().haveSimpleNameEndingWith("ViewModel").or()
            .haveSimpleNameEndingWith("Row")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
            .because("they are tested without a toolkit").allowEmptyShould(true);

    @ArchTest
    static final ArchRule VIEWS_SHOW_AND_DO_NOT_FETCH = noClasses().that().haveSimpleNameEndingWith("View")
            .should().dependOnClassesThat().resideInAnyPackage(
                    "org.plumbline.app.db", "org.plumbline.app.store", "org.plumbline.advice.rule")
            .because("a view builds nodes, sets style classes and binds").allowEmptyShould(true);

    @ArchTest
    static final ArchRule JDBC_ONLY_IN_DB = noClasses().that().resideOutsideOfPackage("org.plumbline.app.db..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..", "org.sqlite..")
            .because("one package talks to databases");

    @ArchTest
    static final ArchRule THREADS_ONLY_IN_WORK = noClasses().that().resideOutsideOfPackage("org.plumbline.app.work..")
            .and().doNotHaveFullyQualifiedName("org.plumbline.app.Main").and().doNotHaveFullyQualifiedName("org.plumbline.app.Launcher")
            .should().dependOnClassesThat().haveFullyQualifiedName("javafx.application.Platform")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("javafx.concurrent.Task")
            .orShould().dependOnClassesThat().areAssignableTo(Thread.class)
            .orShould().dependOnClassesThat().areAssignableTo(Executor.class)
            .because("org.plumbline.app.work is the only door to threads");

    @ArchTest
    static final ArchRule NUMBERS_ARE_FORMATTED_IN_TEXT = noClasses().that().resideInAPackage("org.plumbline.app.ui..")
            .and().resideOutsideOfPackage("org.plumbline.app.ui.text")
            .should().callMethod(String.class, "format", String.class, Object[].class)
            .orShould().dependOnClassesThat().resideInAnyPackage("java.text")
            .because("one place turns figures into text").allowEmptyShould(true);

    @ArchTest
    static final ArchRule CLI_NEEDS_NO_TOOLKIT = noClasses().that().resideInAnyPackage(
                    "org.plumbline.app.cli", "org.plumbline.app.report", "org.plumbline.app.ui.text")
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.plumbline.app.ui.shell..", "org.plumbline.app.ui.state..")
            .because("the command line and its reports run where there is no display").allowEmptyShould(true);

    @ArchTest
    static final ArchRule REPORTS_SEE_WORDS_AND_NO_VIEWS = noClasses().that().resideInAPackage("org.plumbline.app.report")
            .should().dependOnClassesThat().haveSimpleNameEndingWith("View").orShould().dependOnClassesThat()
            .resideInAnyPackage("org.plumbline.app.cli", "org.plumbline.app.store", "org.plumbline.app.work", "picocli..")
            .because("the command line and the window share them");

    @ArchTest
    static final ArchRule PANELS_DO_NOT_SEE_EACH_OTHER = ArchRuleDefinition.classes().that().resideInAPackage("org.plumbline.app.ui..")
            .should(seeNoOtherPanel()).because("only the shell puts panels together").allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_MAIN_SEES_THE_SHELL = noClasses().that().resideInAPackage("org.plumbline.app.ui..")
            .and().resideOutsideOfPackage("org.plumbline.app.ui.shell..")
            .should().dependOnClassesThat().resideInAPackage("org.plumbline.app.ui.shell..")
            .because("panels see the state, never the window around them").allowEmptyShould(true);

    private static ArchCondition<JavaClass> seeNoOtherPanel() {
        return new ArchCondition<>("see no other panel") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String own = panel(type);
                if (own.isEmpty() || SHARED.contains(own)) {
                    return;
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String other = panel(dependency.getTargetClass());
                    if (!other.isEmpty() && !SHARED.contains(other) && !other.equals(own)) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static String panel(JavaClass type) {
        String prefix = "org.plumbline.app.ui.";
        String name = type.getPackageName();
        if (!name.startsWith(prefix)) {
            return "";
        }
        String rest = name.substring(prefix.length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }

}
