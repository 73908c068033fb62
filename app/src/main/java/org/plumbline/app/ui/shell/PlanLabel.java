package org.plumbline.app.ui.shell;

import java.util.regex.Pattern;
import org.plumbline.analysis.ReadPlan;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.NodeText;

/// What tells one plan of a log from the next: its number, its time and its statement, or else its first node.
final class PlanLabel {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int LONGEST = 80;

    private PlanLabel() {}

    static String of(ReadPlan read) {
        String words = read.plan().origin().query()
                .map(query -> BLANKS.matcher(query.strip()).replaceAll(" "))
                .filter(query -> !query.isEmpty())
                .orElseGet(() -> NodeText.title(read.plan().root()));
        String time = read.plan().summary().executionTime().or(() -> read.plan().origin().logDuration())
                .map(duration -> Format.time(duration) + "  ").orElse("");
        return (read.index() + 1) + "  " + time + (words.length() <= LONGEST ? words : words.substring(0, LONGEST) + " …");
    }
}
