package org.plumbline.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.plumbline.sql.SubPlanUse.Kind;

/// Finds the SubPlans that an expression names. What stands in quotes is left alone.
public final class SubPlanUses {
    private static final String SUB_PLAN = "SubPlan ";
    private static final String HASHED = "hashed ";
    /// Between them a SubPlan by itself is one of several conditions.
    private static final Set<String> TIES = Set.of("", "AND", "OR");

    /// An open parenthesis.
    ///
    /// @param at its index
    /// @param before the word before it; empty after another parenthesis, the text's start or an operator
    /// @param afterOperator an operator or a comma stands before it
    private record Open(int at, String before, boolean afterOperator) {}

    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<SubPlanUse> uses = new ArrayList<>();

    private SubPlanUses(String text) {
        this.text = text;
    }

    /// Each use, in order.
    public static List<SubPlanUse> in(String expression) {
        return expression.contains(SUB_PLAN) ? new SubPlanUses(expression).found() : List.of();
    }

    private List<SubPlanUse> found() {
        for (int at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '\'', '"' -> at = endOfQuoted(at);
                case '(' -> open.push(opened(at));
                case ')' -> open.poll();
                case 'S' -> named(at);
                default -> { }
            }
        }
        return uses;
    }

    private void named(int at) {
        if (!text.startsWith(SUB_PLAN, at) || open.isEmpty() || Character.isJavaIdentifierPart(text.charAt(at - 1))) {
            return;
        }
        int end = at + SUB_PLAN.length();
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        boolean hashed = text.startsWith(HASHED, at - HASHED.length());
        uses.add(new SubPlanUse(text.substring(at, end), hashed, kind(at, end)));
    }

    /// By the parentheses around it, the innermost first.
    private Kind kind(int at, int end) {
        var around = new ArrayList<>(open);
        Open own = around.getFirst();
        if (own.before().equals("NOT")) {
            return Kind.NEGATED;
        }
        if (own.before().equals("EXISTS")) {
            return Kind.CONDITION;
        }
        for (int i = 1; i + 1 < around.size(); i++) {
            Open quantified = around.get(i);
            boolean isFirst = !quantified.before().isEmpty() && text.startsWith(quantified.before(), around.get(i + 1).at() + 1);
            if (isFirst && quantified.before().equals("ANY")) {
                return around.get(i + 1).before().equals("NOT") ? Kind.NOT_IN : Kind.CONDITION;
            }
            if (isFirst && quantified.before().equals("ALL")) {
                return text.substring(quantified.at(), at).contains(" <> ") ? Kind.NOT_IN : Kind.CONDITION;
            }
        }
        return TIES.contains(own.before()) && !own.afterOperator() && endsCondition(end) ? Kind.ALONE : Kind.VALUE;
    }

    /// Nothing but the end, another parenthesis or another condition follows the SubPlan's parenthesis.
    private boolean endsCondition(int end) {
        String rest = text.substring(Math.min(end + 1, text.length()));
        return rest.isEmpty() || rest.startsWith(")") || rest.startsWith(" AND ") || rest.startsWith(" OR ");
    }

    private Open opened(int parenthesis) {
        int end = parenthesis;
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        boolean afterOperator = start == end && end > 0 && text.charAt(end - 1) != '(';
        return new Open(parenthesis, text.substring(start, end), afterOperator);
    }

    private int endOfQuoted(int start) {
        int end = text.indexOf(text.charAt(start), start + 1);
        return end < 0 ? text.length() : end;
    }
}
