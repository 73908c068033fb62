package org.plumbline.plan.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Format;
import org.plumbline.plan.Warning;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads one YAML document, with all plans in it, event by event: nothing is constructed, and no alias is followed.
final class YamlReader {
    private static final LoadSettings SETTINGS = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    private static final String QUERY_TEXT = "Query Text: \"";
    private static final int LINES_BEFORE_PLAN = 3;
    /// Each leaves out one line more.
    private static final int MOST_ATTEMPTS = 4;

    private final Lines lines;
    private final int firstLine;
    private final int endLine;
    private final Interner interner;
    private TreeBuilder builder = new TreeBuilder(Format.YAML);
    /// For each list or object that is open: true in an object.
    private final Deque<Boolean> objects = new ArrayDeque<>();
    private boolean keyComes;
    private String key = "";
    private int lastLine;
    private boolean broken;
    /// A figure goes on in the next line: what stands there is none of it.
    private boolean remarked;

    YamlReader(Lines lines, int firstLine, Interner interner) {
        this.lines = lines;
        this.firstLine = firstLine;
        this.endLine = endOfDocument(lines, firstLine);
        this.lastLine = lines.number(firstLine);
        this.interner = interner;
    }

    /// True at `- Plan:`, at `Plan:`, and at auto_explain's `Query Text: "..."` with `Plan:` below.
    static boolean startsAt(Lines lines, int line) {
        String text = lines.trimmed(line);
        if (isPlan(text)) {
            return true;
        }
        if (text.startsWith(QUERY_TEXT)) {
            for (int next = line + 1; next < Math.min(lines.count(), line + LINES_BEFORE_PLAN); next++) {
                if (isPlan(lines.trimmed(next))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isPlan(String text) {
        return text.equals("Plan:") || text.equals("- Plan:");
    }

    private static int endOfDocument(Lines lines, int first) {
        int base = lines.indent(first);
        boolean item = lines.startsWith(first, "-");
        int line = first + 1;
        while (line < lines.count() && !startsOther(lines, line) && (lines.isBlank(line) || lines.indent(line) > base
                || (lines.indent(line) == base && goesOn(lines.trimmed(line), item)))) {
            line++;
        }
        return line;
    }

    /// A bracket starts no line of EXPLAIN's YAML.
    private static boolean startsOther(Lines lines, int line) {
        return XmlReader.startsAt(lines, line) || ((lines.startsWith(line, "[") || lines.startsWith(line, "{"))
                && JsonReader.startsAt(lines, line) && JsonReader.holdsPlan(lines, line));
    }

    /// Beside an item of a list only others stand.
    private static boolean goesOn(String text, boolean item) {
        return text.startsWith("- ") || (!item && PropertyLine.keyEnd(text) > 0 && !NodeLine.hasFigures(text));
    }

    /// Reads the document that starts at the first line: as it stands, or where it is broken, without the lines that break it.
    ///
    /// @return the line after it
    int read(List<RawPlan> into) throws PlanParseException {
        Optional<YamlEngineException> problem = events(lines.text().substring(lines.start(firstLine), lines.end(endLine - 1)));
        if (problem.isEmpty() && !remarked) {
            return finish(List.of(), endLine, into);
        }
        TreeBuilder asItStands = builder;
        var repair = YamlRepair.of(lines, firstLine, endLine);
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            restart();
            Optional<YamlEngineException> left = events(repair.yaml());
            if (left.isEmpty()) {
                if (repair.isCut() && !builder.plans().isEmpty()) {
                    builder.plans().getLast().cutOffAt(lines.number(repair.end() - 1));
                }
                return finish(repair.warnings(), repair.end(), into);
            }
            int line = line(left.get());
            if (!repair.has(line) || line <= firstLine || line >= lines.lastFilled(endLine - 1)) {
                break;
            }
            repair.leaveOut(line);
        }
        builder = asItStands;
        return problem.isEmpty() ? finish(List.of(), endLine, into) : cutOff(problem.get(), into);
    }

    private void restart() {
        builder = new TreeBuilder(Format.YAML);
        objects.clear();
        keyComes = false;
        broken = false;
        lastLine = lines.number(firstLine);
    }

    /// @return what is wrong with this document
    private Optional<YamlEngineException> events(String text) throws PlanParseException {
        try {
            for (Event event : new Parse(SETTINGS).parseString(text)) {
                take(event);
            }
            return Optional.empty();
        } catch (YamlEngineException e) {
            return Optional.of(e);
        }
    }

    private int finish(List<Warning> warnings, int end, List<RawPlan> into) {
        for (RawPlan plan : builder.plans()) {
            plan.doubtful = broken;
            if (!plan.incomplete && TextEnd.lacksChildren(plan)) {
                plan.cutOffAt(plan.lastLine);
            }
        }
        RawPlan.warn(warnings, builder.plans());
        into.addAll(builder.plans());
        return end;
    }

    private int line(YamlEngineException e) {
        return e instanceof MarkedYamlEngineException marked
                ? marked.getProblemMark().map(mark -> firstLine + mark.getLine()).orElse(firstLine) : firstLine;
    }

    private int cutOff(YamlEngineException e, List<RawPlan> into) throws PlanParseException {
        int line = line(e);
        int last = lines.lastFilled(endLine - 1);
        List<RawPlan> plans = line >= last ? builder.cutOff(lines.number(last)) : List.of();
        if (plans.isEmpty()) {
            throw new PlanParseException(lines.number(line), "expected YAML as EXPLAIN (FORMAT YAML) prints it, found `"
                    + lines.trimmed(Math.min(line, lines.count() - 1)) + "`. Was the plan changed or cut off when copied?", e);
        }
        into.addAll(plans);
        return endLine;
    }

    private void take(Event event) throws PlanParseException {
        switch (event.getEventId()) {
            case MappingStart -> {
                builder.startObject(line(event));
                objects.push(true);
                keyComes = true;
            }
            case SequenceStart -> {
                builder.startList(line(event));
                objects.push(false);
                keyComes = false;
            }
            case MappingEnd, SequenceEnd -> {
                builder.end(lastLine);
                objects.pop();
                keyComes = !objects.isEmpty() && objects.peek();
            }
            case Scalar -> scalar((ScalarEvent) event);
            case Alias -> throw new PlanParseException(line(event), "expected YAML as EXPLAIN (FORMAT YAML) prints it, found an alias, "
                    + "which it never prints. Is this the output of EXPLAIN?");
            default -> { }
        }
    }

    private void scalar(ScalarEvent scalar) {
        lastLine = line(scalar);
        boolean inObject = !objects.isEmpty() && objects.peek();
        if (inObject && keyComes) {
            key = interner.string(scalar.getValue());
            builder.key(key);
            keyComes = false;
            return;
        }
        keyComes = inObject;
        boolean goesOn = scalar.getEndMark().map(mark -> mark.getLine()).orElse(0)
                > scalar.getStartMark().map(mark -> mark.getLine()).orElse(0);
        broken |= goesOn;
        remarked |= goesOn && inObject && scalar.isPlain() && (Keys.kind(key) == Keys.Kind.WHOLE || Keys.kind(key) == Keys.Kind.DECIMAL);
        if (scalar.isPlain() && (scalar.getValue().isEmpty() || scalar.getValue().equals("null"))) {
            return;
        }
        builder.value(value(scalar, inObject));
    }

    /// PostgreSQL quotes every text, and nothing else.
    private AttributeValue value(ScalarEvent scalar, boolean inObject) {
        String text = scalar.getValue();
        if (!scalar.isPlain() || (inObject && Keys.kind(key) == Keys.Kind.TEXT)) {
            return interner.text(text);
        }
        return Keys.number(text, switch (text) {
            case "true" -> Interner.TRUE;
            case "false" -> Interner.FALSE;
            default -> interner.text(text);
        });
    }

    private int line(Event event) {
        return lines.number(firstLine + event.getStartMark().map(mark -> mark.getLine()).orElse(0));
    }
}
