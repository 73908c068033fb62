package org.plumbline.advisor;

import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.BtreeKeys;
import org.plumbline.index.IndexCandidate;
import org.plumbline.sql.ImmutableExpression;

/// Whether an index can be on an expression: PostgreSQL wants it to be the same for ever (`functions in index expression must be marked
/// IMMUTABLE`). What depends on the session's time zone or the style of dates is not, which the columns' types tell.
final class ImmutableKey {
    private ImmutableKey() {}

    static boolean is(IndexCandidate.Key key, TableFacts table) {
        return key.isColumn() || (BtreeKeys.isHarmless(key.expression()) && ImmutableExpression.is(key.expression(), name ->
                table.columns().stream().filter(column -> column.name().equals(name)).map(ColumnFacts::type).findFirst()));
    }
}
