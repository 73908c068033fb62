package org.plumbline.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An INSERT of one row whose values are parameters alone, as one that takes an array for each column: however many rows there are, it is
/// the same statement.
///
/// @param table as the statement names it
/// @param columns those that are given, unquoted; empty where they are the table's first ones
/// @param parameters their values, as `$1`
/// @param before all up to VALUES
/// @param behind all behind the row
public record ArrayInsert(String table, List<String> columns, List<String> parameters, String before, String behind) {
    /// A column of the table.
    ///
    /// @param name unquoted
    /// @param type as SQL writes it, without a length; none where `unnest` would take its arrays apart, or there are no arrays of it
    public record Column(String name, Optional<String> type) {}

    public ArrayInsert {
        columns = List.copyOf(columns);
        parameters = List.copyOf(parameters);
    }

    /// The statement; none where the type of a column is not known.
    ///
    /// @param known the table's columns in order
    public Optional<String> with(List<Column> known) {
        List<Optional<String>> types = columns.isEmpty() ? known.stream().limit(parameters.size()).map(Column::type).toList()
                : columns.stream().map(name -> known.stream().filter(each -> each.name().equals(name)).findFirst()
                        .flatMap(Column::type)).toList();
        if (types.size() != parameters.size() || types.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        String arrays = IntStream.range(0, parameters.size()).mapToObj(i -> parameters.get(i) + "::" + types.get(i).orElseThrow() + "[]")
                .collect(Collectors.joining(", "));
        return Optional.of(before + "SELECT * FROM unnest(" + arrays + ")" + behind);
    }
}
