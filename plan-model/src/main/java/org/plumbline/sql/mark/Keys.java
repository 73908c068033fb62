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
    private final Meaning meaning;
    private final Map<QueryPart, List<PlainExpression>> meanings = new HashMap<>();

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

    /// The items that say these keys; empty where they do not say all of them.
    Set<Span> in(List<QueryPart> items, List<PlainExpression> keys) {
        var spans = new LinkedHashSet<Span>();
        for (PlainExpression key : keys) {
            Optional<QueryPart> item = items.stream()
                    .filter(each -> meanings(each).stream().anyMatch(said -> Likeness.of(key, said) == Likeness.SAME)).findFirst();
            if (item.isEmpty()) {
                return Set.of();
            }
            spans.add(item.get().span());
        }
        return spans;
    }

    /// What an item may mean: SELECT's item of that number or name, or the expression itself.
    private List<PlainExpression> meanings(QueryPart item) {
        return meanings.computeIfAbsent(item, this::read);
    }

    private List<PlainExpression> read(QueryPart item) {
        List<QueryPart> selected = item.owner().arms().isEmpty() ? item.owner().selected()
                : item.owner().arms().getFirst().core().selected();
        var all = new ArrayList<PlainExpression>();
        if (item.text().chars().allMatch(Character::isDigit) && item.text().length() < 5) {
            int number = Integer.parseInt(item.text());
            if (number >= 1 && number <= selected.size() && !item.owner().star()) {
                meaning.of(selected.get(number - 1)).ifPresent(all::add);
            }
            return all;
        }
        meaning.of(item).ifPresent(all::add);
        Optional<String> name = Meaning.nameOf(item).filter(each -> item.text().indexOf('(') < 0 && item.text().indexOf('.') < 0);
        selected.stream().filter(each -> name.isPresent() && !each.equals(item) && Meaning.nameOf(each).equals(name))
                .forEach(each -> meaning.of(each).ifPresent(all::add));
        return all;
    }
}
