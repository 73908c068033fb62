package org.plumbline.health;

import java.util.List;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Rows;
import org.plumbline.sql.QuotedName;

/// A table with rows that was never analysed, or never vacuumed: the planner guesses, and no index-only scan is one.
///
///     pg_stat_user_tables: n_live_tup 500000, last_vacuum and last_autovacuum null
public final class UntendedTables extends TableCheck {
    /// Smaller tables are told wrong by little (our own, as for an index).
    static final Rows LEAST_ROWS = Rows.rows(500);

    public UntendedTables() {
        super("never-vacuumed", "Never vacuumed or analysed");
    }

    @Override
    public List<HealthFinding> check(CatalogFacts facts, TableFacts table) {
        boolean analysed = table.analyzedAt().isPresent();
        boolean vacuumed = table.vacuum().vacuumedAt().isPresent() || table.partitioned();
        return table.rows().compareTo(LEAST_ROWS) < 0 || (analysed && vacuumed) ? List.of()
                : List.of(finding(table, analysed, vacuumed));
    }

    private HealthFinding finding(TableFacts table, boolean analysed, boolean vacuumed) {
        String missing = !analysed && !vacuumed ? "vacuumed and analysed" : analysed ? "vacuumed" : "analysed";
        String name = QuotedName.of(table.schema(), table.name());
        return HealthFinding.of(this, analysed ? Severity.LOW : Severity.MEDIUM, table.qualifiedName(), table.name())
                .of(table.pages().bytes())
                .because(Evidence.text("table", table.qualifiedName()), Evidence.rows("rows of the table", table.rows()),
                        Evidence.text("never", missing))
                .fix(new Remedy.Act(Action.VACUUM_AND_ANALYZE, (vacuumed ? "ANALYZE " : "VACUUM (ANALYZE) ") + name))
                .unless(Doubt.COUNTERS_MAY_BE_RESET);
    }
}
