package org.plumbline.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.RelationFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.rewrite.Original;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.Reference;
import org.plumbline.workload.OwnStatements;
import org.plumbline.workload.WorkloadSnapshot;

/// Statements of a workload that could not be read, run in functions or come to a table through a view or a rule: what they ask of it is
/// not known.
final class UnreadStatements {
    private final boolean counted;
    private final boolean nestedCounted;
    private final Set<String> unread;
    private final Set<String> all;
    private final Map<String, RelationFacts> relations;

    private UnreadStatements(
            boolean counted, boolean nestedCounted, Set<String> unread, Set<String> all, Map<String, RelationFacts> relations) {
        this.counted = counted;
        this.nestedCounted = nestedCounted;
        this.unread = unread;
        this.all = all;
        this.relations = relations;
    }

    /// @param read those statements of the workload that could be read
    static UnreadStatements of(CatalogFacts catalog, Optional<WorkloadSnapshot> workload, List<StatementUse> read) {
        Set<String> texts = read.stream().map(use -> use.statement().text()).collect(Collectors.toSet());
        var unread = new HashSet<String>();
        var all = new HashSet<String>();
        workload.stream().flatMap(each -> each.statements().stream()).map(each -> each.text()).distinct()
                .filter(text -> !OwnStatements.contains(text)).forEach(text -> {
                    List<Piece> pieces = Piece.of(text);
                    Set<String> names = pieces.stream().filter(Piece::isName).map(Piece::name).collect(Collectors.toSet());
                    all.addAll(names);
                    if (!texts.contains(text) && isWork(pieces)) {
                        unread.addAll(names);
                    }
                });
        read.forEach(use -> unbound(use.original()).forEach(unread::add));
        var relations = new HashMap<String, RelationFacts>();
        catalog.relations().forEach(each -> relations.put(each.qualifiedName(), each));
        boolean nested = workload.flatMap(each -> each.tracking().track()).filter("all"::equals).isPresent();
        return new UnreadStatements(workload.isPresent(), nested, unread, all, relations);
    }

    /// What a statement names where it is not known which table or columns that are: two are called so, or `t (a, b)`.
    private static Stream<String> unbound(Original original) {
        return original.statement().all().stream().flatMap(block -> block.references().stream())
                .filter(each -> each.kind() == Reference.Kind.TABLE && each.withQuery().isEmpty()
                        && original.names().table(each).isEmpty())
                .map(Reference::name);
    }

    /// Whether one of them may ask something of the table, or nothing was counted at all.
    static boolean name(SchemaFacts facts, TableFacts table) {
        return facts.unread().name(table);
    }

    private boolean name(TableFacts table) {
        Optional<RelationFacts> known = Optional.ofNullable(relations.get(table.qualifiedName()));
        return !counted || unread.contains(table.name())
                || known.filter(each -> each.through().stream().anyMatch(all::contains)).isPresent()
                || (!nestedCounted && known.filter(RelationFacts::inFunctions).isPresent());
    }

    /// Whether a statement has the table's name somewhere.
    static boolean names(String text, TableFacts table) {
        return text.toLowerCase(Locale.ROOT).contains(table.name().toLowerCase(Locale.ROOT))
                && Piece.of(text).stream().anyMatch(piece -> piece.isName() && piece.name().equals(table.name()));
    }

    /// It can ask for rows: `CREATE INDEX` and the like name tables too.
    private static boolean isWork(List<Piece> pieces) {
        return pieces.stream().findFirst().filter(first -> Set.of("select", "with", "insert", "update", "delete", "merge",
                "declare", "copy", "explain", "execute", "prepare", "values", "table").contains(first.name())).isPresent();
    }
}
