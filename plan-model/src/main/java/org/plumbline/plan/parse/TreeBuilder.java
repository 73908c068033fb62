package org.plumbline.plan.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Group;
import org.plumbline.plan.AttributeValue.Items;
import org.plumbline.plan.Format;

/// Objects, lists and values, one after the other, to plans: what JSON, YAML and XML have in common. It never calls itself, so that
/// no depth of plan overflows the stack.
///
/// An object with a key `Plan` is a statement; a bare node without a statement around it is a plan too.
final class TreeBuilder {
    /// Deeper than any list that EXPLAIN prints inside a node.
    private static final int DEEPEST_VALUE = 200;

    private enum Kind { OBJECT, LIST, NODE, CHILDREN }

    private static final class Frame {
        final Kind kind;
        final RawObject fields;
        final List<AttributeValue> items;
        final RawNode node;
        final int line;
        String key = "";
        boolean holdsPlan;

        Frame(Kind kind, RawNode node, RawObject fields, int line) {
            this.kind = kind;
            this.node = node;
            this.line = line;
            this.fields = fields;
            this.items = kind == Kind.LIST ? new ArrayList<>() : List.of();
        }
    }

    private final Format format;
    private final Layout start = Layout.start();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final List<RawPlan> plans = new ArrayList<>();
    private RawPlan plan;
    private int valueDepth;

    TreeBuilder(Format format) {
        this.format = format;
    }

    void startObject(int line) throws PlanParseException {
        Frame parent = frames.peek();
        if (parent != null && parent.kind == Kind.CHILDREN) {
            pushNode(parent.node.depth + 1, line);
        } else if (parent != null && parent.kind == Kind.OBJECT && plan == null && parent.key.equals("Plan")) {
            plan = new RawPlan(format, line);
            parent.holdsPlan = true;
            pushNode(0, line);
        } else if (parent != null && parent.holdsPlan && parent.kind == Kind.OBJECT && parent.key.equals("Plan")) {
            finishPlan(new RawObject(), line);
            startObject(line);
        } else if (parent != null && parent.kind == Kind.OBJECT && parent.key.equals("Plan")) {
            pushRemote(line);
        } else {
            push(Kind.OBJECT, line);
        }
    }

    /// A plan among a node's properties, such as those that Citus shows of its workers, is an input of that node.
    private void pushRemote(int line) throws PlanParseException {
        Frame owner = frames.stream().filter(frame -> frame.kind == Kind.NODE).findFirst().orElse(null);
        if (owner == null) {
            push(Kind.OBJECT, line);
            return;
        }
        boolean subplan = frames.stream().takeWhile(frame -> frame != owner).anyMatch(frame -> frame.key.equals("Subplans"));
        pushNode(owner.node.depth + 1, line);
        frames.getFirst().fields.put("Parent Relationship", subplan ? "InitPlan" : "Member");
    }

    void startList(int line) throws PlanParseException {
        Frame parent = frames.peek();
        if (parent != null && parent.kind == Kind.NODE && parent.key.equals("Plans")) {
            if (isLastNode(parent.node)) {
                parent.node.lastLine = Math.max(parent.node.firstLine, line);
            }
            frames.push(new Frame(Kind.CHILDREN, parent.node, parent.fields, line));
        } else {
            push(Kind.LIST, line);
        }
    }

    void key(String key) {
        frames.getFirst().key = key;
    }

    /// A number, text, flag, finished list or finished object.
    void value(AttributeValue value) {
        Frame top = frames.peek();
        if (top == null) {
            return;
        }
        switch (top.kind) {
            case LIST -> top.items.add(value);
            case OBJECT -> {
                if (plan == null && top.key.equals("Node Type")) {
                    becomeNode(top);
                    frames.getFirst().fields.put("Node Type", value);
                } else {
                    top.fields.put(top.key, value);
                }
            }
            case NODE -> top.fields.put(top.key, value);
            case CHILDREN -> { }
        }
    }

    /// Ends the innermost object or list.
    void end(int line) {
        Frame ended = frames.poll();
        if (ended == null) {
            return;
        }
        switch (ended.kind) {
            case CHILDREN -> { }
            case NODE -> {
                if (isLastNode(ended.node)) {
                    ended.node.lastLine = Math.max(ended.node.firstLine, line);
                }
                if (ended.holdsPlan) {
                    finishPlan(new RawObject(), line);
                }
            }
            case LIST -> {
                valueDepth--;
                value(new Items(ended.items));
            }
            case OBJECT -> {
                valueDepth--;
                if (ended.holdsPlan) {
                    finishPlan(ended.fields, line);
                } else {
                    value(new Group(ended.fields.toAttributes()));
                }
            }
        }
    }

    /// True when every object and list that was started has ended.
    boolean isComplete() {
        return frames.isEmpty();
    }

    /// What was read so far, where the text ends in the middle.
    List<RawPlan> cutOff(int line) {
        if (plan != null) {
            RawPlan cut = plan;
            while (!frames.isEmpty()) {
                end(line);
            }
            if (!cut.nodes.isEmpty() && cut.nodes.getLast().type().isEmpty()) {
                cut.nodes.removeLast();
            }
            cut.cutOffAt(line);
            if (cut.nodes.isEmpty()) {
                plans.remove(cut);
            }
        }
        return plans;
    }

    List<RawPlan> plans() {
        return plans;
    }

    private void push(Kind kind, int line) throws PlanParseException {
        if (++valueDepth > DEEPEST_VALUE) {
            throw new PlanParseException(line, "values lie more than " + DEEPEST_VALUE + " levels deep in each other here, "
                    + "which EXPLAIN never prints. Is this the output of EXPLAIN?");
        }
        frames.push(new Frame(kind, null, new RawObject(start, 0), line));
    }

    private void pushNode(int depth, int line) {
        int expected = plan.nodes.isEmpty() ? 0 : plan.nodes.getLast().fields.size() + 4;
        var node = new RawNode(depth, line, new RawObject(start, expected));
        plan.nodes.add(node);
        frames.push(new Frame(Kind.NODE, node, node.fields, line));
    }

    /// A node that stands by itself, such as a copy of a plan's inner part.
    private void becomeNode(Frame object) {
        frames.pop();
        valueDepth--;
        plan = new RawPlan(format, object.line);
        pushNode(0, object.line);
        Frame node = frames.getFirst();
        node.holdsPlan = true;
        node.key = object.key;
        object.fields.toAttributes().forEach(node.fields::put);
    }

    private void finishPlan(RawObject top, int line) {
        plan.top = top;
        plan.lastLine = Math.max(plan.firstLine, line);
        plans.add(plan);
        plan = null;
    }

    private boolean isLastNode(RawNode node) {
        return plan != null && plan.nodes.getLast() == node;
    }
}
