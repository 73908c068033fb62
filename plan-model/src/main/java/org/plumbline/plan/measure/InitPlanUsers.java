package org.plumbline.plan.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Which nodes' expressions name which InitPlan, as exact tokens (rule 8): `(InitPlan 1).col1` since PostgreSQL 17, before it `$0`, where
/// the InitPlan says `(returns $0)`.
final class InitPlanUsers {
    private final Map<String, List<PlanNode>> usersByToken = new HashMap<>();

    InitPlanUsers(Plan plan) {
        for (PlanNode node : plan.nodes()) {
            node.attributes().forEach((_, value) -> scan(value, node));
        }
    }

    /// The executed ones of those that name this InitPlan.
    List<PlanNode> of(Plan plan, PlanNode initPlan) {
        return all(plan, initPlan).stream().filter(user -> user.executed().isPresent()).toList();
    }

    /// Nodes below the one that lists this InitPlan, outside the InitPlan itself, that name it.
    List<PlanNode> all(Plan plan, PlanNode initPlan) {
        PlanNode lister = plan.parent(initPlan).orElseThrow();
        var users = new ArrayList<PlanNode>();
        for (String token : tokens(initPlan.subplanName().orElse(""))) {
            for (PlanNode user : usersByToken.getOrDefault(token, List.of())) {
                if (inside(lister, user) && !inside(initPlan, user)) {
                    users.add(user);
                }
            }
        }
        return users;
    }

    static boolean inside(PlanNode root, PlanNode node) {
        return root.id().index() <= node.id().index() && node.id().index() < root.subtreeEnd();
    }

    /// This expression names the InitPlan; whether it does so in a quoted word does not matter here.
    static boolean names(String expression, PlanNode initPlan) {
        for (String token : tokens(initPlan.subplanName().orElse(""))) {
            for (int at = expression.indexOf(token); at >= 0; at = expression.indexOf(token, at + 1)) {
                int end = at + token.length();
                if (end == expression.length() || !Character.isDigit(expression.charAt(end))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// From `InitPlan 3 (returns $1,$2)`: the parameters; from `InitPlan 3`: its own name.
    private static List<String> tokens(String subplanName) {
        int returns = subplanName.indexOf("(returns ");
        if (returns < 0) {
            return List.of("(" + subplanName + ")");
        }
        String parameters = subplanName.substring(returns + "(returns ".length(), subplanName.lastIndexOf(')'));
        return List.of(parameters.split(","));
    }

    private void scan(AttributeValue value, PlanNode node) {
        switch (value) {
            case AttributeValue.Text(String text) -> scan(text, node);
            case AttributeValue.Items(List<AttributeValue> items) -> items.forEach(item -> scan(item, node));
            case AttributeValue.Group(var attributes) -> attributes.forEach((_, inner) -> scan(inner, node));
            case AttributeValue.Whole _, AttributeValue.Decimal _, AttributeValue.Flag _ -> { }
        }
    }

    private void scan(String text, PlanNode node) {
        if (text.indexOf('$') < 0 && text.indexOf("(InitPlan ") < 0) {
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                int end = text.indexOf(c, i + 1);
                i = end < 0 ? text.length() : end;
            } else if (c == '$') {
                int end = endOfDigits(text, i + 1);
                boolean starts = i == 0 || !Character.isJavaIdentifierPart(text.charAt(i - 1));
                if (end > i + 1 && starts) {
                    add(text.substring(i, end), node);
                }
                i = end - 1;
            } else if (c == '(' && text.startsWith("InitPlan ", i + 1)) {
                int end = endOfDigits(text, i + "(InitPlan ".length());
                if (end < text.length() && text.charAt(end) == ')') {
                    add(text.substring(i, end + 1), node);
                }
            }
        }
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private void add(String token, PlanNode node) {
        List<PlanNode> users = usersByToken.computeIfAbsent(token, _ -> new ArrayList<>());
        if (users.isEmpty() || !users.getLast().id().equals(node.id())) {
            users.add(node);
        }
    }
}
