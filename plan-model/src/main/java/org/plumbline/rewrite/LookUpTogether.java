package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.KeyLookup;
import org.plumbline.sql.SqlToken;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// A look-up that a program sends for each row of a list takes all keys at once.
///
///     SELECT id, name FROM customers WHERE id = $1
///     SELECT id, name FROM customers WHERE id = ANY ($1)
///
/// Where it makes one value of many rows or takes the first ones, it stays a query of its own for each key:
///
///     SELECT * FROM orders WHERE customer_id = $1 ORDER BY placed DESC LIMIT 3
///     SELECT found.* FROM unnest($1::bigint[]) AS keys (key) CROSS JOIN LATERAL (
///         SELECT * FROM orders WHERE customer_id = keys.key ORDER BY placed DESC LIMIT 3) AS found
///
/// The rows of one key are told from those of another by the key, which stands in front where the original does not show it. What a
/// look-up is, says [KeyLookup].
final class LookUpTogether implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("look-up-together", "A look-up takes all keys at once");
    /// Types that the members of an array keep: `unnest` takes them as they are.
    private static final List<String> MEMBERS = List.of(
            "integer", "bigint", "smallint", "uuid", "text", "character varying", "date", "numeric");
    /// Types of which two values that are equal may be written otherwise, as 1 and 1.00: the column's is not the one that was asked for.
    private static final List<String> WRITTEN_OTHERWISE = List.of("numeric", "character", "real", "double precision", "interval", "citext");

    /// The key's comparison with a parameter.
    private record Key(Span column, String name, Span parameter) {}

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        Optional<KeyLookup> lookup = KeyLookup.of(original.sql());
        Optional<PlainSelect> select = PlainSelect.of(original, original.statement())
                .filter(plain -> plain.query().with().isEmpty() && plain.block().references().size() == 1
                        && plain.block().references().getFirst().kind() == Reference.Kind.TABLE && !plain.hasWindows());
        if (lookup.isEmpty() || select.isEmpty() || !KnownCalls.areRepeatable(original, select.get().query().span())) {
            return List.of();
        }
        return key(select.get(), lookup.get().column()).flatMap(key -> {
            Optional<Rewriting> found = select.get().keepsRows() ? Optional.of(any(select.get(), key, List.of(), List.of()))
                    : one(select.get(), key);
            return found.filter(_ -> tellsItsKey(select.get(), key)).or(() -> forEach(select.get(), key));
        }).stream().toList();
    }

    private static boolean tellsItsKey(PlainSelect select, Key key) {
        return isShown(select, key) || TypedColumn.of(select.original(), key.column(), select.block(), WRITTEN_OTHERWISE)
                .filter(TypedColumn::known).isEmpty();
    }

    /// Of a unique column there is one row anyhow, and no LIMIT is needed.
    private static Optional<Rewriting> one(PlainSelect select, Key key) {
        Original original = select.original();
        boolean limited = !select.aggregates() && select.query().limits().size() == 1
                && original.text(select.query().limits().getFirst()).matches("(?i)limit\\s+[1-9]\\d*");
        return limited ? original.names().table(select.block().references().getFirst())
                .filter(table -> table.isUnique(Set.of(key.name())))
                .map(table -> any(select, key, List.of(Edit.remove(select.withSpace(select.query().limits().getFirst()))),
                        List.of(Condition.holds(new Demand.Unique(table.qualifiedName(), List.of(key.name())))))) : Optional.empty();
    }

    /// The only comparison of this column with a parameter that stands nowhere else.
    private static Optional<Key> key(PlainSelect select, String column) {
        Original original = select.original();
        var found = new ArrayList<Key>();
        for (QueryPart term : select.block().whereTerms()) {
            if (original.shape(term.span()) instanceof Shape.Compared(Span _, Span left, String operator, Span right)
                    && operator.equals("=") && original.shape(left) instanceof Shape.Column named && named.name().equals(column)
                    && original.shape(right) instanceof Shape.Parameter) {
                found.add(new Key(left, named.name(), right));
            }
        }
        return found.size() == 1 && timesUsed(original, found.getFirst()) == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static long timesUsed(Original original, Key key) {
        return Piece.of(original.sql()).stream().filter(piece -> piece.token().kind() == SqlToken.Kind.PARAMETER
                && piece.token().text().equals(original.text(key.parameter()))).count();
    }

    private static Rewriting any(PlainSelect select, Key key, List<Edit> more, List<Condition> also) {
        Original original = select.original();
        String parameter = original.text(key.parameter());
        boolean shown = isShown(select, key);
        var edits = new ArrayList<Edit>(more);
        var conditions = new ArrayList<Condition>(also);
        if (!shown) {
            edits.add(Edit.before(select.block().items().start(), original.text(key.column()) + ", "));
        }
        edits.add(new Edit(key.parameter(), "ANY (" + parameter + ")"));
        conditions.add(Condition.toVouch(new Demand.DistinctMembers(parameter)));
        conditions.add(Condition.toVouch(new Demand.ProgramChanges()));
        return rewriting(original, key, edits, conditions, shown);
    }

    /// The query itself for each key; none where the key's type is not known.
    private static Optional<Rewriting> forEach(PlainSelect select, Key key) {
        Original original = select.original();
        Optional<TypedColumn> column = TypedColumn.of(original, key.column(), select.block(), MEMBERS).filter(TypedColumn::known);
        String keys = PlainSelect.freshAlias(original, "keys");
        String found = PlainSelect.freshAlias(original, "found");
        return column.map(typed -> {
            boolean shown = !select.aggregates() && isShown(select, key);
            String parameter = original.text(key.parameter());
            Span query = select.query().span();
            return rewriting(original, key, List.of(
                    Edit.before(query.start(), "SELECT " + (shown ? "" : keys + ".key, ") + found + ".* FROM unnest(" + parameter + "::"
                            + typed.type() + "[]) AS " + keys + " (key) CROSS JOIN LATERAL ("),
                    new Edit(key.parameter(), keys + ".key"),
                    Edit.before(query.end(), ") AS " + found)), List.of(Condition.toVouch(new Demand.ProgramChanges()),
                            Condition.holds(new Demand.Type(typed.table(), typed.column(), typed.type()))), shown);
        });
    }

    private static boolean isShown(PlainSelect select, Key key) {
        Original original = select.original();
        return select.block().selected().stream().anyMatch(item -> item.isStar()
                || (original.shape(item.span()) instanceof Shape.Column column && column.name().equals(key.name())));
    }

    private static Rewriting rewriting(Original original, Key key, List<Edit> edits, List<Condition> conditions, boolean shown) {
        String parameter = original.text(key.parameter());
        return new Rewriting(INFO, key.parameter(), edits, Edit.apply(original.sql(), edits), conditions,
                new Relation.SameForEach(parameter, parameter, !shown), Gain.LIKELY);
    }
}
