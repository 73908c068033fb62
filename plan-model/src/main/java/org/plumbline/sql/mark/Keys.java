package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.PlainExpression;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Span;

/// Finds the items of GROUP BY, ORDER BY and SELECT that a plan prints as keys.
final class Keys {
    /// Where an item stands: a bare name means something else in each.
    enum Place { SELECT, GROUP_BY, ORDER_BY }

    private record Item(QueryPart part, Place place) {}

    /// @param perhaps where the catalogue alone could tell that it is not the other
    private record Meanings(List<PlainExpression> surely, List<PlainExpression> perhaps) {}

    private final Meaning meaning;
    private final Map<Item, Meanings> meanings = new HashMap<>();

    Keys(Meaning meaning) {
        this.meaning = meaning;
    }

    /// What the keys are.
    List<PlainExpression> printed(List<String> keys) {
        var printed = new ArrayList<PlainExpression>();
        for (String key : keys) {
            Optional<PlainExpression> each = meaning.ofPlan(key, Optional.empty());
            if (each.isEmpty() || !(each.get().readsColumns() || each.get() instanceof PlainExpression.Call)) {
                return List.of();
            }
            printed.add(each.get());
        }
        return printed;
    }

    /// The items that say these keys, each of them one; empty where they do not say all of them.
    Set<Span> in(List<QueryPart> items, List<PlainExpression> keys, Place place) {
        var left = new ArrayList<>(items);
        var spans = new LinkedHashSet<Span>();
        for (PlainExpression key : keys) {
            Optional<QueryPart> item = left.stream().filter(each -> says(meanings(each, place).surely(), key)).findFirst()
                    .or(() -> left.stream().filter(each -> says(meanings(each, place).perhaps(), key)).findFirst());
            if (item.isEmpty()) {
                return Set.of();
            }
            left.remove(item.get());
            spans.add(item.get().span());
        }
        return spans;
    }

    private static boolean says(List<PlainExpression> said, PlainExpression key) {
        return said.stream().anyMatch(each -> Likeness.of(key, each) == Likeness.SAME);
    }

    /// What an item may mean: SELECT's item of that number or name, or the expression itself.
    private Meanings meanings(QueryPart item, Place place) {
        return meanings.computeIfAbsent(new Item(item, place), this::read);
    }

    private Meanings read(Item asked) {
        QueryPart item = asked.part();
        List<PlainExpression> itself = meaning.of(item).stream().toList();
        if (asked.place() == Place.SELECT) {
            return new Meanings(itself, List.of());
        }
        List<QueryPart> selected = item.owner().arms().isEmpty() ? item.owner().selected()
                : item.owner().arms().getFirst().core().selected();
        if (item.text().chars().allMatch(Character::isDigit) && item.text().length() < 5) {
            int number = Integer.parseInt(item.text());
            boolean known = number >= 1 && number <= selected.size() && !item.owner().star();
            return new Meanings(known ? meaning.of(selected.get(number - 1)).stream().toList() : List.of(), List.of());
        }
        Optional<String> name = meaning.nameOf(item).filter(_ -> item.text().indexOf('(') < 0 && item.text().indexOf('.') < 0);
        List<PlainExpression> named = selected.stream().filter(each -> name.isPresent() && meaning.nameOf(each).equals(name))
                .flatMap(each -> meaning.of(each).stream()).toList();
        // A name is a SELECT's item to ORDER BY, and to GROUP BY one of FROM's columns first (`findTargetlistEntrySQL92`, parse_clause.c).
        return asked.place() == Place.GROUP_BY ? new Meanings(itself, named)
                : named.isEmpty() ? new Meanings(itself, List.of()) : new Meanings(named, List.of());
    }
}
