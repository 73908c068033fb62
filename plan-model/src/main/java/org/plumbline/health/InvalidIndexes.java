package org.plumbline.health;

import java.util.Optional;
import org.plumbline.advice.Action;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// Building this index failed halfway: no query uses it, and every write keeps it up to date.
///
///     pg_index: indisvalid false, and nobody is building it
public final class InvalidIndexes extends IndexCheck {
    public InvalidIndexes() {
        super("invalid-index", "Invalid indexes");
    }

    @Override
    Optional<HealthFinding> check(CatalogFacts facts, TableFacts table, IndexFacts index) {
        if (index.valid() || index.beingBuilt()) {
            return Optional.empty();
        }
        return Optional.of(finding(Severity.MEDIUM, table, index).fix(new Remedy.Act(Action.REBUILD_INVALID_INDEX,
                "REINDEX INDEX CONCURRENTLY " + QuotedName.of(table.schema(), index.name()))));
    }
}
