package org.plumbline.health;

import java.util.List;
import java.util.stream.Stream;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ConstraintFacts;
import org.plumbline.catalog.ForeignKeyFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// A constraint was added NOT VALID, and nobody looked at the rows from before: they may break it.
///
///     pg_constraint: convalidated false
public final class UnvalidatedConstraints extends TableCheck {
    public UnvalidatedConstraints() {
        super("unvalidated-constraint", "Constraints not validated");
    }

    /// A partition's are its parent's.
    @Override
    public List<HealthFinding> check(CatalogFacts facts, TableFacts table) {
        return table.partitionOf().isPresent() ? List.of() : Stream.concat(
                        table.constraints().stream().filter(each -> !each.validated()).map(ConstraintFacts::name),
                        table.foreignKeys().stream().filter(each -> !each.validated()).map(ForeignKeyFacts::name))
                .map(name -> finding(table, name)).toList();
    }

    /// Validating takes a lock that reads and writes pass (SHARE UPDATE EXCLUSIVE).
    private HealthFinding finding(TableFacts table, String constraint) {
        return HealthFinding.of(this, Severity.LOW, table.qualifiedName(), constraint)
                .because(Evidence.text("constraint", constraint), Evidence.text("table", table.qualifiedName()),
                        Evidence.rows("rows of the table", table.rows()))
                .fix(new Remedy.Act(Action.VALIDATE_CONSTRAINT, "ALTER TABLE " + QuotedName.of(table.schema(), table.name())
                        + " VALIDATE CONSTRAINT " + QuotedName.of(constraint)));
    }
}
