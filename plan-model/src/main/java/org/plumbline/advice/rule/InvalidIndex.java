package org.plumbline.advice.rule;

import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.advice.Action;
import org.plumbline.advice.Remedy;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;

/// Building this index failed halfway: no query uses it, and every write keeps it up to date.
///
///     pg_index: indisvalid false, and nobody is building it
public final class InvalidIndex extends IndexesOfPlan {
    /// `REINDEX CONCURRENTLY` is there from this version on.
    private static final int REINDEX_CONCURRENTLY = 12;

    public InvalidIndex() {
        super("invalid-index", "Index is invalid");
    }

    @Override
    Optional<Draft> check(CatalogFacts facts, TableFacts table, IndexFacts index, Supplier<Draft> draft) {
        if (index.valid() || index.beingBuilt()) {
            return Optional.empty();
        }
        boolean rebuild = facts.server().version() >= REINDEX_CONCURRENTLY;
        return Optional.of(draft.get().fix(new Remedy.Act(Action.REBUILD_INVALID_INDEX,
                rebuild ? "REINDEX INDEX CONCURRENTLY " + PlanTables.sql(table.schema(), index.name()) : drop(table, index))));
    }
}
