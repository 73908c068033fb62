package org.plumbline.plan;

/// A node's place in its plan: its number in pre-order, the root being 0.
///
/// @param index at least 0; also the node's index in [Plan#nodes()]
public record NodeId(int index) implements Comparable<NodeId> {
    public static final NodeId ROOT = new NodeId(0);

    public NodeId {
        if (index < 0) {
            throw new IllegalArgumentException("node id: " + index);
        }
    }

    @Override
    public int compareTo(NodeId other) {
        return Integer.compare(index, other.index);
    }
}
