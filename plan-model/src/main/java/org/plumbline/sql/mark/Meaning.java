package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.PlainExpression;
import org.plumbline.sql.PlainExpression.Call;
import org.plumbline.sql.PlainExpression.Column;
import org.plumbline.sql.PlainExpression.Field;
import org.plumbline.sql.PlainExpressions;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.WithQuery;

/// What the columns in an expression are: those of tables, through subqueries and WITH queries, as the planner sees them once it has put
/// those where they are read.
final class Meaning {
    private static final int DEEPEST = 20;
    /// Columns that are followed into subqueries. `a + a` of a subquery's `a + a` is soon more than anyone wrote.
    private static final int MOST_FOLLOWED = 50_000;
    /// Different texts of a plan that are looked at; more are generated.
    private static final int MOST_TEXTS = 5_000;
    /// Begin a reference's number and a name that stands for none; no name that is printed without quotes begins so.
    private static final char PLACED = '\u0001';
    private static final char NOT_PLACED = '\u0002';

    private final Places places;
    private final PlanRegions regions;
    private final Map<QueryPart, Optional<PlainExpression>> parsed = new HashMap<>();
    private int followed;
    private final Map<Printed, Optional<PlainExpression>> planned = new HashMap<>();

    Meaning(Places places, PlanRegions regions) {
        this.places = places;
        this.regions = regions;
    }

    /// An expression of the statement; BETWEEN's two and the pairs of a row apart. Empty where it cannot be parsed.
    List<PlainExpression> terms(QueryPart part) {
        if (!part.among().isEmpty()) {
            return using(part).stream().toList();
        }
        return PlainExpressions.terms(part.text()).stream().map(each -> of(each, part.owner(), 0)).toList();
    }

    /// The whole expression as one.
    Optional<PlainExpression> of(QueryPart part) {
        return of(part, 0);
    }

    private Optional<PlainExpression> of(QueryPart part, int depth) {
        return parsed(part).map(each -> of(each, part.owner(), depth));
    }

    private Optional<PlainExpression> parsed(QueryPart part) {
        return parsed.computeIfAbsent(part, _ -> PlainExpressions.of(part.text()));
    }

    private PlainExpression of(PlainExpression written, QueryBlock block, int depth) {
        return written.withColumns(column -> column(column, block, depth));
    }

    /// What a plan's texts are told apart by: thousands of partitions print the same of one table.
    ///
    /// @param text with references in the place of the aliases that stand for them
    /// @param of what columns without an alias are of; none where that is not known
    /// @param foreign it says nothing of tables that are placed
    record Printed(String text, Optional<Reference> of, boolean foreign) {}

    /// @param alias of the scan that it belongs to, whose columns are printed without it
    Printed printed(String text, Optional<String> alias) {
        String numbered = Qualifiers.replaced(text,
                name -> places.of(QuotedName.read(name)).map(each -> PLACED + String.valueOf(each.id())).orElse(NOT_PLACED + name));
        Optional<Reference> of = alias.or(places::onlyAlias).flatMap(places::of);
        boolean foreign = of.isEmpty() && numbered.indexOf(PLACED) < 0 && (alias.isPresent() || numbered.indexOf(NOT_PLACED) >= 0);
        return new Printed(numbered, of, foreign);
    }

    /// An expression of the plan; empty where it cannot be parsed, or says nothing of tables that are placed.
    ///
    /// @param alias of the scan that it belongs to, whose columns are printed without it
    Optional<PlainExpression> ofPlan(String text, Optional<String> alias) {
        Printed key = printed(text, alias);
        Optional<PlainExpression> known = planned.get(key);
        if (known == null && planned.size() < MOST_TEXTS) {
            known = key.foreign() ? Optional.empty()
                    : PlainExpressions.of(text).map(each -> each.withColumns(column -> planned(column, alias)));
            planned.put(key, known);
        }
        return known == null ? Optional.empty() : known;
    }

    /// Likewise what AND ties together.
    List<PlainExpression> termsOfPlan(String text, Optional<String> alias) {
        return ofPlan(text, alias).map(PlainExpressions::terms).orElse(List.of());
    }

    private PlainExpression planned(Column column, Optional<String> alias) {
        return column.qualifier().or(() -> alias).or(places::onlyAlias).flatMap(places::of)
                .map(reference -> output(reference, column.name(), 0))
                .orElseGet(() -> new Field(Set.of(), Set.of(), column.name()));
    }

