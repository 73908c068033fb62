package org.plumbline.schema;

import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// An index of the catalogue as a statement that makes it again; by its parts, as whole databases are read without definitions.
final class IndexText {
    private static final String DATABASE_COLLATION = "pg_catalog.default";
    private static final int DESCENDING = 1;
    private static final int NULLS_FIRST = 2;

    private IndexText() {}

    /// `CREATE INDEX CONCURRENTLY`, without a semicolon.
    ///
    /// @param traps of the table: how the index is stored; as usual where that is not known
    static String create(Optional<TableTraps> traps, TableFacts table, IndexFacts index) {
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX CONCURRENTLY " + QuotedName.of(index.name()) + " ON "
                + QuotedName.of(table.schema(), table.name()) + " "
                + parts(index, traps.map(known -> known.storage().getOrDefault(index.name(), "")).orElse(""));
    }

    static String drop(TableFacts table, IndexFacts index) {
        return "DROP INDEX CONCURRENTLY " + QuotedName.of(table.schema(), index.name());
    }

    /// The columns of one on columns alone, in parentheses.
    static String columns(IndexFacts index) {
        return index.keys().stream().map(key -> QuotedName.of(QuotedName.read(key.expression())))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /// All that stands behind the table's name.
    static String parts(IndexFacts index) {
        return parts(index, "");
    }

    private static String parts(IndexFacts index, String storage) {
        return "USING " + QuotedName.of(index.method())
                + index.keys().stream().map(IndexText::key).collect(Collectors.joining(", ", " (", ")"))
                + (index.included().isEmpty() ? "" : index.included().stream().map(QuotedName::of)
                        .collect(Collectors.joining(", ", " INCLUDE (", ")")))
                + storage + index.predicate().map(predicate -> " WHERE " + predicate).orElse("");
    }

    /// PostgreSQL takes a column in parentheses for the column (`ComputeIndexAttrs`, indexcmds.c).
    private static String key(IndexFacts.Key key) {
        boolean descending = (key.options() & DESCENDING) != 0;
        boolean nullsFirst = (key.options() & NULLS_FIRST) != 0;
        return "(" + key.expression() + ")"
                + (key.collation().isEmpty() || key.collation().equals(DATABASE_COLLATION) ? "" : " COLLATE " + qualified(key.collation()))
                + " " + qualified(key.operatorClass()) + (descending ? " DESC" : "")
                + (nullsFirst == descending ? "" : nullsFirst ? " NULLS FIRST" : " NULLS LAST");
    }

    private static String qualified(String name) {
        int point = name.indexOf('.');
        return point < 0 ? QuotedName.of(name) : QuotedName.of(name.substring(0, point), name.substring(point + 1));
    }
}
