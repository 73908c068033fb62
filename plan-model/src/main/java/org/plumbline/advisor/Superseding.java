package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.sql.QuotedName;

/// Which of a database's own indexes a new set makes needless.
final class Superseding {
    private static final String DEFAULT_COLLATION = "pg_catalog.default";

    private Superseding() {}

    static List<SupersededIndex> by(CatalogFacts facts, Set<IndexCandidate> chosen) {
        var superseded = new ArrayList<SupersededIndex>();
        for (TableFacts table : facts.tables()) {
            for (IndexFacts index : table.indexes()) {
                chosen.stream().filter(candidate -> candidate.table().equals(table.name())
                                && candidate.schema().map(table.schema()::equals).orElse(true) && replaces(candidate, index))
                        .findFirst().ifPresent(candidate -> superseded.add(new SupersededIndex(table, index, candidate)));
            }
        }
        return superseded;
    }

    private static boolean replaces(IndexCandidate candidate, IndexFacts index) {
        boolean plain = index.valid() && !index.unique() && !index.backsConstraint() && index.predicate().isEmpty()
                && candidate.where().isEmpty() && index.method().equals("btree") && candidate.method().equals("btree");
        if (!plain || index.keys().size() > candidate.keys().size()
                || !MergedIndexes.has(candidate, Set.copyOf(index.included()))) {
            return false;
        }
        for (int i = 0; i < index.keys().size(); i++) {
            IndexFacts.Key there = index.keys().get(i);
            IndexCandidate.Key mine = candidate.keys().get(i);
            boolean same = mine.isColumn() && there.expression().equals(QuotedName.of(mine.expression()));
            boolean ordinary = there.options() == 0 && !mine.descending() && mine.operatorClass().isEmpty()
                    && (there.collation().isEmpty() || there.collation().equals(DEFAULT_COLLATION))
                    && !there.operatorClass().endsWith("_pattern_ops");
            if (!same || !ordinary) {
                return false;
            }
        }
        return true;
    }
}
