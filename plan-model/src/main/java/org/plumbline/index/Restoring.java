package org.plumbline.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// The statements that make an index of the catalogue again, with those of its partitions.
final class Restoring {
    private static final Pattern CREATE = Pattern.compile("^CREATE (UNIQUE )?INDEX ");

    private final KnownRelations known;
    private final Optional<IndexCandidate> likeIt;

    private Restoring(KnownRelations known, Optional<IndexCandidate> likeIt) {
        this.known = known;
        this.likeIt = likeIt;
    }

    /// By its definition. None where that is not known of it or of one of its partitions'.
    static Optional<List<String>> of(TableFacts table, IndexFacts index, KnownRelations known) {
        return new Restoring(known, Optional.empty()).statements(table, index);
    }

    /// By its definition, or where that is not known by this one's, which is the same.
    static List<String> of(TableFacts table, IndexFacts index, KnownRelations known, IndexCandidate likeIt) {
        return new Restoring(known, Optional.of(likeIt)).statements(table, index).orElseThrow();
    }

    private Optional<List<String>> statements(TableFacts table, IndexFacts index) {
        Optional<String> create = create(table, index);
        if (create.isEmpty()) {
            return Optional.empty();
        }
        var statements = new ArrayList<>(List.of(create.get()));
        String name = QuotedName.of(table.schema(), index.name());
        for (TableFacts partition : known.partitions(table)) {
            for (IndexFacts below : partition.indexes()) {
                if (known.parent(partition, below).filter((table.schema() + "." + index.name())::equals).isPresent()) {
                    Optional<List<String>> its = statements(partition, below);
                    if (its.isEmpty()) {
                        return Optional.empty();
                    }
                    statements.addAll(its.get());
                    statements.add("ALTER INDEX " + name + " ATTACH PARTITION " + QuotedName.of(partition.schema(), below.name()));
                }
            }
        }
        return Optional.of(statements);
    }

    /// PostgreSQL prints ON ONLY where the table is partitioned, and refuses CONCURRENTLY there.
    private Optional<String> create(TableFacts table, IndexFacts index) {
        String how = table.partitioned() ? "INDEX IF NOT EXISTS " : "INDEX CONCURRENTLY IF NOT EXISTS ";
        return index.definition().filter(text -> CREATE.matcher(text).find())
                .map(text -> CREATE.matcher(text).replaceFirst("CREATE $1" + how))
                .or(() -> likeIt.map(same -> same.of(table.schema(), table.name()))
                        .map(same -> table.partitioned() ? IndexDdl.onOnly(index.name(), same) : IndexDdl.named(index.name(), same))
                        .map(IndexDdl::create));
    }
}
