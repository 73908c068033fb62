package org.plumbline.schema;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.plumbline.rewrite.Original;
import org.plumbline.rewrite.Schema;

/// The statements that a piece of advice is about.
///
/// @param statements each once, the one with the most time first
record Concerned(List<StatementUse> statements) {
    static final Concerned NONE = new Concerned(List.of());

    Concerned {
        statements = statements.stream().distinct().sorted(Comparator.comparing(StatementUse::time).reversed()).toList();
    }

    static Concerned of(Stream<StatementUse> statements) {
        return new Concerned(statements.toList());
    }

    Concerned and(Concerned others) {
        return of(Stream.concat(statements.stream(), others.statements.stream()));
    }

    /// What all their calls took.
    Duration time() {
        return statements.stream().map(StatementUse::time).reduce(Duration.ZERO, Duration::plus);
    }

    /// Whether a statement names a table at one place only: what it says of the table's columns, it says of the same rows.
    static boolean namesOnce(StatementUse use, String table) {
        Original original = use.original();
        return original.statement().all().stream()
                .flatMap(block -> Stream.concat(block.references().stream(), block.target().stream())).distinct()
                .filter(reference -> original.names().table(reference).map(Schema.Table::qualifiedName).filter(table::equals).isPresent())
                .limit(2).count() == 1;
    }
}
