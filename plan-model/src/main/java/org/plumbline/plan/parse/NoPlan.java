package org.plumbline.plan.parse;

/// Says why there is no plan in a text.
final class NoPlan {
    private static final int LONGEST_COMMAND = 40;
    private static final String NOTHING = "Query rewrites to nothing";

    private NoPlan() {}

    static PlanParseException in(SourceText source) {
        Lines whole = Lines.of(source.text());
        int first = whole.firstFilled();
        if (first < 0) {
            return new PlanParseException(0, "The text is empty: expected what EXPLAIN prints. Copy the whole plan and paste it again.");
        }
        String bare = Wrapping.off(whole).text().strip();
        if (bare.contains(NOTHING) || isEmptyOutput(bare)) {
            return new PlanParseException(whole.number(first), "PostgreSQL rewrote this query to nothing, so it has no plan. "
                    + "A rule with DO INSTEAD NOTHING does that: look at the rules of the table.");
        }
        String command = bare.replace("[", "").replace("]", "").replace("\"", "").strip();
        if (isCommand(command)) {
            return new PlanParseException(whole.number(first), "this is the output for a utility statement (`" + command
                    + "`), for which PostgreSQL makes no plan. Explain the query inside it instead.");
        }
        String found = whole.trimmed(first);
        return new PlanParseException(whole.number(first), "no PostgreSQL plan found: expected what EXPLAIN prints, such as "
                + "`Seq Scan on t  (cost=0.00..35.50 rows=13 width=4)`, found `" + Excerpt.of(found) + "`. Is it the right text?");
    }

    /// An empty list of JSON, or an empty element of XML.
    private static boolean isEmptyOutput(String bare) {
        String dense = bare.length() > 200 ? bare : bare.replace(" ", "").replace("\n", "");
        boolean element = dense.startsWith("<explain") && dense.endsWith("></explain>");
        return dense.equals("[]") || (element && dense.indexOf('<', 1) == dense.lastIndexOf('<'));
    }

    /// `CREATE TABLE AS`, `NOTIFY`: command tags in capital letters.
    private static boolean isCommand(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_COMMAND
                && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == ' ') && Character.isLetter(text.charAt(0));
    }
}
