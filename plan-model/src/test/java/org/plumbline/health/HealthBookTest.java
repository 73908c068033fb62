package org.plumbline.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;

class HealthBookTest {
    @Test
    void listsEveryCheckOfThePackageAndEachHasItsTest() {
        List<String> classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.plumbline.health").stream()
                .filter(type -> type.isAssignableTo(HealthCheck.class) && !type.isInterface()
                        && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName).toList();

        assertThat(HealthBook.checks()).extracting(check -> check.getClass().getName()).containsExactlyInAnyOrderElementsOf(classes);
        assertThat(HealthBook.checks()).extracting(HealthCheck::id).doesNotHaveDuplicates();
        assertThat(classes).allSatisfy(name ->
                assertThat(getClass().getClassLoader().getResource(name.replace('.', '/') + "Test.class")).as(name).isNotNull());
    }

    @Test
    void showsTheWorstCheckFirst() {
        var db = new CatalogFixture();
        db.index("one", "a").index("two", "a");
        db.frozenAge = 1_900_000_000;
        assertThat(HealthBook.examine(db.facts())).extracting(HealthFinding::check)
                .containsExactly("transaction-ids-run-out", "no-primary-key", "duplicate-index");
    }
}
