package org.plumbline.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.rewrite.Schema;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken;

/// A database's tables by what a statement may call them, so that each is read with the few that its text has a name of.
final class NamedTables {
    private final Map<String, List<Schema.Table>> byName = new HashMap<>();

    NamedTables(Schema schema) {
        schema.tables().forEach(table -> byName.computeIfAbsent(table.name(), _ -> new ArrayList<>()).add(table));
    }

    /// Those whose names stand in this text, whatever else the words are.
    Schema in(String sql) {
        return new Schema(SqlScanner.tokens(sql).stream()
                .filter(token -> token.kind() == SqlToken.Kind.WORD || token.kind() == SqlToken.Kind.QUOTED_NAME)
                .map(token -> token.kind() == SqlToken.Kind.WORD ? token.text().toLowerCase(Locale.ROOT) : token.unquoted())
                .distinct().flatMap(name -> byName.getOrDefault(name, List.of()).stream()).toList());
    }
}
