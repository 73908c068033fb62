package org.plumbline.plan.parse;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Format;
import org.plumbline.plan.Warning;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Reads JSON values, with all plans in them: as [PlainJson] where it is, else token by token, forgiving what can be forgiven.
final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxDocumentLength(-1)
                    .build())
            .build();

    /// Behind a comma Jackson says it so, and without the exception that it has for it.
    private static final String END_OF_TEXT = "Unexpected end-of-input";
    /// What comments may take up before a value's first sign.
    private static final int LONGEST_COMMENT = 300;

    private final Lines lines;
    private final int firstLine;
    private final Interner interner;
    private TreeBuilder builder = new TreeBuilder(Format.JSON);
    private boolean broken;
    /// Something in the value is no JSON.
    private boolean broke;

    JsonReader(Lines lines, int firstLine, Interner interner) {
        this.lines = lines;
        this.firstLine = firstLine;
        this.interner = interner;
    }

    /// True where a JSON object or list of objects, lists or texts starts.
    static boolean startsAt(Lines lines, int line) {
        return startOffset(lines, line) >= 0;
    }

    /// Where it starts: at the line's first sign, or within the line where a plan is in it (`plan = [{"Plan": ...`); -1 where none does.
    static int startOffset(Lines lines, int line) {
        int first = lines.start(line) + lines.indent(line);
        if (first >= lines.end(line)) {
            return -1;
        }
        if (isStart(lines.text(), first)) {
            return first;
        }
        return planOffset(lines, line, first);
    }

    /// Where an object or list starts of which the first key is a plan's, from here to the line's end; -1 where none does.
    private static int planOffset(Lines lines, int line, int from) {
        int open = from;
        while (open < lines.end(line)) {
            if (isBracket(lines.text().charAt(open))) {
                int key = afterBrackets(lines.text(), open);
                if (isKeyOfPlan(lines.text(), key)) {
                    return open;
                }
                open = key;
            } else {
                open++;
            }
        }
        return -1;
    }

    /// True where a key of a plan is the first of the object or list that starts in this line.
    static boolean holdsPlan(Lines lines, int line) {
        return isKeyOfPlan(lines.text(), afterBrackets(lines.text(), lines.start(line) + lines.indent(line)));
    }

    private static boolean isStart(String text, int at) {
        char first = text.charAt(at);
        if (first != '[' && first != '{') {
            return false;
        }
        int next = afterComments(text, at + 1);
        char second = next < text.length() ? text.charAt(next) : first == '[' ? '{' : '"';
        return first == '[' ? second == '{' || second == '[' || second == ']' : second == '"' || second == '}' || second == '\'';
    }

    /// The key in `[ { "Plan"`, behind whatever brackets.
    private static int afterBrackets(String text, int at) {
        int next = at;
        while (next < text.length() && isBracket(text.charAt(next))) {
            next = afterSpace(text, next + 1);
        }
        return next;
    }

    private static boolean isBracket(char c) {
        return c == '[' || c == '{';
    }

    private static boolean isKeyOfPlan(String text, int next) {
        return text.startsWith("\"Plan\"", next) || text.startsWith("'Plan'", next) || text.startsWith("\"Query Text\"", next)
                || text.startsWith("\"Node Type\"", next) || text.startsWith("'Node Type'", next)
                || text.startsWith("\"QUERY PLAN\"", next);
    }

    private static int afterSpace(String text, int from) {
        int next = from;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    /// After space and comments; they are looked through for a short way only.
    private static int afterComments(String text, int from) {
        int next = afterSpace(text, from);
        int limit = Math.min(text.length(), from + LONGEST_COMMENT);
        while (next < limit && (text.startsWith("//", next) || text.startsWith("/*", next) || text.charAt(next) == '#')) {
            String close = text.startsWith("/*", next) ? "*/" : "\n";
            int end = text.indexOf(close, next, limit);
            next = end < 0 ? limit : afterSpace(text, end + close.length());
        }
        return next;
    }

    /// Reads the value that starts at the first line, and the plans that start behind it in the line in which it ends.
    ///
    /// @return the line after the last value
    int read(List<RawPlan> into) throws PlanParseException {
        int end = value(startOffset(lines, firstLine), into);
        int line = lines.lineAt(end - 1);
        try {
            for (int next = planOffset(lines, line, end); next >= 0; next = planOffset(lines, line, end)) {
                end = new JsonReader(lines, line, interner).value(next, into);
                line = lines.lineAt(end - 1);
            }
        } catch (PlanParseException e) {
            RawPlan.warn(List.of(new Warning(e.line().orElse(lines.number(line)), e.sentence())), into);
        }
        return line + 1;
    }

    /// @return the offset after the value
    private int value(int from, List<RawPlan> into) throws PlanParseException {
        var plain = new PlainJson(lines.text(), from, lineEnds -> lines.number(firstLine + lineEnds), interner);
        if (plain.read()) {
            into.addAll(plain.plans());
            return plain.end();
        }
        try {
            return tokens(lines.text(), from, into);
        } catch (PlanParseException e) {
            Optional<JsonRepair> repair = broke ? JsonRepair.of(lines, from) : Optional.empty();
            if (repair.isEmpty()) {
                throw e;
            }
            return repaired(repair.get(), e, into);
        }
    }

    private int repaired(JsonRepair repair, PlanParseException asItStands, List<RawPlan> into) throws PlanParseException {
        builder = new TreeBuilder(Format.JSON);
        broken = false;
        int before = into.size();
        try {
            tokens(repair.json(), 0, into);
        } catch (PlanParseException _) {
            throw asItStands;
        }
        RawPlan.warn(repair.warnings(), into.subList(before, into.size()));
        return repair.end();
    }

    private int tokens(String text, int from, List<RawPlan> into) throws PlanParseException {
        try (var reader = new StringReader(text)) {
            reader.skip(from);
            try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), reader)) {
                return read(json, from, into);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be read", e);
        }
    }

    private int read(JsonParser json, int from, List<RawPlan> into) throws PlanParseException {
        try {
            do {
                JsonToken token = json.nextToken();
                if (token == null) {
                    return cutOff(into);
                }
                take(token, json);
            } while (!builder.isComplete());
            builder.plans().forEach(plan -> plan.doubtful = broken);
            into.addAll(builder.plans());
            return from + (int) json.currentLocation().getCharOffset();
        } catch (UnexpectedEndOfInputException _) {
            return cutOff(into);
        } catch (JacksonException e) {
            if (e.getOriginalMessage().startsWith(END_OF_TEXT)) {
                return cutOff(into);
            }
            broke = true;
            int line = Math.min(lines.count() - 1, firstLine + e.getLocation().getLineNr() - 1);
            throw new PlanParseException(lines.number(line), "expected JSON as EXPLAIN (FORMAT JSON) prints it, found "
                    + "`" + Excerpt.of(lines.trimmed(line)) + "`. Was the plan changed or cut off when copied?", e);
        }
    }

    private void take(JsonToken token, JsonParser json) throws PlanParseException {
        switch (token) {
            case START_OBJECT -> builder.startObject(line(json));
            case START_ARRAY -> builder.startList(line(json));
            case END_OBJECT, END_ARRAY -> builder.end(line(json));
            case PROPERTY_NAME -> builder.key(unbroken(json.currentName(), json));
            case VALUE_NULL, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> { }
            case VALUE_STRING -> builder.value(interner.text(unbroken(json.getString(), json)));
            case VALUE_TRUE -> builder.value(Interner.TRUE);
            case VALUE_FALSE -> builder.value(Interner.FALSE);
            case VALUE_NUMBER_INT -> builder.value(whole(json));
            case VALUE_NUMBER_FLOAT -> builder.value(Interner.decimal(json.getDoubleValue()));
        }
    }

    /// PostgreSQL writes a line end in a text as `\n`: one that is there as such came on the way.
    private String unbroken(String text, JsonParser json) {
        broken |= text.indexOf('\n') >= 0 && json.currentLocation().getLineNr() > json.currentTokenLocation().getLineNr();
        return text;
    }

    private static AttributeValue whole(JsonParser json) {
        return switch (json.getNumberType()) {
            case INT, LONG -> Interner.whole(json.getLongValue());
            default -> Interner.decimal(json.getDoubleValue());
        };
    }

    private int line(JsonParser json) {
        return lines.number(firstLine + json.currentTokenLocation().getLineNr() - 1);
    }

    private int cutOff(List<RawPlan> into) throws PlanParseException {
        int last = lines.number(lines.lastFilled(lines.count() - 1));
        List<RawPlan> plans = builder.cutOff(last);
        if (plans.isEmpty()) {
            throw new PlanParseException(last, "the text ends in the middle of JSON, before a whole node of a plan. "
                    + "Was the plan cut off when copied?");
        }
        into.addAll(plans);
        return lines.text().length();
    }
}
