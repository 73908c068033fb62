package org.plumbline.plan.compare;

import java.util.regex.Pattern;

/// One spelling for what releases of PostgreSQL print differently in a condition (ruleutils.c): results of InitPlans (`$2` until 16,
/// `(InitPlan 3).col1` since), a SubPlan that is searched (`(hashed SubPlan 1)` until 16, `(ANY (x = (hashed SubPlan 1).col1))` since), and
/// a constant's type, which is printed or not by its value (`5`, `'-5'::integer`).
final class PlanSpelling {
    private static final Pattern INIT_PLAN = Pattern.compile("\\(InitPlan [^()]+\\)\\.col\\d+|\\$\\d+");
    private static final Pattern SUB_PLAN_NUMBER = Pattern.compile("\\b((?:hashed )?SubPlan) [\\w ]+\\)");
    private static final Pattern QUANTIFIED = Pattern.compile("\\b(?:ANY|ALL) \\(");
    private static final String TYPE = "(?:\"[^\"]+\"|\\w+)(?:\\.(?:\"[^\"]+\"|\\w+))?(?: varying| precision)?(?:\\([\\d,]+\\))?"
            + "(?: with(?:out)? time zone)?(?:\\[\\])*";
    private static final Pattern TYPED = Pattern.compile("((?:'[^']*+(?:''[^']*+)*+'|\\b\\d[\\d.]*|\\?)\\)*)::" + TYPE);

    private PlanSpelling() {}

    static String plain(String text) {
        if (text.indexOf('(') < 0 && text.indexOf(':') < 0 && text.indexOf('$') < 0) {
            return text;
        }
        String one = text.contains("InitPlan") || text.indexOf('$') >= 0 ? INIT_PLAN.matcher(text).replaceAll("?") : text;
        String numberless = one.contains("SubPlan") ? SUB_PLAN_NUMBER.matcher(withoutQuantified(one)).replaceAll("$1)") : one;
        // a constant may be cast twice
        return untyped(untyped(numberless));
    }

    private static String untyped(String text) {
        return text.contains("::") ? TYPED.matcher(text).replaceAll("$1") : text;
    }

    /// `ANY (...)` around a SubPlan becomes the SubPlan.
    private static String withoutQuantified(String text) {
        var found = QUANTIFIED.matcher(text);
        var plain = new StringBuilder();
        int done = 0;
        while (found.find(done)) {
            int end = closing(text, found.end() - 1);
            String inside = text.substring(found.start(), end);
            plain.append(text, done, found.start())
                    .append(inside.contains("hashed SubPlan") ? "hashed SubPlan)" : inside.contains("SubPlan") ? "SubPlan)" : inside);
            done = end;
        }
        return plain.append(text, done, text.length()).toString();
    }

    /// Behind the parenthesis that closes the one at this place.
    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }
}
