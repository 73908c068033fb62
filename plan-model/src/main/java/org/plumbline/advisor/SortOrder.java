package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.plumbline.index.IndexCandidate;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.Distance;
import org.plumbline.sql.Operand;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.SortKey;
import org.plumbline.sql.SortKeys;

/// Orders of rows as words that can be compared: `o.created DESC`.
final class SortOrder {
    private static final String DESC = " DESC";

    private SortOrder() {}

    /// Of a plan's keys; none where one of them is in no order that an index has.
    ///
    /// @param root the alias of a partitioned table for that of its partition
    static Optional<List<String>> of(List<String> keys, UnaryOperator<String> root) {
        if (keys.size() == 1) {
            Optional<Distance> distance = Distance.of(keys.getFirst());
            if (distance.isPresent()) {
                return Optional.of(List.of(nearest(root.apply(distance.get().column().qualifier().orElse("")), distance.get())));
            }
        }
        var order = new ArrayList<String>();
        for (SortKey key : SortKeys.parse(keys).orElse(List.of())) {
            List<ColumnName> columns = key.by().columns();
            String alias = columns.stream().findFirst().flatMap(ColumnName::qualifier).map(root).orElse("");
            String sql = switch (key.by()) {
                case Operand.OfColumn(ColumnName column, boolean castToText) when !castToText -> QuotedName.of(column.name());
                case Operand.OfExpression expression -> expression.sql();
                case Operand.OfColumn _, Operand.Value _, Operand.SubPlan _ -> "";
            };
            if (!key.isPlain() || sql.isEmpty()) {
                return Optional.empty();
            }
            order.add(alias + "." + sql + (key.descending() ? DESC : ""));
        }
        return order.size() == keys.size() ? Optional.of(order) : Optional.empty();
    }

    static String nearest(String alias, Distance distance) {
        return alias + "." + distance.column().name() + " " + distance.operator() + " " + distance.value().text().orElse("?");
    }

    /// Of an index's key, read forwards or backwards.
    static String of(String alias, IndexCandidate.Key key, boolean backwards) {
        return alias + "." + (key.isColumn() ? QuotedName.of(key.expression()) : key.expression())
                + (key.descending() != backwards ? DESC : "");
    }
}
