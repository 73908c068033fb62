package org.plumbline.health;

import java.util.List;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.catalog.Bloat;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// Most of a table's pages are empty space, which every scan reads and the cache holds.
///
///     orders: 1.2 GB, of which 60 % would do
public final class BloatedTables extends TableCheck {
    public BloatedTables() {
        super("bloated-table", "Bloated tables");
    }

    @Override
    public List<HealthFinding> check(CatalogFacts facts, TableFacts table) {
        return table.vacuum().bloat().filter(BloatThreshold::isReached).map(bloat -> finding(table, bloat)).stream().toList();
    }

    private HealthFinding finding(TableFacts table, Bloat bloat) {
        HealthFinding finding = HealthFinding.of(this, BloatThreshold.severity(bloat), table.qualifiedName(), table.name())
                .of(bloat.wasted())
                .because(Evidence.text("table", table.qualifiedName()), Evidence.bytes("wasted", bloat.wasted()),
                        Evidence.bytes("size of the table", bloat.size()), Evidence.share("share wasted", bloat.share()))
                .fix(new Remedy.Act(Action.REBUILD_TABLE, "VACUUM (FULL, ANALYZE) " + QuotedName.of(table.schema(), table.name())))
                .unless(Doubt.REBUILDING_LOCKS);
        return bloat.source() == Bloat.Source.ESTIMATED ? finding.unless(Doubt.BLOAT_IS_ESTIMATED) : finding;
    }
}
