package org.plumbline.rewrite.proof;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A figure for all rows of a result, by which two results can be compared without keeping either: how many rows, and sums of two hashes of
/// each row's text (`hashtextextended`, PostgreSQL 11), to which the rows' order does not matter. Where the order is asked for and shows in
/// the columns, one more, of the sort keys with their places.
public final class ResultDigest {
    private static final int MOST_SHOWN = 3;

    private ResultDigest() {}

    /// The statement that gives it in one row of four columns; the last is NULL where no order is compared.
    ///
    /// @param sql without parameters
    /// @param original whose order it is to have
    /// @param names of the original's columns
    public static String sql(String sql, String original, List<String> names) {
        Optional<List<Integer>> keys = keys(original, names);
        String row = Questions.row(IntStream.rangeClosed(1, names.size()).boxed().toList());
        return "SELECT count(*), sum(hashtextextended(r, 0)::numeric), sum(hashtextextended(r, 1)::numeric), "
                + keys.map(_ -> "coalesce(sum(hashtextextended(k, n)::numeric), 0)").orElse("NULL::numeric")
                + " FROM (SELECT " + row + " AS r"
                + keys.map(places -> ", " + Questions.row(places) + " AS k, row_number() OVER () AS n").orElse("")
                + " FROM (\n" + sql + "\n) AS q" + columns(names) + ") AS s";
    }

    /// The statement that gives texts of a few rows which the first gives and the second does not, or not so often (see
    /// [Difference.OtherRows#of]).
    ///
    /// @param sql without parameters, as the other
    /// @param names of the columns of both
    public static String only(String sql, String other, List<String> names) {
        return rows(sql, names) + " EXCEPT ALL " + rows(other, names) + " LIMIT " + MOST_SHOWN;
    }

    private static String rows(String sql, List<String> names) {
        return "SELECT " + Questions.row(IntStream.rangeClosed(1, names.size()).boxed().toList()) + " FROM (\n" + sql + "\n) AS q"
                + columns(names);
    }

    private static String columns(List<String> names) {
        return names.isEmpty() ? "" : IntStream.rangeClosed(1, names.size()).mapToObj(i -> "c" + i)
                .collect(Collectors.joining(", ", " (", ")"));
    }

    /// Whether the order is compared too.
    public static boolean comparesOrder(String original, List<String> names) {
        return keys(original, names).isPresent();
    }

    private static Optional<List<Integer>> keys(String original, List<String> names) {
        return Ordering.of(original, names).flatMap(order -> order.in(original, names.size()))
                .filter(keyed -> keyed.added() == 0).map(Ordering.Keyed::keys);
    }
}
