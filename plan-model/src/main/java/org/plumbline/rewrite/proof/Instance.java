package org.plumbline.rewrite.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.rewrite.Schema;

/// What is in the tables while two statements are run once, and what they are run with.
///
/// @param replica whose tables these are
/// @param rows of each of its tables, each with a value for every column; an empty one is NULL. Values of generated
///        columns count for nothing
/// @param parameters the values of `$1`, `$2` ...
/// @param members where the original is run several times, for each time the values of the parameters that change
record Instance(
        Replica replica, List<List<List<Optional<String>>>> rows, List<Optional<String>> parameters,
        List<List<Optional<String>>> members) {
    Instance {
        rows = rows.stream().map(List::copyOf).toList();
        parameters = List.copyOf(parameters);
        members = members.stream().map(List::copyOf).toList();
    }

    int size() {
        return rows.stream().mapToInt(List::size).sum();
    }

    /// The statements that fill the tables. What a CHECK or an index refuses is left out by them.
    String fill() {
        var sql = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).isEmpty()) {
                sql.append(insert(replica.tables().get(i), rows.get(i))).append(";\n");
            }
        }
        boolean leavesOut = replica.tables().stream().anyMatch(table -> !table.checks().isEmpty());
        return sql.isEmpty() ? "SELECT" : sql + (leavesOut ? "SET CONSTRAINTS ALL IMMEDIATE" : "");
    }

    private static String insert(Replica.Table table, List<List<Optional<String>>> rows) {
        List<Integer> given = IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).generated().isEmpty()).boxed().toList();
        String into = "INSERT INTO " + Names.of(table) + " (" + Names.list(given.stream().map(i -> table.columns().get(i).name()).toList())
                + ") OVERRIDING SYSTEM VALUE ";
        String conflict = table.others().isEmpty() ? "" : " ON CONFLICT DO NOTHING";
        if (table.checks().isEmpty()) {
            return into + rows.stream().map(row -> given.stream().map(i -> Names.literal(row.get(i)))
                    .collect(Collectors.joining(", ", "(", ")"))).collect(Collectors.joining(", ", "VALUES ", conflict));
        }
        String select = rows.stream().map(row -> given.stream().map(i -> Names.literal(row.get(i)) + "::"
                + table.columns().get(i).type().name() + " AS " + Names.quoted(table.columns().get(i).name()))
                .collect(Collectors.joining(", ", "SELECT ", ""))).collect(Collectors.joining(" UNION ALL "));
        String fits = table.checks().stream().map(check -> "((" + check + ") IS NOT FALSE)").collect(Collectors.joining(" AND "));
        return into + "SELECT * FROM (" + select + ") " + Names.quoted(table.name()) + " WHERE " + fits + conflict;
    }

    /// The same rows, put in in another order.
    Instance shuffled(Random random) {
        return new Instance(replica, rows.stream().map(table -> {
            var order = new ArrayList<>(table);
            Collections.shuffle(order, random);
            return List.copyOf(order);
        }).toList(), parameters, members);
    }

    Instance reversed() {
        return new Instance(replica, rows.stream().map(List::reversed).toList(), parameters, members);
    }

    /// Those with less in them that are tried first when a smaller one is looked for: without a table's rows, then without one row or
    /// member.
    List<Instance> smaller() {
        var smaller = new ArrayList<Instance>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() > 1) {
                smaller.add(with(i, List.of()));
                smaller.add(with(i, rows.get(i).subList(0, rows.get(i).size() / 2)));
                smaller.add(with(i, rows.get(i).subList(rows.get(i).size() / 2, rows.get(i).size())));
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            for (int row = 0; row < rows.get(i).size(); row++) {
                var left = new ArrayList<>(rows.get(i));
                left.remove(row);
                smaller.add(with(i, left));
            }
        }
        for (int i = 0; i < members.size(); i++) {
            var left = new ArrayList<>(members);
            left.remove(i);
            smaller.add(new Instance(replica, rows, parameters, left));
        }
        return smaller.stream().filter(Instance::keepsReferences).toList();
    }

    private Instance with(int table, List<List<Optional<String>>> others) {
        var changed = new ArrayList<>(rows);
        changed.set(table, others);
        return new Instance(replica, changed, parameters, members);
    }

    /// Whether every row has the rows that it refers to.
    boolean keepsReferences() {
        for (int i = 0; i < rows.size(); i++) {
            for (Schema.ForeignKey key : replica.tables().get(i).foreignKeys()) {
                if (!rows.get(i).stream().allMatch(new References(replica, rows, replica.tables().get(i), key)::holdFor)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whether every row of a table has the rows that this key refers to.
    boolean keeps(String table, Schema.ForeignKey key) {
        for (int i = 0; i < rows.size(); i++) {
            if (replica.tables().get(i).isCalled(table)
                    && !rows.get(i).stream().allMatch(new References(replica, rows, replica.tables().get(i), key)::holdFor)) {
                return false;
            }
        }
        return true;
    }

    /// Without the rows that miss one that they refer to, and so on.
    Instance repaired() {
        Instance repaired = this;
        for (int before = -1; before != repaired.size();) {
            before = repaired.size();
            for (int i = 0; i < rows.size(); i++) {
                for (Schema.ForeignKey key : replica.tables().get(i).foreignKeys()) {
                    var references = new References(replica, repaired.rows, replica.tables().get(i), key);
                    repaired = repaired.with(i, repaired.rows.get(i).stream().filter(references::holdFor).toList());
                }
            }
        }
        return repaired;
    }

    /// The rows that a foreign key finds.
    private static final class References {
        private final List<Integer> referring;
        private final HashSet<List<Optional<String>>> there = new HashSet<>();

        References(Replica replica, List<List<List<Optional<String>>>> rows, Replica.Table table, Schema.ForeignKey key) {
            referring = key.columns().stream().map(table::place).toList();
            for (int i = 0; i < rows.size(); i++) {
                Replica.Table other = replica.tables().get(i);
                if (other.qualifiedName().equals(key.table())) {
                    List<Integer> places = key.referenced().stream().map(other::place).toList();
                    rows.get(i).forEach(row -> there.add(places.stream().map(row::get).toList()));
                }
            }
        }

        boolean holdFor(List<Optional<String>> row) {
            List<Optional<String>> values = referring.stream().map(row::get).toList();
            return values.stream().anyMatch(Optional::isEmpty) || there.contains(values);
        }
    }
}
