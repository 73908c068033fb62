package org.plumbline.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// Puts names in the place of what only EXPLAIN prints: `(SubPlan 1)`, `(hashed SubPlan 1).col1`, `(InitPlan 1).col1`,
/// `(alternatives: SubPlan 1 or hashed SubPlan 2)`, `(ANY (x = (hashed SubPlan 1).col1))`, `PARTIAL avg(x)`, `OVER (?)`; and words in the
/// place of the operators that PostgreSQL prints for LIKE; `SUBSTRING(x FROM 1 FOR 2)` and `OVERLAY(x PLACING y FROM 1)` get commas. What
/// stands in quotes is left alone.
final class PlanNotation {
    /// A column that stands for a SubPlan.
    static final String SUB_PLAN = "plumbline_subplan";
    /// Functions that PostgreSQL 14 and later print as SQL has them, with their arguments in the order of the plain call.
    private static final Set<String> WORDY_CALLS = Set.of("SUBSTRING", "OVERLAY");
    private static final Set<String> SEPARATORS = Set.of("FROM", "FOR", "PLACING");
    private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";

    private final String text;
    private final StringBuilder plain = new StringBuilder();
    /// For each open parenthesis, whether it is that of a call with words between its arguments.
    private final Deque<Boolean> calls = new ArrayDeque<>();
    private boolean wordy;
    private int at;

    private PlanNotation(String text) {
        this.text = text;
    }

    static String withoutPlanNotation(String text) {
        return new PlanNotation(text).rewritten();
    }

    private String rewritten() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                copyTo(endOfQuoted(at));
            } else if (c == '(') {
                parenthesis();
            } else if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
                operator();
            } else if (Character.isJavaIdentifierStart(c)) {
                word();
            } else {
                if (c == ')') {
                    calls.poll();
                }
                copyTo(at + 1);
            }
        }
        return plain.toString();
    }

    /// Replaces a reference to another plan that begins here; anything else is an ordinary parenthesis.
    private void parenthesis() {
        boolean initPlan = follows("(InitPlan ") || follows("(rescan InitPlan ");
        boolean quantified = follows("(ANY (") || follows("(ALL (");
        boolean subPlan = follows("(SubPlan ") || follows("(hashed SubPlan ") || follows("(rescan SubPlan ") || follows("(alternatives: ");
        if (!initPlan && !quantified && !subPlan) {
            calls.push(wordy);
            wordy = false;
            copyTo(at + 1);
            return;
        }
        at = endOfParenthesis(at);
        if (follows(".col")) {
            at += ".col".length();
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
        }
        plain.append(initPlan ? " ($1)" : " (" + SUB_PLAN + ")");
    }

    private void operator() {
        int end = at;
        while (end < text.length() && OPERATOR_CHARACTERS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String operator = text.substring(at, end);
        plain.append(switch (operator) {
            case "~~" -> "LIKE";
            case "!~~" -> "NOT LIKE";
            case "~~*" -> "ILIKE";
            case "!~~*" -> "NOT ILIKE";
            // What the parser does not know; the same indexes serve both.
            case "@?" -> "@@";
            default -> operator;
        });
        at = end;
    }

    private void word() {
        int end = at;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, end);
        if (word.equals("PARTIAL")) {
            at = end;
        } else if (word.equals("OVER") && text.startsWith(" (?)", end)) {
            plain.append("OVER ()");
            at = end + " (?)".length();
        } else if (Boolean.TRUE.equals(calls.peek()) && SEPARATORS.contains(word)) {
            plain.append(',');
            at = end;
        } else {
            wordy = WORDY_CALLS.contains(word) && text.startsWith("(", end);
            copyTo(end);
        }
    }

    private boolean follows(String start) {
        return text.startsWith(start, at);
    }

    private void copyTo(int end) {
        plain.append(text, at, end);
        at = end;
    }

    /// After the closing quote; doubled quotes need no care, as the second opens another text at once.
    private int endOfQuoted(int start) {
        int end = text.indexOf(text.charAt(start), start + 1);
        return end < 0 ? text.length() : end + 1;
    }

    private int endOfParenthesis(int start) {
        int depth = 0;
        int i = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = endOfQuoted(i);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            i++;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }
}
