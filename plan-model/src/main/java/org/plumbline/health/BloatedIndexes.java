package org.plumbline.health;

import java.util.Optional;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.catalog.Bloat;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// Most of an index's pages are empty space.
///
///     orders_pkey: 400 MB, of which 40 % would do
public final class BloatedIndexes extends IndexCheck {
    public BloatedIndexes() {
        super("bloated-index", "Bloated indexes");
    }

    @Override
    Optional<HealthFinding> check(CatalogFacts facts, TableFacts table, IndexFacts index) {
        return index.bloat().filter(BloatThreshold::isReached).filter(_ -> index.valid()).map(bloat -> finding(table, index, bloat));
    }

    private HealthFinding finding(TableFacts table, IndexFacts index, Bloat bloat) {
        HealthFinding finding = finding(BloatThreshold.severity(bloat), table, index)
                .of(bloat.wasted())
                .because(Evidence.bytes("wasted", bloat.wasted()), Evidence.share("share wasted", bloat.share()))
                .fix(new Remedy.Act(Action.REBUILD_INDEX,
                        "REINDEX INDEX CONCURRENTLY " + QuotedName.of(table.schema(), index.name())));
        return bloat.source() == Bloat.Source.ESTIMATED ? finding.unless(Doubt.BLOAT_IS_ESTIMATED) : finding;
    }
}
