package org.plumbline.plan.measure;

import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Scans of several foreign servers that run at the same time (PostgreSQL 14 and later, `async_capable`): the Append above them waits for
/// whichever answers first, and that is its own time rather than theirs.
public final class AsyncWait {
    private static final AttributeValue YES = new AttributeValue.Flag(true);

    private AsyncWait() {}

    /// Whether the node asks a server and lets the Append above it wait: `Async Foreign Scan`.
    public static boolean isAsync(PlanNode node) {
        return node.attributes().get("Async Capable").filter(YES::equals).isPresent();
    }

    /// Whether a part of this node's own time, how large is not printed, is waiting for other servers.
    public static boolean isIn(Plan plan, PlanNode node) {
        return node.operation() instanceof Operation.Append && node.executed().isPresent()
                && plan.children(node).stream().anyMatch(child -> child.executed().isPresent() && isAsync(child));
    }
}
