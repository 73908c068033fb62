package org.plumbline.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.PlainExpression.Call;
import org.plumbline.sql.PlainExpression.Constant;

/// One shape for conditions that PostgreSQL takes for the same: what its parser, `negate_clause`, and the planner's simplification of
/// booleans make of them.
final class PlainConditions {
    private static final Map<String, String> NEGATED = Map.ofEntries(
            Map.entry("=", "<>"), Map.entry("<>", "="), Map.entry("<", ">="), Map.entry("<=", ">"),
            Map.entry("~~", "!~~"), Map.entry("!~~", "~~"), Map.entry("~~*", "!~~*"), Map.entry("!~~*", "~~*"),
            Map.entry("~", "!~"), Map.entry("!~", "~"), Map.entry("~*", "!~*"), Map.entry("!~*", "~*"),
            Map.entry("is null", "is not null"), Map.entry("is not null", "is null"),
            Map.entry("is true", "is not true"), Map.entry("is not true", "is true"),
            Map.entry("is false", "is not false"), Map.entry("is not false", "is false"),
            Map.entry("is distinct from", "is not distinct from"), Map.entry("is not distinct from", "is distinct from"),
            Map.entry("= any", "<> all"), Map.entry("<> all", "= any"));
    private static final Set<String> TIES = Set.of("and", "or");

    private PlainConditions() {}

    /// Those inside of the same kind are taken out of their parentheses. ORs of one column's values are a list.
    static PlainExpression tied(String tie, List<PlainExpression> terms) {
        var flat = new ArrayList<PlainExpression>();
        for (PlainExpression term : terms) {
            if (term instanceof Call(String name, List<PlainExpression> inner) && name.equals(tie)) {
                flat.addAll(inner);
            } else {
                flat.add(term);
            }
        }
        return tie.equals("or") ? listed(flat).orElseGet(() -> new Call(tie, flat)) : new Call(tie, flat);
    }

    /// `a = 1 OR a = 2`, which PostgreSQL 18 makes `a = ANY ('{1,2}')`.
    private static Optional<PlainExpression> listed(List<PlainExpression> terms) {
        var values = new ArrayList<PlainExpression>();
        PlainExpression subject = null;
        for (PlainExpression term : terms) {
            if (!(term instanceof Call(String name, List<PlainExpression> sides)) || !name.equals("=")) {
                return Optional.empty();
            }
            PlainExpression column = sides.get(0).readsColumns() ? sides.get(0) : sides.get(1);
            PlainExpression value = sides.get(0).readsColumns() ? sides.get(1) : sides.get(0);
            if (value.readsColumns() || !column.readsColumns() || (subject != null && !subject.equals(column))) {
                return Optional.empty();
            }
            subject = column;
            values.add(value);
        }
        return Optional.of(Call.of("= any", subject, new Call("list", values)));
    }

    static PlainExpression in(PlainExpression subject, List<PlainExpression> values) {
        return values.size() == 1 ? compared("=", subject, values.getFirst()) : Call.of("= any", subject, new Call("list", values));
    }

    static PlainExpression quantified(String operator, PlainExpression subject, PlainExpression values) {
        String name = operator.replace("!=", "<>").replace(" some", " any");
        PlainExpression list = values instanceof Constant(String text, Optional<String> type) ? listOf(text, type).orElse(values) : values;
        boolean one = list instanceof Call(String call, List<PlainExpression> inside) && call.equals("list") && inside.size() == 1;
        return one && name.equals("= any") ? compared("=", subject, ((Call) list).arguments().getFirst()) : Call.of(name, subject, list);
    }

    /// The elements of `'{a,"b c"}'::text[]`.
    private static Optional<PlainExpression> listOf(String array, Optional<String> type) {
        if (array.length() < 2 || !array.startsWith("{") || !array.endsWith("}") || array.startsWith("{{")) {
            return Optional.empty();
        }
        Optional<String> ofElement = type.map(name -> name.endsWith("[]") ? name.substring(0, name.length() - 2).strip() : name);
        var elements = new ArrayList<PlainExpression>();
        var element = new StringBuilder();
        boolean quoted = false;
        for (int i = 1; i < array.length() - 1; i++) {
            char c = array.charAt(i);
            if (c == '\\') {
                element.append(array.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                elements.add(new Constant(element.toString(), ofElement));
                element.setLength(0);
            } else {
                element.append(c);
            }
        }
        elements.add(new Constant(element.toString(), ofElement));
        return Optional.of(new Call("list", elements));
    }

    /// `>` and `>=` with their sides exchanged; a boolean compared with true or false without that; rows column by column.
    static PlainExpression compared(String operator, PlainExpression left, PlainExpression right) {
        return switch (operator) {
            case "=", "==" -> equal(left, right);
            case "<>", "!=" -> isTruth(right, "true") ? negated(left) : isTruth(right, "false") ? left : Call.of("<>", left, right);
            case ">" -> Call.of("<", right, left);
            case ">=" -> Call.of("<=", right, left);
            default -> Call.of(operator, left, right);
        };
    }

    private static PlainExpression equal(PlainExpression left, PlainExpression right) {
        if (isTruth(right, "true")) {
            return left;
        }
        if (isTruth(right, "false")) {
            return negated(left);
        }
        if (left instanceof Call(String one, List<PlainExpression> ones)
                && right instanceof Call(String other, List<PlainExpression> others) && one.equals("row")
                && other.equals("row") && ones.size() == others.size()) {
            var pairs = new ArrayList<PlainExpression>();
            for (int i = 0; i < ones.size(); i++) {
                pairs.add(equal(ones.get(i), others.get(i)));
            }
            return tied("and", pairs);
        }
        return Call.of("=", left, right);
    }

    private static boolean isTruth(PlainExpression value, String which) {
        return value instanceof Constant(String text, Optional<String> type) && text.equals(which)
                && type.filter(name -> !name.startsWith("bool")).isEmpty();
    }

    static PlainExpression negated(PlainExpression condition) {
        if (condition instanceof Call(String name, List<PlainExpression> arguments)) {
            if (name.equals("not")) {
                return arguments.getFirst();
            }
            if (TIES.contains(name)) {
                return tied(name.equals("and") ? "or" : "and", arguments.stream().map(PlainConditions::negated).toList());
            }
            String opposite = NEGATED.get(name);
            if (opposite != null) {
                return arguments.size() == 2 ? compared(opposite, arguments.get(0), arguments.get(1)) : new Call(opposite, arguments);
            }
        }
        return Call.of("not", condition);
    }
}
