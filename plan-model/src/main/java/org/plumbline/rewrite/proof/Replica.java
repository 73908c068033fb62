package org.plumbline.rewrite.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Schema;

/// What is made anew of a person's database to run two statements in: the tables that they name, with what their constraints promise.
///
/// @param tables in the order in which they can be filled, as far as their foreign keys go
/// @param types enumerations and domains
/// @param notes what is otherwise than there, as sentences
/// @param obstacles why it cannot be made, as sentences
/// @param divided tables whose rows lie in others, their partitions or heirs, as `schema.name`: made anew they have them themselves, so
///         that ONLY finds others
public record Replica(List<Table> tables, List<NamedType> types, List<String> notes, List<String> obstacles, List<String> divided) {
    public Replica {
        divided = List.copyOf(divided);
        tables = ordered(tables);
        types = List.copyOf(types);
        notes = List.copyOf(notes);
        obstacles = List.copyOf(obstacles);
    }

    /// A table.
    ///
    /// @param schema unquoted, as is the name
    /// @param keys what no two rows share, as far as it is plain columns
    /// @param foreignKeys only those that refer to a table of the replica
    /// @param checks conditions that no row fails: of CHECK, and of its columns' domains
    /// @param others definitions of constraints and unique indexes as the server prints them, those of the keys too
    public record Table(
            String schema, String name, List<Column> columns, List<Schema.Key> keys, List<Schema.ForeignKey> foreignKeys,
            List<String> checks, List<String> others) {
        public Table {
            columns = List.copyOf(columns);
            keys = List.copyOf(keys);
            foreignKeys = List.copyOf(foreignKeys);
            checks = List.copyOf(checks);
            others = List.copyOf(others);
        }

        /// As `schema.name`, as demands have it.
        public String qualifiedName() {
            return schema + "." + name;
        }

        /// Whether a demand that names a table so means this one.
        boolean isCalled(String table) {
            return qualifiedName().equals(table) || name.equals(table);
        }

        int place(String column) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).name().equals(column)) {
                    return i;
                }
            }
            return -1;
        }

        /// With other columns and promises, the rest as it is.
        Table with(List<Column> ofThese, List<Schema.Key> unique, List<Schema.ForeignKey> referring, List<String> definitions) {
            return new Table(schema, name, ofThese, unique, referring, checks, definitions);
        }
    }

    /// A column.
    ///
    /// @param type of its values; of a domain what it is made of
    /// @param generated the expression that it is computed by
    /// @param counted a sequence fills it where a statement does not
    /// @param filledWith its default, where that is an expression that needs nothing of the database
    /// @param byteOrder its texts are compared byte by byte
    public record Column(
            String name, ColumnType type, boolean notNull, Optional<String> generated, boolean counted, Optional<String> filledWith,
            boolean byteOrder) {
        Column withNull(boolean never) {
            return new Column(name, type, never, generated, counted, filledWith, byteOrder);
        }
    }

    /// An enumeration or a domain of the database's own.
    ///
    /// @param name qualified and quoted
    /// @param definition what stands behind `CREATE TYPE name AS` or `CREATE DOMAIN name AS`
    public record NamedType(String schema, String name, boolean domain, String definition) {}

    /// With these true of every row.
    public Replica imposing(List<Demand> demands) {
        Replica imposed = this;
        for (Demand demand : demands) {
            imposed = imposed.changed(demand, true);
        }
        return imposed;
    }

    /// The same without this promise, whatever made it: to see whether it is needed.
    public Replica without(Demand demand) {
        return changed(demand, false);
    }

    private Replica changed(Demand demand, boolean promised) {
        return switch (demand) {
            case Demand.NotNull(String table, String column) -> with(table, each -> notNull(each, Set.of(column), promised));
            case Demand.Unique(String table, List<String> columns) -> with(table, each -> unique(each, columns, promised));
            case Demand.RowReferredTo(String table, List<String> columns, String referred, List<String> referredColumns) ->
                promised && table(referred).isEmpty() ? this
                        : with(table, each -> referring(each, new Schema.ForeignKey(columns, referred, referredColumns), promised));
            default -> this;
        };
    }

    private Replica with(String table, UnaryOperator<Table> change) {
        return new Replica(tables.stream().map(each -> each.isCalled(table) ? change.apply(each) : each).toList(), types, notes, obstacles,
                divided);
    }

    /// What is not NULL by a primary key loses that key's definition where it may be.
    private static Table notNull(Table table, Set<String> columns, boolean never) {
        List<Column> changed = table.columns().stream()
                .map(column -> columns.contains(column.name()) ? column.withNull(never) : column).toList();
        List<String> definitions = table.others().stream()
                .map(each -> never || !each.startsWith("PRIMARY KEY") ? each : "UNIQUE" + each.substring("PRIMARY KEY".length())).toList();
        return table.with(changed, table.keys(), table.foreignKeys(), definitions);
    }

    private static Table unique(Table table, List<String> columns, boolean promised) {
        if (promised) {
            boolean known = table.keys().stream().anyMatch(key -> columns.containsAll(key.columns()));
            return known ? table : table.with(table.columns(),
                    Stream.concat(table.keys().stream(), Stream.of(new Schema.Key(columns))).toList(), table.foreignKeys(),
                    Stream.concat(table.others().stream(), Stream.of(definition(columns))).toList());
        }
        List<Schema.Key> left = table.keys().stream().filter(key -> !columns.containsAll(key.columns())).toList();
        return table.with(table.columns(), left, table.foreignKeys(), left.stream().map(key -> definition(key.columns())).toList());
    }

    private static String definition(List<String> unique) {
        return "UNIQUE (" + Names.list(unique) + ")";
    }

    private static Table referring(Table table, Schema.ForeignKey key, boolean promised) {
        Stream<Schema.ForeignKey> others = table.foreignKeys().stream().filter(each -> !same(each, key));
        List<Schema.ForeignKey> keys = (promised ? Stream.concat(others, Stream.of(key)) : others).toList();
        return table.with(table.columns(), table.keys(), keys, table.others());
    }

    private static boolean same(Schema.ForeignKey one, Schema.ForeignKey other) {
        return one.table().equals(other.table()) && Set.copyOf(one.columns()).equals(Set.copyOf(other.columns()));
    }

    Optional<Table> table(String qualifiedName) {
        return tables.stream().filter(table -> table.qualifiedName().equals(qualifiedName)).findFirst();
    }

    /// Those first that others refer to; within a ring as they came.
    private static List<Table> ordered(List<Table> tables) {
        var ordered = new LinkedHashSet<Table>();
        var left = new ArrayList<>(tables);
        while (!left.isEmpty()) {
            Table next = left.stream().filter(table -> table.foreignKeys().stream().allMatch(key -> left.stream()
                    .noneMatch(other -> !other.equals(table) && other.qualifiedName().equals(key.table())))).findFirst()
                    .orElse(left.getFirst());
            ordered.add(next);
            left.remove(next);
        }
        return List.copyOf(ordered);
    }
}
