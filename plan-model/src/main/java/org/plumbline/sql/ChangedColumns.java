package org.plumbline.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;

/// Which columns of rows that are there a statement sets: those of `UPDATE t SET a = 1, (b, c) = (2, 3)`, and of
/// `INSERT ... ON CONFLICT DO UPDATE SET`.
public final class ChangedColumns {
    private ChangedColumns() {}

    /// Their names, unquoted; none where the statement cannot be parsed, or is another one.
    public static Optional<Set<String>> of(String sql) {
        return StatementParser.parse(sql).flatMap(statement -> switch (statement) {
            case Update update -> Optional.ofNullable(update.getUpdateSets());
            case Insert insert -> Optional.of(insert.getConflictAction() == null || insert.getConflictAction().getUpdateSets() == null
                    ? List.<UpdateSet>of() : insert.getConflictAction().getUpdateSets());
            default -> Optional.<List<UpdateSet>>empty();
        }).map(ChangedColumns::names);
    }

    private static Set<String> names(List<UpdateSet> sets) {
        var names = new HashSet<String>();
        for (UpdateSet set : sets) {
            for (Column column : set.getColumns()) {
                names.add(QuotedName.read(column.getColumnName()));
            }
        }
        return Set.copyOf(names);
    }
}
