package org.plumbline.advisor;

import java.util.Optional;
import java.util.Set;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;

/// Which columns a B-tree may have.
final class IndexableColumn {
    /// Types without a B-tree operator class (pg_opclass), and those whose order nobody asks for.
    private static final Set<String> WITHOUT_ORDER = Set.of(
            "json", "jsonb", "xml", "point", "line", "lseg", "box", "path", "polygon", "circle", "aclitem", "txid_snapshot", "pg_snapshot",
            "tsvector", "tsquery", "cid", "xid", "geometry", "geography");
    /// An entry may have a third of a page (`BTMaxItemSize`); values that are wide on average have some that are wider.
    private static final long WIDEST = 400;

    private IndexableColumn() {}

    static Optional<ColumnFacts> of(TableFacts table, String name) {
        return table.columns().stream().filter(column -> column.name().equals(name))
                .filter(column -> !WITHOUT_ORDER.contains(column.type()) && column.averageWidth().orElse(0) <= WIDEST).findFirst();
    }
}
