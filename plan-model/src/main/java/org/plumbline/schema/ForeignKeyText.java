package org.plumbline.schema;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.catalog.ForeignKeyFacts;
import org.plumbline.catalog.ForeignKeyFacts.Action;
import org.plumbline.sql.QuotedName;

/// A foreign key as it stands behind `ALTER TABLE ... ADD`.
final class ForeignKeyText {
    private ForeignKeyText() {}

    static String of(ForeignKeyFacts key) {
        int point = key.referenced().indexOf('.');
        return "CONSTRAINT " + QuotedName.of(key.name()) + " FOREIGN KEY (" + columns(key.columns()) + ") REFERENCES "
                + QuotedName.of(key.referenced().substring(0, point), key.referenced().substring(point + 1))
                + " (" + columns(key.referencedColumns()) + ")" + on("UPDATE", key.onUpdate()) + on("DELETE", key.onDelete());
    }

    private static String on(String event, Action action) {
        return action == Action.NO_ACTION ? "" : " ON " + event + " " + action.name().replace('_', ' ');
    }

    private static String columns(List<String> columns) {
        return columns.stream().map(QuotedName::of).collect(Collectors.joining(", "));
    }
}
