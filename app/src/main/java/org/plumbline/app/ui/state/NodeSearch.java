package org.plumbline.app.ui.state;

import java.util.BitSet;
import java.util.Collection;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Finding nodes by text: their type, the names in them, their conditions, everything they say.
public final class NodeSearch {
    /// What was searched for and what it found, or the nodes that somebody chose together.
    ///
    /// @param query as typed; empty when nothing is searched for; of chosen nodes what they are
    /// @param matches ids in the plan's order
    /// @param typed it was searched for
    public record Result(String query, BitSet matches, boolean typed) {
        public int count() {
            return matches.cardinality();
        }

        public boolean contains(NodeId node) {
            return matches.get(node.index());
        }
    }

    private final Plan plan;
    private final Selection selection;
    private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>(this, "result", new Result("", new BitSet(), true));

    public NodeSearch(Plan plan, Selection selection) {
        this.plan = plan;
        this.selection = selection;
    }

    public Result result() {
        return result.get();
    }

    public Subscription onResult(Runnable listener) {
        return result.subscribe((_, _) -> listener.run());
    }

    /// What contains this text, in upper or lower case; an empty text finds nothing. Reads every word of the plan: for a background thread.
    public Result matching(String query) {
        String wanted = query.strip();
        var matches = new BitSet();
        if (!wanted.isEmpty()) {
            for (PlanNode node : plan.nodes()) {
                if (new NodeWords(node).contain(wanted)) {
                    matches.set(node.id().index());
                }
            }
        }
        return new Result(wanted, matches, true);
    }

    /// Marks these nodes as if they had been found, for instance all that read one table.
    ///
    /// @param name what they are
    public void choose(String name, Collection<NodeId> nodes) {
        var matches = new BitSet();
        nodes.forEach(node -> matches.set(node.index()));
        result.set(new Result(name, matches, false));
    }

    /// Marks nothing.
    public void clear() {
        result.set(new Result("", new BitSet(), true));
    }

    /// Marks what was found.
    public void show(Result found) {
        result.set(found);
    }

    /// Selects the first match at or after the selected node; none are selected where nothing matches.
    public void selectFirst() {
        int from = selection.selected().map(NodeId::index).orElse(0);
        select(wrap(result().matches().nextSetBit(from), result().matches().nextSetBit(0)));
    }

    public void next() {
        int from = selection.selected().map(id -> id.index() + 1).orElse(0);
        select(wrap(result().matches().nextSetBit(from), result().matches().nextSetBit(0)));
    }

    public void previous() {
        int from = selection.selected().map(id -> id.index() - 1).orElse(-1);
        BitSet matches = result().matches();
        select(wrap(from < 0 ? -1 : matches.previousSetBit(from), matches.length() - 1));
    }

    /// Which of the matches is selected, from 1.
    public Optional<Integer> position() {
        return selection.selected().filter(result()::contains)
                .map(id -> result().matches().get(0, id.index() + 1).cardinality());
    }

    private static int wrap(int found, int otherwise) {
        return found >= 0 ? found : otherwise;
    }

    private void select(int index) {
        if (index >= 0) {
            selection.select(new NodeId(index));
        }
    }
}
