package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Filter;
import org.plumbline.plan.Operation;

/// What a plan prints of a node's conditions and keys.
final class PrintedParts {
    private static final String AND = " AND ";
    private static final String NULLS = "(?s)(.*) NULLS (?:FIRST|LAST)";
    private static final String DESCENDING = "(?s)(.*) DESC";
    private static final String ORDER_OR_COLLATION = "(?s)(.*) (?:USING|COLLATE) [^ ()']+";

    private PrintedParts() {}

    static List<String> conditions(Operation operation) {
        Stream<Optional<String>> own = switch (operation) {
            case Operation.IndexScan scan -> Stream.of(text(scan.indexCond()), filter(scan.filter()));
            case Operation.IndexOnlyScan scan -> Stream.of(text(scan.indexCond()), filter(scan.filter()));
            case Operation.BitmapHeapScan scan -> Stream.of(text(scan.recheckCond()), filter(scan.filter()));
            case Operation.BitmapIndexScan scan -> Stream.of(text(scan.indexCond()));
            case Operation.Scan scan -> Stream.of(filter(scan.filter()));
            case Operation.HashJoin join -> Stream.of(text(join.hashCond()), filter(join.joinFilter()), filter(join.filter()));
            case Operation.MergeJoin join -> Stream.of(text(join.mergeCond()), filter(join.joinFilter()), filter(join.filter()));
            case Operation.NestedLoop join -> Stream.of(filter(join.joinFilter()), filter(join.filter()));
            case Operation.Aggregate aggregate -> Stream.of(filter(aggregate.filter()));
            case Operation.Group group -> Stream.of(filter(group.filter()));
            case Operation.Result result -> Stream.of(filter(result.filter()));
            default -> Stream.empty();
        };
        return own.flatMap(Optional::stream).toList();
    }

    /// What a condition ties with AND, as far as its text tells: EXPLAIN prints `((a = 1) AND b)`, with parentheses around all of it and
    /// around all but the simplest terms (`get_rule_expr`, ruleutils.c).
    static List<String> terms(String condition) {
        var terms = new ArrayList<String>();
        int depth = 0;
        int start = 1;
        int at = 0;
        while (at < condition.length()) {
            char c = condition.charAt(at);
            if (c == '\'' || c == '"') {
                int end = condition.indexOf(c, at + 1);
                at = end < 0 ? condition.length() : end;
            } else if (c == '(' || c == ')') {
                depth += c == '(' ? 1 : -1;
            }
            if (depth == 0 && at < condition.length() - 1) {
                return List.of(condition);
            }
            if (depth == 1 && condition.startsWith(AND, at)) {
                terms.add(condition.substring(start, at));
                start = at + AND.length();
            }
            at++;
        }
        if (terms.isEmpty()) {
            return List.of(condition);
        }
        terms.add(condition.substring(start, condition.length() - 1));
        return terms;
    }

    private static Optional<String> text(Optional<Condition> condition) {
        return condition.map(Condition::text);
    }

    private static Optional<String> filter(Optional<Filter> filter) {
        return filter.map(each -> each.condition().text());
    }

    /// What a node sorts by, without directions.
    static List<String> sortKeys(Operation operation) {
        return switch (operation) {
            case Operation.Sort sort -> expressions(sort.keys());
            case Operation.IncrementalSort sort -> expressions(sort.keys());
            case Operation.MergeAppend append -> expressions(append.keys());
            default -> List.of();
        };
    }

    static List<String> groupKeys(Operation operation) {
        return switch (operation) {
            case Operation.Aggregate aggregate -> aggregate.groupKeys();
            case Operation.Group group -> group.keys();
            default -> List.of();
        };
    }

    private static List<String> expressions(List<String> keys) {
        return keys.stream().map(key -> key.replaceFirst(NULLS, "$1").replaceFirst(DESCENDING, "$1").replaceFirst(ORDER_OR_COLLATION, "$1"))
                .toList();
    }
}
