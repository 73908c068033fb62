package org.plumbline.rewrite;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.Calls;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryBlock.Role;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;

/// Whether it matters in which order the rows of a block come before anything sorts them: LIMIT, DISTINCT ON, window functions and some
/// aggregates keep or number those that come first, where ORDER BY does not tell rows apart.
final class RowOrder {
    private RowOrder() {}

    /// Whether the statement's result is the same in whichever order they come.
    ///
    /// @param conditions to which what must be true for it is added
    static boolean isFree(Original original, QueryBlock block, List<Condition> conditions) {
        for (Optional<QueryBlock> at = Optional.of(block); at.isPresent(); at = at.get().parent()) {
            QueryBlock one = at.get();
            boolean limited = !one.limits().isEmpty() && !isTotal(original, one, Set.of(), conditions);
            if (limited || !callsAreFree(original, one) || !isPlainDistinct(original, one) || isArray(original, one)) {
                return false;
            }
            if (one.role() == Role.VALUE || one.role() == Role.PREDICATE) {
                return true;
            }
        }
        return true;
    }

    /// No DISTINCT ON.
    static boolean isPlainDistinct(Original original, QueryBlock block) {
        return block.distinct().filter(words -> !original.text(words).equalsIgnoreCase("distinct")).isEmpty();
    }

    /// `ARRAY (SELECT ...)`.
    private static boolean isArray(Original original, QueryBlock block) {
        return original.before(block.span().start()).equals("array");
    }

    private static boolean callsAreFree(Original original, QueryBlock block) {
        return block.calls().stream().noneMatch(QueryBlock.FunctionCall::windowed) && block.calls().stream()
                .allMatch(call -> original.shape(call.span()) instanceof Shape.Call shape && Calls.isOfAnyOrder(shape.name()));
    }

    /// Whether ORDER BY leaves no two rows on a par.
    ///
    /// @param pinned columns that are equal to something in all rows
    static boolean isTotal(Original original, QueryBlock query, Set<Bound> pinned, List<Condition> conditions) {
        Optional<PlainSelect> select = PlainSelect.of(original, query);
        if (select.isEmpty()) {
            return false;
        }
        Set<Bound> keys = keys(original, select.get());
        if (select.get().aggregates()) {
            QueryBlock block = select.get().block();
            return !block.grouped().isEmpty() && block.grouped().stream().allMatch(key ->
                    original.shape(key.span()) instanceof Shape.Column column
                    && original.names().bind(column, block).filter(keys::contains).isPresent());
        }
        Set<Bound> known = new LinkedHashSet<>(keys);
        known.addAll(pinned);
        List<Reference> references = select.get().block().references();
        return RowIdentity.isKnownBy(original, select.get(), references, known, conditions)
                || (references.size() == 1 && Keys.toVouch(original, references.getFirst(), keys, pinned, conditions));
    }

    /// The columns that it sorts by.
    private static Set<Bound> keys(Original original, PlainSelect select) {
        var keys = new LinkedHashSet<Bound>();
        for (QueryPart key : select.query().ordered()) {
            if (original.shape(key.span()) instanceof Shape.Column column) {
                // that of which the name is not known may be meant: then it has to be a column itself
                Optional<QueryPart> item = column.qualifier().isPresent() ? Optional.empty() : select.block().selected().stream()
                        .filter(each -> !each.isStar()
                                && original.names().nameOf(each).filter(name -> !name.equals(column.name())).isEmpty()).findFirst();
                Shape meant = item.map(each -> original.shape(each.span())).orElse(column);
                if (meant instanceof Shape.Column named) {
                    original.names().bind(named, select.block()).ifPresent(keys::add);
                }
            }
        }
        return keys;
    }
}
