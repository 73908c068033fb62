package org.plumbline.health;

import java.util.List;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// Somebody switched autovacuum off for a table: its statistics grow old and its dead rows stay.
///
///     pg_class: reloptions {autovacuum_enabled=off}
public final class AutovacuumOff extends TableCheck {
    public AutovacuumOff() {
        super("autovacuum-off", "Autovacuum switched off");
    }

    @Override
    public List<HealthFinding> check(CatalogFacts facts, TableFacts table) {
        return table.vacuum().autovacuum() ? List.of() : List.of(HealthFinding.of(
                        this, Severity.MEDIUM, table.qualifiedName(), table.name())
                .of(table.pages().bytes())
                .because(Evidence.text("table", table.qualifiedName()), Evidence.rows("rows of the table", table.rows()),
                        Evidence.rows("dead rows", table.vacuum().deadRows()),
                        Evidence.rows("rows changed since the last analyze", table.modifiedSinceAnalyze()))
                .fix(new Remedy.Act(Action.SWITCH_AUTOVACUUM_ON, "ALTER TABLE " + QuotedName.of(table.schema(), table.name())
                        + " RESET (autovacuum_enabled)")));
    }
}
