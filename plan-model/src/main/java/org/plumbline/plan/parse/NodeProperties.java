package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Group;
import org.plumbline.plan.AttributeValue.Items;

/// The TEXT lines below one node's own line, up to the next node.
final class NodeProperties {
    private static final String WORKER = "Worker ";
    private static final String JIT_OF_WORKER = "JIT for worker ";

    private final RawObject fields;
    private final boolean aggregate;
    private final boolean modifiesTable;
    private final boolean isFlat;
    private final Interner interner;
    private final PropertyLine properties;
    private final Map<Long, RawObject> workers = new LinkedHashMap<>();
    private final List<RawObject> targets = new ArrayList<>();
    private final GroupingSets groupingSets;
    private int column = -1;
    private RawObject current;
    private JitLines jit;

    /// @param isFlat the lines lost their indentation
    NodeProperties(RawNode node, boolean isFlat, Interner interner) {
        this.isFlat = isFlat;
        this.fields = node.fields;
        this.aggregate = node.type().equals("Aggregate");
        this.modifiesTable = node.type().equals("ModifyTable");
        this.interner = interner;
        this.properties = new PropertyLine(interner);
        this.groupingSets = new GroupingSets(interner);
        this.current = fields;
    }

    /// Where its lines start; -1 before the first one.
    int column() {
        return column;
    }

    /// Places one line.
    ///
    /// @return false where it could not be placed
    boolean line(String line, int indent, int number) throws PlanParseException {
        if (column < 0) {
            column = indent;
        }
        if (jit != null && jit.takes(line, indent)) {
            return true;
        }
        closeJit();
        boolean nested = indent > column;
        if (!nested && !(isFlat && current.has("Actual Loops"))) {
            current = fields;
        }
        if (line.startsWith(WORKER)) {
            int colon = line.indexOf(':');
            long worker = colon < 0 ? -1 : workerNumber(line.substring(WORKER.length(), colon));
            if (worker >= 0) {
                return workerLine(worker, line.substring(colon + 1).strip(), indent, number);
            }
        }
        if (line.startsWith(JIT_OF_WORKER) && line.endsWith(":")) {
            long worker = workerNumber(line.substring(JIT_OF_WORKER.length(), line.length() - 1));
            jit = new JitLines(worker < 0 ? fields : worker(worker), indent, interner);
            return true;
        }
        return segment(line) || place(line, indent, nested, number);
    }

    /// Greenplum's `(seg0)   Hash chain length 129.1 avg, 256 max, using 9918 of 32768 buckets.`
    private boolean segment(String line) {
        int end = line.startsWith("(seg") ? line.indexOf(')') : -1;
        if (end < 0) {
            return false;
        }
        fields.put(interner.string(line.substring(1, end)), interner.text(line.substring(end + 1).strip()));
        return true;
    }

    private boolean place(String line, int indent, boolean nested, int number) throws PlanParseException {
        if (line.equals("JIT:")) {
            jit = new JitLines(current, indent, interner);
            return true;
        }
        if (aggregate && groupingSets.takes(line, nested)) {
            return true;
        }
        if (modifiesTable && PropertyLine.keyEnd(line) < 0 && isTarget(line)) {
            return true;
        }
        return properties.put(line, current, number);
    }

    private boolean workerLine(long worker, String rest, int indent, int number) throws PlanParseException {
        current = worker(worker);
        if (rest.isEmpty()) {
            return true;
        }
        if (rest.equals("JIT:")) {
            jit = new JitLines(current, indent, interner);
            return true;
        }
        if (rest.startsWith("actual ")) {
            new FigureBrackets(new FigureScan(rest, "actual".length(), number), current, true).readWorker();
            return true;
        }
        return properties.put(rest, current, number);
    }

    private RawObject worker(long number) {
        return workers.computeIfAbsent(number, n -> {
            var worker = new RawObject();
            worker.put("Worker Number", n);
            return worker;
        });
    }

    private static long workerNumber(String digits) {
        return Keys.number(digits, Interner.FALSE) instanceof AttributeValue.Whole(long number) ? number : -1;
    }

    /// `Update on public.events_2024q1 events_1`: one of several tables that a ModifyTable changes.
    private boolean isTarget(String line) {
        var target = new RawObject();
        if (!NodeName.read(line, target, interner) || !target.has("Relation Name")) {
            return false;
        }
        target.take("Node Type");
        target.take("Operation");
        target.take("Parallel Aware");
        targets.add(target);
        current = target;
        return true;
    }

    private void closeJit() {
        if (jit != null) {
            jit.close();
            jit = null;
        }
    }

    void finish() {
        closeJit();
        groupingSets.finish(fields);
        putGroups("Target Tables", targets);
        putGroups("Workers", new ArrayList<>(workers.values()));
    }

    private void putGroups(String key, List<RawObject> objects) {
        if (!objects.isEmpty()) {
            fields.put(key, new Items(objects.stream().<AttributeValue>map(object -> new Group(object.toAttributes())).toList()));
        }
    }
}
