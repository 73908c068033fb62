package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.SqlToken;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;

/// The condition of the rows behind the last one of a page.
///
/// @param given for each key of the order the parameter that holds the last row's value; none for one that is looked up by the primary key
record Behind(String condition, List<Optional<String>> given) {
    Behind {
        given = List.copyOf(given);
    }

    /// None where the program does not get to see which row was the last.
    ///
    /// @param skipped what stands behind OFFSET
    static Optional<Behind> of(PlainSelect select, List<SortKey> keys, String skipped) {
        Original original = select.original();
        if (keys.stream().allMatch(key -> isShown(select, key))) {
            List<String> parameters = parameters(original, skipped, keys.size());
            return Optional.of(new Behind(isOneWay(keys) && keys.size() > 1
                    ? compared(keys, "(" + String.join(", ", parameters) + ")") : writtenOut(keys, parameters),
                    parameters.stream().map(Optional::of).toList()));
        }
        List<String> identity = original.names().table(select.block().references().getFirst()).flatMap(Schema.Table::identity)
                .map(Schema.Key::columns).orElse(List.of());
        boolean known = !identity.isEmpty() && identity.stream().allMatch(column -> keys.stream()
                .anyMatch(key -> key.bound().column().equals(column) && isShown(select, key)));
        return known ? Optional.of(lookedUp(select, keys, identity, parameters(original, skipped, identity.size()))) : Optional.empty();
    }

    /// The program sees it in the rows that it gets.
    private static boolean isShown(PlainSelect select, SortKey key) {
        Original original = select.original();
        return select.block().selected().stream().anyMatch(item -> item.text().equals("*") || item.text().endsWith(".*")
                || (original.shape(item.span()) instanceof Shape.Column column
                        && original.names().bind(column, select.block()).filter(key.bound()::equals).isPresent()));
    }

    private static Behind lookedUp(PlainSelect select, List<SortKey> keys, List<String> identity, List<String> parameters) {
        Reference reference = select.block().references().getFirst();
        String row = " FROM " + reference.schema().map(schema -> QuotedName.of(schema) + ".").orElse("") + QuotedName.of(reference.name())
                + " WHERE " + IntStream.range(0, identity.size())
                        .mapToObj(i -> QuotedName.of(identity.get(i)) + " = " + parameters.get(i)).collect(Collectors.joining(" AND "));
        List<Optional<String>> given = keys.stream().map(key -> Optional.of(identity.indexOf(key.bound().column()))
                .filter(place -> place >= 0).map(parameters::get)).toList();
        if (isOneWay(keys)) {
            return new Behind(compared(keys, "(SELECT " + keys.stream().map(key -> QuotedName.of(key.bound().column()))
                    .collect(Collectors.joining(", ")) + row + ")"), given);
        }
        return new Behind(writtenOut(keys, IntStream.range(0, keys.size()).mapToObj(i -> given.get(i)
                .orElse("(SELECT " + QuotedName.of(keys.get(i).bound().column()) + row + ")")).toList()), given);
    }

    /// OFFSET's own parameter, if it has one, then those behind the highest: one that nothing uses has no type.
    private static List<String> parameters(Original original, String skipped, int count) {
        List<String> used = Piece.of(original.sql()).stream().filter(piece -> piece.token().kind() == SqlToken.Kind.PARAMETER)
                .map(piece -> piece.token().text()).toList();
        int highest = used.stream().mapToInt(name -> name.length() > 6 ? 0 : Integer.parseInt(name.substring(1))).max().orElse(0);
        var names = new ArrayList<String>(skipped.startsWith("$") ? List.of(skipped) : List.of());
        IntStream.rangeClosed(highest + 1, highest + count - names.size()).forEach(number -> names.add("$" + number));
        return names;
    }

    /// Of mixed directions no row can be made.
    private static boolean isOneWay(List<SortKey> keys) {
        return Set.copyOf(keys.stream().map(SortKey::descending).toList()).size() == 1;
    }

    private static String compared(List<SortKey> keys, String row) {
        String columns = keys.stream().map(SortKey::text).collect(Collectors.joining(", "));
        return (keys.size() == 1 ? columns : "(" + columns + ")") + (keys.getFirst().descending() ? " < " : " > ") + row;
    }

    private static String writtenOut(List<SortKey> keys, List<String> values) {
        String rest = "";
        for (int i = keys.size() - 1; i >= 0; i--) {
            SortKey key = keys.get(i);
            String beyond = key.text() + (key.descending() ? " < " : " > ") + values.get(i);
            rest = rest.isEmpty() ? beyond : key.text() + (key.descending() ? " <" : " >") + "= " + values.get(i)
                    + " AND (" + beyond + " OR " + bracketed(rest) + ")";
        }
        return rest;
    }

    private static String bracketed(String condition) {
        return condition.contains(" AND ") ? "(" + condition + ")" : condition;
    }
}
