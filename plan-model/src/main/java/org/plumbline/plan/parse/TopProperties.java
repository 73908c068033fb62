package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Group;
import org.plumbline.plan.AttributeValue.Items;

/// The TEXT lines beside the tree: times, settings, triggers, JIT.
final class TopProperties {
    private static final String[] KNOWN = {
        "Planning Time: ", "Execution Time: ", "Planning:", "Settings: ", "Query Identifier: ", "JIT:", "Trigger ", "Serialization: ",
        "Total runtime: ", "Planning time: ", "Execution time: ", "Query Parameters: "};

    /// Those of extensions (pg_overexplain, pg_plan_advice), of Greenplum, YugabyteDB and Aurora, and psql's own.
    private static final Set<String> EXTENSIONS = Set.of("PlannedStmt", "Unprunable RTIs", "Result RTIs", "Supplied Plan Advice",
            "Generated Plan Advice", "Optimizer", "Optimizer status", "Memory used", "Memory wanted", "Slice statistics",
            "Statement statistics", "Peak Memory Usage", "Storage Read Requests", "Storage Read Execution Time", "Storage Rows Scanned",
            "Storage Write Requests", "Storage Flush Requests", "Storage Flush Execution Time", "Storage Execution Time",
            "Catalog Read Requests", "Catalog Read Execution Time", "Catalog Write Requests", "SQL Hash", "Time");
    private static final Set<String> OF_SECTIONS = Set.of("Buffers", "I/O Timings", "Memory", "WAL");

    private final RawObject top;
    private final Interner interner;
    private final PropertyLine properties;
    private final List<AttributeValue> triggers = new ArrayList<>();
    private String sectionName = "";
    private int sectionColumn;
    private RawObject section = new RawObject();
    private JitLines jit;

    TopProperties(RawObject top, Interner interner) {
        this.top = top;
        this.interner = interner;
        this.properties = new PropertyLine(interner);
    }

    /// True where this is a line that EXPLAIN prints beside the tree.
    static boolean isKnown(String line) {
        for (String start : KNOWN) {
            if (line.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    /// Likewise, or one that an extension or another product prints there.
    static boolean isBeside(String line) {
        int colon = PropertyLine.keyEnd(line);
        return isKnown(line) || (colon > 0 && EXTENSIONS.contains(line.substring(0, colon)))
                || (line.startsWith("RTI ") && line.endsWith(":")) || line.startsWith("Note: An Approved plan was used ");
    }

    /// A line below another one, such as `Buffers:` below `Planning:`, which may have lost its indentation.
    boolean nested(String line, int indent, int number) throws PlanParseException {
        if (jit != null) {
            return jit.takes(line, indent);
        }
        if (sectionName.isEmpty() && line.startsWith("(slice")) {
            sectionName = "Slice statistics";
            sectionColumn = -1;
        }
        int colon = PropertyLine.keyEnd(line);
        boolean inside = indent > sectionColumn || (colon > 0 && OF_SECTIONS.contains(line.substring(0, colon)));
        return !sectionName.isEmpty() && inside && (slice(line) || properties.put(line, section, number));
    }

    /// Greenplum's `(slice1)    Executor memory: 199K bytes avg x 3 workers, 199K bytes max (seg0).`
    private boolean slice(String line) {
        int end = line.indexOf(')');
        if (!line.startsWith("(slice") || end < 0) {
            return false;
        }
        section.put(interner.string(line.substring(1, end)), interner.text(line.substring(end + 1).strip()));
        return true;
    }

    boolean line(String line, int indent, int number) throws PlanParseException {
        closeSection();
        sectionColumn = indent;
        if (line.equals("JIT:")) {
            jit = new JitLines(top, indent, interner);
        } else if (line.endsWith(":") && line.indexOf(':') == line.length() - 1) {
            sectionName = interner.string(line.substring(0, line.length() - 1));
        } else if (line.startsWith("Serialization: ")) {
            sectionName = "Serialization";
            serialization(line.substring("Serialization: ".length()), section);
        } else if (line.startsWith("Trigger ")) {
            triggers.add(new Group(TriggerLine.read(line, number, interner).toAttributes()));
        } else if (line.startsWith("Planning time: ") || line.startsWith("Execution time: ")) {
            return properties.put(line.replaceFirst("time", "Time"), top, number);
        } else if (line.startsWith("Total runtime: ")) {
            return properties.put("Execution Time" + line.substring(line.indexOf(':')), top, number);
        } else {
            return properties.put(line, top, number);
        }
        return true;
    }

    /// `time=0.024 ms  output=2kB  format=text`.
    private void serialization(String value, RawObject into) {
        for (String part : TextList.split(value.replace("  ", ","))) {
            int equal = part.indexOf('=');
            if (equal > 0) {
                String key = switch (part.substring(0, equal)) {
                    case "time" -> "Time";
                    case "output" -> "Output Volume";
                    case "format" -> "Format";
                    default -> part.substring(0, equal);
                };
                into.put(key, Keys.typed(key, part.substring(equal + 1), interner));
            }
        }
    }

    private void closeSection() {
        if (!sectionName.isEmpty()) {
            top.put(sectionName, new Group(section.toAttributes()));
            sectionName = "";
            section = new RawObject();
        }
        if (jit != null) {
            jit.close();
            jit = null;
        }
    }

    void finish() {
        closeSection();
        if (!triggers.isEmpty()) {
            top.put("Triggers", new Items(triggers));
        }
    }
}
