package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ConstraintFacts;
import org.plumbline.catalog.ForeignKeyFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// What rewrites have to know of a database: columns and what its constraints promise of their rows.
///
/// @param tables those that a statement may name; empty without a connection
public record Schema(List<Table> tables) {
    public static final Schema UNKNOWN = new Schema(List.of());

    public Schema {
        tables = List.copyOf(tables);
    }

    /// A table.
    ///
    /// @param schema unquoted, as is the name
    /// @param columns in the table's order
    /// @param keys sets of columns no two rows share
    /// @param foreignKeys whose rows are all checked, to tables of which nobody sees a part
    public record Table(String schema, String name, List<Column> columns, List<Key> keys, List<ForeignKey> foreignKeys) {
        public Table {
            columns = List.copyOf(columns);
            keys = List.copyOf(keys);
            foreignKeys = List.copyOf(foreignKeys);
        }

        public String qualifiedName() {
            return schema + "." + name;
        }

        public Optional<Column> column(String column) {
            return columns.stream().filter(each -> each.name().equals(column)).findFirst();
        }

        /// Whether no two rows have the same values here; NULL is like no other value, as in a comparison.
        public boolean isUnique(Set<String> some) {
            return keys.stream().anyMatch(key -> some.containsAll(key.columns()));
        }

        /// The key of which no column can be NULL, the shortest first; none where there is none.
        public Optional<Key> identity() {
            return keys.stream().filter(key -> key.columns().stream().allMatch(this::isNotNull))
                    .min(Comparator.comparingInt(key -> key.columns().size()));
        }

        /// Whether IS NULL is false of it in every row: of a row of NULLs it is true, which NOT NULL allows.
        public boolean isNotNull(String column) {
            return column(column).filter(each -> each.notNull() && !each.composite()).isPresent();
        }
    }

    /// A column.
    ///
    /// @param type as `format_type` names it
    /// @param composite a value is a row of columns (`pg_type.typtype = 'c'`)
    public record Column(String name, String type, boolean notNull, boolean composite) {
        /// One of a single value.
        public Column(String name, String type, boolean notNull) {
            this(name, type, notNull, false);
        }
    }

    /// A primary key, a unique constraint or a unique index on whole rows and plain columns.
    ///
    /// @param columns unquoted
    public record Key(List<String> columns) {
        public Key {
            columns = List.copyOf(columns);
        }
    }

    /// A foreign key.
    ///
    /// @param columns referring
    /// @param table referred to, as `schema.name`
    /// @param referenced its columns in the same order
    /// @param deferrable it may be broken while a transaction lasts
    public record ForeignKey(List<String> columns, String table, List<String> referenced, boolean deferrable) {
        /// One that holds at any time.
        public ForeignKey(List<String> columns, String table, List<String> referenced) {
            this(columns, table, referenced, false);
        }

        public ForeignKey {
            columns = List.copyOf(columns);
            referenced = List.copyOf(referenced);
        }
    }

    /// What a server's catalogue says.
    public static Schema of(CatalogFacts facts) {
        // a row that is there may be hidden from who asks
        Set<String> hidden = facts.tables().stream().filter(TableFacts::rowSecurity).map(TableFacts::qualifiedName)
                .collect(Collectors.toSet());
        return new Schema(facts.tables().stream().map(table -> table(table, hidden)).toList());
    }

    private static Table table(TableFacts facts, Set<String> hidden) {
        if (facts.partitioning().inherited()) {
            // rows of the tables that inherit from it are read with it, and keep none of its promises
            return new Table(facts.schema(), facts.name(),
                    facts.columns().stream().map(column -> new Column(column.name(), column.type(), false, column.composite()))
                            .toList(), List.of(), List.of());
        }
        List<Column> columns = facts.columns().stream().map(Schema::column).toList();
        return new Table(facts.schema(), facts.name(), columns, keys(facts), facts.foreignKeys().stream()
                .filter(key -> key.validated() && key.promise() != ForeignKeyFacts.Promise.FOR_PERIODS
                        && !hidden.contains(key.referenced()))
                .map(key -> new ForeignKey(key.columns(), key.referenced(), key.referencedColumns(),
                        key.promise() == ForeignKeyFacts.Promise.AT_COMMIT)).toList());
    }

    private static Column column(ColumnFacts facts) {
        return new Column(facts.name(), facts.type(), facts.notNull(), facts.composite());
    }

    private static List<Key> keys(TableFacts facts) {
        var keys = new ArrayList<Key>();
        for (ConstraintFacts constraint : facts.constraints()) {
            boolean unique = constraint.kind() == ConstraintFacts.Kind.PRIMARY_KEY || constraint.kind() == ConstraintFacts.Kind.UNIQUE;
            // a deferrable one may be broken while its transaction lasts
            if (unique && !constraint.deferrable()) {
                keys.add(new Key(constraint.columns()));
            }
        }
        for (IndexFacts index : facts.indexes()) {
            List<String> names = index.keys().stream().map(IndexFacts.Key::expression).toList();
            boolean plain = names.stream().map(QuotedName::read)
                    .allMatch(name -> facts.columns().stream().anyMatch(column -> column.name().equals(name)));
            if (index.unique() && index.valid() && !index.backsConstraint() && index.predicate().isEmpty() && plain) {
                keys.add(new Key(names.stream().map(QuotedName::read).toList()));
            }
        }
        return keys.stream().distinct().toList();
    }

    /// The table that a statement calls so; without a schema the only one of this name.
    public Optional<Table> table(Optional<String> schema, String name) {
        List<Table> called = tables.stream()
                .filter(table -> table.name().equals(name) && schema.map(table.schema()::equals).orElse(true)).toList();
        return called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty();
    }
}
