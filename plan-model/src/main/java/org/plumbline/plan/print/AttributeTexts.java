package org.plumbline.plan.print;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Decimal;
import org.plumbline.plan.AttributeValue.Flag;
import org.plumbline.plan.AttributeValue.Group;
import org.plumbline.plan.AttributeValue.Items;
import org.plumbline.plan.AttributeValue.Text;
import org.plumbline.plan.AttributeValue.Whole;
import org.plumbline.plan.Attributes;
import org.plumbline.sql.PostgresNames;

/// The texts of EXPLAIN's fields with other names and literals, each as its key says what it holds. Numbers and flags stay.
final class AttributeTexts {
    /// One of few words, which PostgreSQL chooses.
    private static final Set<String> FIXED = Set.of("Strategy", "Partial Mode", "Parent Relationship", "Operation", "Command", "Join Type",
            "Scan Direction", "Sort Method", "Sort Methods Used", "Sort Space Type", "Cache Mode", "Conflict Resolution",
            "Format", "Storage", "Sampling Method", "Custom Plan Provider", "PostgreSQL Version", "Relation Kind", "Relation Lock Mode",
            "Command Type", "Kind");

    private static final Map<String, NameKind> NAMES = Map.ofEntries(
            Map.entry("Relation Name", NameKind.TABLE), Map.entry("Relation", NameKind.TABLE), Map.entry("Schema", NameKind.SCHEMA),
            Map.entry("Alias", NameKind.ALIAS), Map.entry("Index Name", NameKind.INDEX),
            Map.entry("Conflict Arbiter Indexes", NameKind.INDEX), Map.entry("CTE Name", NameKind.CTE),
            Map.entry("Tuplestore Name", NameKind.TABLE), Map.entry("Function Name", NameKind.FUNCTION),
            Map.entry("Table Function Name", NameKind.FUNCTION), Map.entry("Constraint Name", NameKind.CONSTRAINT),
            Map.entry("Trigger Name", NameKind.TRIGGER));

    /// What ruleutils.c deparsed.
    private static final Set<String> EXPRESSIONS = Set.of("Output", "Filter", "Index Cond", "Recheck Cond", "Order By", "Join Filter",
            "Hash Cond", "Merge Cond", "One-Time Filter", "TID Cond", "Run Condition", "Cache Key", "Conflict Filter", "Sort Key",
            "Presorted Key", "Group Key", "Group Keys", "Hash Keys", "Params Evaluated", "Function Call", "Table Function Call",
            "Relations", "Sampling Parameters", "Repeatable Seed", "Window", "Query Parameters", "Prune by", "extParam", "allParam");

    private static final String CTE = "CTE ";

    private final Substitutes substitutes;
    private final SqlText expressions;
    private final SqlText statements;
    private final LiteralText literals;

    AttributeTexts(Substitutes substitutes) {
        this.substitutes = substitutes;
        this.expressions = SqlText.ofPlan(substitutes);
        this.statements = SqlText.ofStatement(substitutes);
        this.literals = new LiteralText(substitutes);
    }

    Attributes rewritten(Attributes fields) {
        keepFunctionsAlias(fields);
        var rewritten = new LinkedHashMap<String, AttributeValue>();
        fields.forEach((key, value) -> rewritten.put(key(key), key.equals("Settings") ? settings(value) : value(key, value)));
        return Attributes.of(rewritten);
    }

    /// The names alone, by which the words of expressions are known.
    Attributes named(Attributes fields) {
        keepFunctionsAlias(fields);
        fields.forEach((key, value) -> {
            if (NAMES.containsKey(key) || key.equals("Subplan Name")) {
                value(key, value);
            } else if (value instanceof Items(List<AttributeValue> items)) {
                items.stream().filter(Group.class::isInstance).forEach(item -> named(((Group) item).attributes()));
            }
        });
        return fields;
    }

    /// A function in FROM without an alias has its own name for one.
    private void keepFunctionsAlias(Attributes fields) {
        fields.text("Alias").filter(alias -> fields.text("Function Name").filter(alias::equals).isPresent())
                .filter(PostgresNames::isFunction).ifPresent(substitutes::keep);
    }

    private String key(String key) {
        return ExplainWords.areAll(key) ? key : substitutes.name(key, NameKind.PROPERTY);
    }

    private AttributeValue value(String key, AttributeValue value) {
        return switch (value) {
            case Text(String text) -> new Text(text(key, text));
            case Whole _, Decimal _, Flag _ -> value;
            case Items(List<AttributeValue> items) -> {
                var rewritten = new ArrayList<AttributeValue>(items.size());
                items.forEach(item -> rewritten.add(value(key, item)));
                yield new Items(rewritten);
            }
            case Group(Attributes attributes) -> new Group(rewritten(attributes));
        };
    }

    private String text(String key, String text) {
        NameKind kind = NAMES.get(key);
        if (kind != null) {
            return kind == NameKind.FUNCTION && (PostgresNames.isFunction(text) || PostgresNames.isKeyword(text))
                    ? text : substitutes.name(text, kind);
        }
        if (key.equals("Subplan Name")) {
            return text.startsWith(CTE) ? CTE + substitutes.name(text.substring(CTE.length()), NameKind.CTE) : text;
        }
        if (FIXED.contains(key)) {
            return text;
        }
        if (EXPRESSIONS.contains(key)) {
            return expressions.rewritten(text);
        }
        return isFigure(text) ? text : key.equals("Node Type") && ExplainWords.areAll(text) ? text : statements.rewritten(text);
    }

    /// A number with its unit, or what stands in a number's place: `12kB`, `N.N`, `xxx`, `Zero`.
    private static boolean isFigure(String text) {
        boolean unit = text.endsWith("kB") || text.endsWith("MB") || text.endsWith("ms");
        String number = unit ? text.substring(0, text.length() - 2) : text;
        return text.equals("Zero") || number.chars().noneMatch(c -> Character.isLetter(c) && "NXx".indexOf(c) < 0);
    }

    /// Planner settings tell nothing but how the plan came about, where their value is no name.
    private AttributeValue settings(AttributeValue value) {
        if (!(value instanceof Group(Attributes settings))) {
            return value("Settings", value);
        }
        var rewritten = new LinkedHashMap<String, AttributeValue>();
        settings.forEach((name, set) -> {
            boolean custom = name.indexOf('.') >= 0 && !PostgresNames.isSetting(name);
            String shown = custom ? substitutes.name(name, NameKind.SETTING) : name;
            rewritten.put(shown, set instanceof Text(String text) ? new Text(setting(name, text)) : set);
        });
        return new Group(Attributes.of(rewritten));
    }

    private String setting(String name, String text) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "search_path" -> statements.rewritten(text);
            case "role", "session_authorization", "application_name", "cluster_name", "default_tablespace", "temp_tablespaces" ->
                literals.rewritten(text, false);
            default -> PostgresNames.isSetting(name) || isPlain(text) ? text : literals.rewritten(text, false);
        };
    }

    /// A number, a size or a switch.
    private static boolean isPlain(String text) {
        return LiteralWords.isWord(text) || isFigure(text);
    }
}
