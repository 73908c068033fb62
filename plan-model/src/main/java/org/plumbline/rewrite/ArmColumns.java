package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;

/// The columns of a UNION, arm by arm. PostgreSQL gives each one type for all arms (`select_common_type`, parse_coerce.c), so that values
/// that differ in an arm may come out alike: bigints beyond 2^53 beside a `double precision`, times in the hour that a time zone skips
/// beside a `timestamptz`, texts with spaces behind them beside a `char(5)`.
///
/// @param arms what each shows, in order
record ArmColumns(Original original, List<List<Item>> arms) {
    private static final List<String> COLLATED = List.of(TypedColumn.TEXT, TypedColumn.VARCHAR, "character");

    /// What an arm shows in one column.
    ///
    /// @param bound of a column
    /// @param type as [TypedColumn#plain] has it, where that is known
    /// @param plain a constant that takes on the others' type: a string without one, NULL, a number
    record Item(Optional<Bound> bound, Optional<String> type, boolean plain) {}

    ArmColumns {
        arms = arms.stream().map(List::copyOf).toList();
    }

    /// None where it is not known which columns an arm has.
    static Optional<ArmColumns> of(Original original, List<QueryBlock> arms) {
        var all = new ArrayList<List<Item>>();
        for (QueryBlock arm : arms) {
            var items = new ArrayList<Item>();
            for (QueryPart item : arm.selected()) {
                List<Item> shown = item.isStar() ? star(original, arm, item) : List.of(item(original, arm, item));
                if (shown.isEmpty()) {
                    return Optional.empty();
                }
                items.addAll(shown);
            }
            all.add(items);
        }
        boolean even = all.stream().map(List::size).distinct().count() == 1 && !all.getFirst().isEmpty();
        return even ? Optional.of(new ArmColumns(original, all)) : Optional.empty();
    }

    private static List<Item> star(Original original, QueryBlock arm, QueryPart item) {
        var items = new ArrayList<Item>();
        boolean merged = arm.joins().stream().anyMatch(Join::natural);
        for (Reference reference : merged ? List.<Reference>of() : Stars.of(item, arm)) {
            List<Bound> columns = RowIdentity.columns(original, reference);
            if (columns.isEmpty()) {
                return List.of();
            }
            columns.forEach(bound -> items.add(new Item(Optional.of(bound), AlikeTypes.type(original, bound), false)));
        }
        return items;
    }

    private static Item item(Original original, QueryBlock arm, QueryPart item) {
        return switch (original.shape(item.span())) {
            case Shape.Literal literal -> {
                String text = original.text(literal.span()).strip();
                yield new Item(Optional.empty(), Optional.empty(), text.startsWith("'") || text.equalsIgnoreCase("null")
                        || text.matches("[-+]?\\s*[0-9.]+"));
            }
            case Shape.Column column -> {
                Optional<Bound> bound = original.names().bind(column, arm);
                yield new Item(bound, bound.flatMap(one -> AlikeTypes.type(original, one)), false);
            }
            case Shape.Call call -> new Item(Optional.empty(), aggregate(original, arm, call), false);
            default -> new Item(Optional.empty(), Optional.empty(), false);
        };
    }

    /// `pg_aggregate`: of a column.
    private static Optional<String> aggregate(Original original, QueryBlock arm, Shape.Call call) {
        Optional<String> type = call.arguments().size() == 1 && original.shape(call.arguments().getFirst()) instanceof Shape.Column column
                ? original.names().bind(column, arm).flatMap(bound -> AlikeTypes.type(original, bound)) : Optional.empty();
        return switch (call.name()) {
            case "count" -> Optional.of("bigint");
            case "min", "max" -> type;
            case "sum", "avg" -> type.flatMap(one -> AlikeTypes.isExactNumber(one) ? Optional.of("numeric")
                    : AlikeTypes.isFloat(one) ? Optional.of("double precision") : Optional.empty());
            default -> Optional.empty();
        };
    }

    /// Whether values of this column that differ in an arm differ in the UNION too; adds what that rests on.
    boolean keepsApart(int column, List<Condition> conditions) {
        List<Item> items = arms.stream().map(arm -> arm.get(column)).filter(item -> !item.plain()).toList();
        if (items.size() < 2) {
            return true;
        }
        boolean bound = items.stream().allMatch(item -> item.bound().isPresent());
        for (Item item : items) {
            Item first = items.getFirst();
            boolean alike = bound ? AlikeTypes.of(original, first.bound().get(), item.bound().get(), conditions)
                    : first.type().isPresent() && item.type().isPresent() && AlikeTypes.are(first.type().get(), item.type().get());
            if (!alike) {
                return false;
            }
        }
        // the collation of one arm's column may become that of all
        List<Bound> columns = items.stream().flatMap(item -> item.bound().stream()).toList();
        boolean one = bound && columns.stream().map(each -> AlikeTypes.table(original, each) + "." + each.column()).distinct().count() == 1;
        if (!one && items.stream().anyMatch(item -> item.type().filter(type -> !COLLATED.contains(type)).isEmpty())) {
            columns.stream().map(each -> Condition.toVouch(new Demand.DeterministicCollation(AlikeTypes.table(original, each),
                    each.column()))).filter(condition -> !conditions.contains(condition)).forEach(conditions::add);
        }
        return true;
    }

    /// Columns of tables in one arm whose values stay apart.
    ///
    /// @param conditions where they may need some, to which those are added; none for those that need none
    List<Bound> kept(int arm, Optional<List<Condition>> conditions) {
        var kept = new ArrayList<Bound>();
        for (int i = 0; i < arms.get(arm).size(); i++) {
            var needed = new ArrayList<Condition>();
            Optional<Bound> bound = arms.get(arm).get(i).bound();
            if (bound.isPresent() && keepsApart(i, needed) && (needed.isEmpty() || conditions.isPresent())) {
                conditions.ifPresent(all -> all.addAll(needed));
                kept.add(bound.get());
            }
        }
        return kept;
    }

    /// Whether all columns of the UNION keep what differs in an arm.
    boolean keepApart(List<Condition> conditions) {
        for (int i = 0; i < arms.getFirst().size(); i++) {
            if (!keepsApart(i, conditions)) {
                return false;
            }
        }
        return true;
    }
}
