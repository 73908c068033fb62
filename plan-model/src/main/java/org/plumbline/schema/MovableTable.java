package org.plumbline.schema;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ConstraintFacts;
import org.plumbline.catalog.ForeignKeyFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.Piece;

/// Whether a table can become a partition of one that takes its place, with all that it keeps and all that its statements do.
final class MovableTable {
    /// PostgreSQL proves NOT NULL and a partition's bounds by a constraint, and takes foreign keys to partitioned tables.
    private static final int LEAST_VERSION = 12;

    private MovableTable() {}

    static boolean is(SchemaFacts facts, TableFacts table, ColumnFacts time) {
        return facts.catalog().server().version() >= LEAST_VERSION
                && table.constraints().stream().allMatch(MovableTable::isCarried)
                && table.indexes().stream().allMatch(index -> isCarried(index, time))
                && table.foreignKeys().stream().allMatch(key -> key.validated() && !key.referenced().equals(table.qualifiedName()))
                && !table.rowSecurity() && facts.traps(table.qualifiedName()).filter(MovableTable::isCarried).isPresent()
                && hasOwnNames(table) && !goesOnAfterConflicts(facts, table);
    }

    /// A partitioned table takes no check that is not validated or not inherited, and no key that waits for the transaction's end is kept.
    /// Where definitions were not read the first steps show such ones ([Dependents]).
    private static boolean isCarried(ConstraintFacts constraint) {
        return constraint.validated() && constraint.kind() != ConstraintFacts.Kind.EXCLUSION && !constraint.deferrable()
                && constraint.definition().filter(text -> Stream.of("DEFERRABLE", "NO INHERIT", "WITHOUT OVERLAPS",
                        "NULLS NOT DISTINCT").anyMatch(text::contains)).isEmpty();
    }

    /// A trigger of both fires twice, or keeps the old table from becoming a partition; a publication has the old table's rows alone; an
    /// index that identifies rows leaves with the key.
    private static boolean isCarried(TableTraps traps) {
        return !traps.triggers() && !traps.rules() && !traps.published() && !traps.identityByIndex() && !traps.deferrable()
                && traps.storage().values().stream().noneMatch(text -> text.contains("NULLS NOT DISTINCT"));
    }

    /// What is unique without the column of time would be so in each partition only; the primary key is told of by itself.
    private static boolean isCarried(IndexFacts index, ColumnFacts time) {
        boolean unique = index.unique() && !index.primary();
        boolean whole = index.predicate().isEmpty() && index.included().isEmpty();
        return index.valid() && !(index.primary() && !index.included().isEmpty()) && (!unique || (whole
                && index.keys().stream().anyMatch(key -> QuotedName.read(key.expression()).equals(time.name()))));
    }

    private static boolean hasOwnNames(TableFacts table) {
        List<String> keys = table.foreignKeys().stream().map(ForeignKeyFacts::name).toList();
        return new HashSet<>(keys).size() == keys.size();
    }

    /// ON CONFLICT asks for the key that it names, which then is another.
    private static boolean goesOnAfterConflicts(SchemaFacts facts, TableFacts table) {
        return facts.workload().stream().flatMap(workload -> workload.statements().stream()).map(each -> each.text())
                .anyMatch(text -> UnreadStatements.names(text, table)
                        && Piece.of(text).stream().anyMatch(piece -> piece.isWord("conflict")));
    }
}
