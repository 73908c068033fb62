package org.plumbline.plan.parse;

/// A node as a reader found it, before anything is known of its meaning.
final class RawNode {
    final RawObject fields;
    int depth;
    final int firstLine;
    int lastLine;

    /// @param depth levels below the root
    /// @param firstLine in the person's text, from 1
    RawNode(int depth, int firstLine) {
        this(depth, firstLine, new RawObject());
    }

    /// @param fields to be filled
    RawNode(int depth, int firstLine, RawObject fields) {
        this.fields = fields;
        this.depth = depth;
        this.firstLine = firstLine;
        this.lastLine = firstLine;
    }

    String type() {
        return fields.textOrEmpty("Node Type");
    }
}