    private Optional<PlainExpression> using(QueryPart part) {
        String name = parsed(part).filter(Column.class::isInstance).map(each -> ((Column) each).name()).orElse("");
        Reference right = part.among().getLast();
        List<Reference> left = part.among().subList(0, part.among().size() - 1).stream().filter(each -> mayHave(each, name)).toList();
        return name.isEmpty() || left.isEmpty() ? Optional.empty()
                : Optional.of(new Call("=", List.of(oneOf(left, List.of(), name, 0), output(right, name, 0))));
    }

    private PlainExpression column(Column column, QueryBlock block, int depth) {
        var own = new ArrayList<Reference>();
        var outer = new ArrayList<Reference>();
        for (Optional<QueryBlock> at = Optional.of(block); at.isPresent(); at = at.get().parent()) {
            List<Reference> here = at.get().references().stream()
                    .filter(each -> column.qualifier().map(name -> each.alias().equals(name)).orElse(true))
                    .filter(each -> mayHave(each, column.name())).toList();
            if (column.qualifier().isPresent() && !here.isEmpty()) {
                return oneOf(here, List.of(), column.name(), depth);
            }
            (at.get() == block ? own : outer).addAll(here);
            if (at.get().role() == QueryBlock.Role.WITH) {
                break;
            }
        }
        return oneOf(own, outer, column.name(), depth);
    }

    private PlainExpression oneOf(List<Reference> own, List<Reference> outer, String name, int depth) {
        if (own.size() == 1 && (outer.isEmpty() || own.getFirst().source().isPresent())) {
            return output(own.getFirst(), name, depth);
        }
        return new Field(numbers(own), numbers(outer), name);
    }

    private static Set<Integer> numbers(List<Reference> references) {
        var numbers = new HashSet<Integer>();
        references.forEach(each -> numbers.add(each.id()));
        return numbers;
    }

    /// What a column of this reference is made of.
    private PlainExpression output(Reference reference, String name, int depth) {
        Optional<QueryBlock> source = source(reference);
        // What has a plan of its own stays as it is: nothing is put into it.
        boolean planned = reference.withQuery().filter(with -> regions.isPlanned(with.name())).isPresent();
        if (source.isEmpty() || planned || depth > DEEPEST) {
            return new Field(reference.id(), reference.kind() == Reference.Kind.VALUES ? columnOfValues(reference, name) : name);
        }
        QueryBlock block = source.get();
        Optional<QueryPart> item = item(reference, block, name);
        if (item.isPresent() && ++followed > MOST_FOLLOWED) {
            return new Field(Set.of(), Set.of(), name);
        }
        if (item.isPresent()) {
            return of(item.get(), depth + 1).orElseGet(() -> new Field(reference.id(), name));
        }
        return block.star() && block.references().size() == 1 ? output(block.references().getFirst(), name, depth + 1)
                : new Field(reference.id(), name);
    }

    /// PostgreSQL calls them `column1` and so on.
    private static String columnOfValues(Reference reference, String name) {
        int index = reference.columns().indexOf(name);
        return index < 0 ? name : "column" + (index + 1);
    }

    /// The SELECT that a reference's rows come from; none for tables, UNIONs and what names itself.
    private static Optional<QueryBlock> source(Reference reference) {
        return reference.withQuery().filter(WithQuery::recursive).isPresent() ? Optional.empty()
                : reference.source().map(QueryBlock::core).filter(core -> core.arms().isEmpty() && core.values().isEmpty()
                        && core.command().isEmpty());
    }

    private Optional<QueryPart> item(Reference reference, QueryBlock block, String name) {
        List<String> names = !reference.columns().isEmpty() ? reference.columns()
                : reference.withQuery().map(WithQuery::columns).orElse(List.of());
        if (!names.isEmpty()) {
            int index = names.indexOf(name);
            return index < 0 || block.star() || index >= block.selected().size() ? Optional.empty()
                    : Optional.of(block.selected().get(index));
        }
        List<QueryPart> named = block.selected().stream().filter(each -> nameOf(each).equals(Optional.of(name))).toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /// What a SELECT calls its item (`FigureColname`, parse_target.c).
    Optional<String> nameOf(QueryPart item) {
        return item.alias().or(() -> parsed(item).flatMap(expression -> switch (expression) {
            case Column(Optional<String> _, String name) -> Optional.of(name);
            case Call(String name, List<PlainExpression> _) when Character.isLetter(name.charAt(0)) && name.indexOf(' ') < 0 ->
                    Optional.of(name);
            default -> Optional.empty();
        }));
    }

    private boolean mayHave(Reference reference, String name) {
        Optional<QueryBlock> source = source(reference);
        return source.isEmpty() || source.get().star() || item(reference, source.get(), name).isPresent();
    }
}
