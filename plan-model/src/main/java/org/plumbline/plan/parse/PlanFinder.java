package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.LineRange;
import org.plumbline.plan.Plan;

/// Goes through a text without wrapping and reads every plan that starts in it, in whatever format.
final class PlanFinder {
    private static final String QUERY_TEXT = "Query Text: ";
    private static final String PARAMETERS = "Query Parameters: ";

    /// Enough for prose with brackets in it; bounds the time that a text of broken beginnings costs.
    private static final int MOST_FAILURES = 50;

    private final Block block;
    private final Lines lines;
    private final Interner interner;
    private Optional<String> query = Optional.empty();
    private Optional<String> parameters = Optional.empty();
    private final Failures failures = new Failures();
    private final List<LineRange> used = new ArrayList<>();
    private int brokenStarts;
    private final List<Plan> doubtful = new ArrayList<>();

    PlanFinder(Block block, Interner interner) {
        this.block = block;
        this.lines = block.lines();
        this.interner = interner;
    }

    /// What kept parts of the text from being read.
    Failures failures() {
        return failures;
    }

    /// The lines in which plans were found, with those that were joined to them.
    List<LineRange> used() {
        return used;
    }

    /// The plans that hold signs that their lines were broken on their way.
    List<Plan> doubtful() {
        return doubtful;
    }

    List<Plan> plans() {
        var plans = new ArrayList<Plan>();
        int line = 0;
        while (line < lines.count() && brokenStarts < MOST_FAILURES) {
            var found = new ArrayList<RawPlan>();
            int next = line + 1;
            try {
                next = readAt(line, found);
            } catch (PlanParseException e) {
                failures.add(e);
                next = after(line);
            }
            for (RawPlan raw : found) {
                assemble(raw, plans);
            }
            if (!found.isEmpty()) {
                int first = lines.number(line);
                used.add(new LineRange(first, Math.max(first, next < lines.count() ? lines.number(next) - 1 : lines.lastNumber())));
            }
            line = next;
        }
        return plans;
    }

    /// Reads what starts at this line.
    ///
    /// @return the line after it
    private int readAt(int line, List<RawPlan> found) throws PlanParseException {
        if (lines.isBlank(line)) {
            return line + 1;
        }
        if (JsonReader.startsAt(lines, line)) {
            int before = found.size();
            int next = new JsonReader(lines, line, interner).read(found);
            int start = JsonReader.startOffset(lines, line);
            quoted(found.subList(before, found.size()), start > 0 && isQuote(lines.text().charAt(start - 1)));
            return next;
        }
        if (XmlReader.startsAt(lines, line)) {
            return new XmlReader(lines, line, interner).read(found);
        }
        if (YamlReader.startsAt(lines, line)) {
            return new YamlReader(lines, line, interner).read(found);
        }
        if (lines.trimmed(line).startsWith(QUERY_TEXT)) {
            return queryText(line);
        }
        if (lines.trimmed(line).startsWith(PARAMETERS)) {
            parameters = Optional.of(lines.trimmed(line).substring(PARAMETERS.length()));
            return line + 1;
        }
        if (TextReader.startsAt(lines, line, interner)) {
            int next = new TextReader(lines, line, interner).read(found);
            quoted(List.of(found.getLast()), NodeLabel.isQuoted(lines.trimmed(line), interner));
            return next;
        }
        return line + 1;
    }

    /// What stands in a literal may hold that literal's escapes.
    private static void quoted(List<RawPlan> plans, boolean quoted) {
        if (quoted) {
            plans.forEach(plan -> plan.doubtful = true);
        }
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    /// auto_explain's statement, up to the plan.
    private int queryText(int line) {
        var text = new StringBuilder(lines.line(line).strip().substring(QUERY_TEXT.length()));
        int next = line + 1;
        while (next < lines.count() && !NodeLine.hasFigures(lines.line(next)) && !lines.line(next).startsWith(PARAMETERS)) {
            text.append('\n').append(lines.line(next));
            next++;
        }
        query = Optional.of(text.toString().stripTrailing());
        return next;
    }

    private void assemble(RawPlan raw, List<Plan> into) {
        if (raw.nodes.isEmpty()) {
            return;
        }
        parameters.ifPresent(text -> raw.top.putDefault("Query Parameters", interner.text(text)));
        try {
            Plan plan = PlanAssembler.assemble(raw, new LogContext(query, block.loggedAt(), block.duration()));
            into.add(plan);
            if (raw.doubtful) {
                doubtful.add(plan);
            }
        } catch (PlanParseException e) {
            failures.add(e);
        }
    }

    private boolean startsOtherFormat(int line) {
        return JsonReader.startsAt(lines, line) || XmlReader.startsAt(lines, line) || YamlReader.startsAt(lines, line);
    }

    /// Where to look on after a plan that could not be read.
    private int after(int line) {
        if (TextReader.startsAt(lines, line, interner)) {
            int next = TextReader.nextRoot(lines, line, interner);
            int other = line + 1;
            while (other < next && !startsOtherFormat(other)) {
                other++;
            }
            return other;
        }
        brokenStarts++;
        return line + 1;
    }
}
