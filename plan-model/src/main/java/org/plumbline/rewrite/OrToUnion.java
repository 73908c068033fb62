package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// OR between conditions on several columns becomes one SELECT for each, with UNION ALL between them.
///
///     SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.code = $1 OR c.email = $2
///     SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.code = $1
///     UNION ALL SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.email = $2 AND (o.code = $1) IS NOT TRUE
///
/// Each row that the tables give is in the first arm whose condition is true of it, and in no other: duplicates stay what they were, and
/// NULLs too. A SELECT DISTINCT becomes a UNION, which takes duplicates away as it did.
final class OrToUnion implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("or-to-union", "OR becomes UNION ALL");
    /// Each is a scan of its own (our own).
    private static final int MOST_SIDES = 4;

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        var found = new ArrayList<Rewriting>();
        for (QueryBlock query : original.statement().all()) {
            PlainSelect.of(original, query).filter(OrToUnion::canBeTwo).ifPresent(select -> {
                boolean inner = select.block().joins().stream().allMatch(join -> join.kind() == Join.Kind.INNER);
                for (QueryPart term : inner ? select.block().conditions() : select.block().whereTerms()) {
                    if (term.among().isEmpty() && original.shape(term.span()) instanceof Shape.Either either) {
                        rewriting(select, term.span(), either.sides()).ifPresent(found::add);
                    }
                }
            });
        }
        return List.copyOf(found);
    }

    /// Its text may stand there twice, each with some of its rows. A query of another one's condition or value that reads its row is left
    /// alone: as it stands it may be one join of all rows, and two arms would be run for each of them.
    private static boolean canBeTwo(PlainSelect select) {
        QueryBlock block = select.block();
        Original original = select.original();
        Span from = block.from().orElseThrow();
        boolean distinct = block.distinct().map(span -> original.text(span).equalsIgnoreCase("distinct")).orElse(true);
        // nothing behind WHERE, such as WINDOW, and no INTO in front of FROM
        boolean bare = block.span().end() == block.where().orElse(from).end()
                && Piece.of(original.text(block.items().to(from))).stream().noneMatch(piece -> piece.isWord("into"));
        QueryBlock.Role role = select.query().role();
        boolean alone = (role != QueryBlock.Role.PREDICATE && role != QueryBlock.Role.VALUE)
                || original.names().readOutside(select.query()).filter(Set::isEmpty).isPresent();
        return distinct && bare && alone && !select.aggregates() && !select.hasWindows() && !select.isLimited()
                && select.query().with().isEmpty() && role != QueryBlock.Role.SOURCE && !KnownCalls.hasMarks(original)
                && block.references().stream().allMatch(reference -> reference.kind() == Reference.Kind.TABLE)
                && !original.text(from).toLowerCase(Locale.ROOT).contains("tablesample")
                && KnownCalls.areRepeatable(original, block.span());
    }

    private static Optional<Rewriting> rewriting(PlainSelect select, Span term, List<Span> sides) {
        Original original = select.original();
        QueryBlock block = select.block();
        var columns = new ArrayList<Set<Bound>>();
        for (Span side : sides) {
            Optional<Set<Bound>> read = original.names().read(side, block);
            if (read.isEmpty() || read.get().stream().noneMatch(bound -> block.references().contains(bound.reference()))) {
                return Optional.empty();
            }
            columns.add(read.get());
        }
        boolean oneThing = new HashSet<>(columns).size() == 1 && original.queriesIn(term).isEmpty();
        Optional<List<Edit>> order = order(select);
        if (oneThing || sides.size() > MOST_SIDES || order.isEmpty()) {
            return Optional.empty();
        }
        List<Span> cheapFirst = sides.stream().sorted(Comparator.comparing(side -> !original.queriesIn(side).isEmpty())).toList();
        var edits = new ArrayList<Edit>(order.get());
        edits.add(new Edit(term, original.text(cheapFirst.getFirst())));
        block.distinct().ifPresent(word -> edits.add(Edit.remove(new Span(word.start(), block.items().start()))));
        edits.add(Edit.before(block.span().end(), arms(select, term, cheapFirst)));
        Set<Set<Reference>> tables = columns.stream()
                .map(read -> read.stream().map(Bound::reference).collect(Collectors.toSet())).collect(Collectors.toSet());
        boolean indexesCannot = tables.size() > 1 || !original.queriesIn(term).isEmpty();
        return Optional.of(Rewriting.sameRows(INFO, original, term, edits, List.of(), indexesCannot ? Gain.LIKELY : Gain.PERHAPS));
    }

    /// Every arm but the first.
    private static String arms(PlainSelect select, Span term, List<Span> sides) {
        Original original = select.original();
        QueryBlock block = select.block();
        boolean distinct = select.isDistinct();
        String space = original.text(block.span()).contains("\n") ? "\n" : " ";
        String head = distinct ? original.text(new Span(block.span().start(), block.distinct().orElseThrow().start()))
                + original.text(new Span(block.items().start(), term.start()))
                : original.text(new Span(block.span().start(), term.start()));
        String tail = original.text(new Span(term.end(), block.span().end()));
        var arms = new StringBuilder();
        var excluded = new StringBuilder();
        for (int i = 1; i < sides.size(); i++) {
            if (!distinct) {
                excluded.append(" AND (").append(original.text(sides.get(i - 1))).append(") IS NOT TRUE");
            }
            arms.append(space).append(distinct ? "UNION" : "UNION ALL").append(space)
                    .append(head).append(original.text(sides.get(i))).append(excluded).append(tail);
        }
        return arms.toString();
    }

    /// Behind UNION the order is one of the result's columns alone; none where a key is none of them.
    private static Optional<List<Edit>> order(PlainSelect select) {
        Original original = select.original();
        List<QueryPart> items = select.block().selected();
        if (select.isOrdered() && items.stream().anyMatch(item -> !item.isStar() && original.names().nameOf(item).isEmpty())) {
            return Optional.empty();
        }
        var edits = new ArrayList<Edit>();
        for (QueryPart key : select.query().ordered()) {
            Shape shape = original.shape(key.span());
            if (shape instanceof Shape.Literal) {
                continue;
            }
            List<Integer> same = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                boolean named = shape instanceof Shape.Column column && column.qualifier().isEmpty()
                        && original.names().nameOf(items.get(i)).filter(column.name()::equals).isPresent();
                if (named || items.get(i).text().equals(key.text())) {
                    same.add(i + 1);
                }
            }
            boolean starAlone = items.size() == 1 && items.getFirst().text().equals("*") && select.block().references().size() == 1;
            if (starAlone && shape instanceof Shape.Column column && !Names.SYSTEM.contains(column.name())) {
                edits.add(new Edit(key.span(), QuotedName.of(column.name())));
            } else if (same.size() == 1 && !select.block().star()) {
                edits.add(new Edit(key.span(), same.getFirst().toString()));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(edits);
    }
}
