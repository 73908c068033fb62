package org.plumbline.schema;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.block.Piece;
import org.plumbline.workload.OwnStatements;

/// Statements of a workload that could not be read, or run in functions: what they ask of a table is not known.
final class UnreadStatements {
    private UnreadStatements() {}

    /// Whether one of them names the table, or nothing was counted at all.
    static boolean name(SchemaFacts facts, TableFacts table) {
        Set<String> read = facts.statements().stream().map(use -> use.statement().text()).collect(Collectors.toSet());
        return facts.workload().map(workload -> workload.statements().stream()
                .map(each -> each.text()).filter(text -> !read.contains(text) && !OwnStatements.contains(text) && isWork(text))
                .anyMatch(text -> names(text, table))).orElse(true);
    }

    /// Whether a statement has the table's name somewhere.
    static boolean names(String text, TableFacts table) {
        return text.toLowerCase(Locale.ROOT).contains(table.name().toLowerCase(Locale.ROOT))
                && Piece.of(text).stream().anyMatch(piece -> piece.isName() && piece.name().equals(table.name()));
    }

    /// It can ask for rows: `CREATE INDEX` and the like name tables too.
    private static boolean isWork(String text) {
        return Piece.of(text).stream().findFirst().filter(first -> Set.of("select", "with", "insert", "update", "delete", "merge",
                "declare", "copy", "explain", "execute", "prepare", "values", "table").contains(first.name())).isPresent();
    }
}
