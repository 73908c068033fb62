package org.plumbline.health;

import java.util.Optional;
import org.plumbline.advice.Action;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;

/// Two indexes of a table have the same keys.
///
///     customers_email_idx      btree (email)
///     customers_email_lookup   btree (email)
public final class DuplicateIndexes extends IndexCheck {
    /// Evidence: the index that does the same work.
    public static final String OTHER = "the other index";

    public DuplicateIndexes() {
        super("duplicate-index", "Duplicate indexes");
    }

    @Override
    Optional<HealthFinding> check(CatalogFacts facts, TableFacts table, IndexFacts index) {
        return IndexCover.of(table, index, true).map(other -> finding(Severity.MEDIUM, table, index)
                .because(Evidence.text(OTHER, other.name()))
                .fix(new Remedy.Act(Action.DROP_REDUNDANT_INDEX, drop(table, index))));
    }
}
