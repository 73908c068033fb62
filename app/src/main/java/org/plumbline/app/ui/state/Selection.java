package org.plumbline.app.ui.state;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.plumbline.plan.NodeId;

/// The node that every view of a plan shows as chosen.
public final class Selection {
    private final ReadOnlyObjectWrapper<Optional<NodeId>> selected = new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());

    /// Nobody has chosen a node yet: the one that is selected is where a person may begin.
    private boolean suggested = true;

    Selection asItIs() {
        var now = new Selection();
        now.suggested = suggested;
        now.selected.set(selected.get());
        return now;
    }

    public void select(NodeId node) {
        suggested &= isSelected(node);
        selected.set(Optional.of(node));
    }

    /// Selects where a person may begin, unless another node than the last one suggested was chosen since.
    public void suggest(NodeId node) {
        if (suggested) {
            selected.set(Optional.of(node));
        }
    }

    public void clear() {
        suggested = false;
        selected.set(Optional.empty());
    }

    public Optional<NodeId> selected() {
        return selected.get();
    }

    public boolean isSelected(NodeId node) {
        return selected.get().equals(Optional.of(node));
    }

    public ReadOnlyObjectProperty<Optional<NodeId>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// Calls the listener now and after each change, until the subscription ends.
    public Subscription onSelected(Consumer<Optional<NodeId>> listener) {
        return selected.subscribe(listener);
    }
}
