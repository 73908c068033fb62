package org.plumbline.app.ui.compare;

import java.util.function.Consumer;
import org.plumbline.plan.NodeId;

/// What a comparison asks of the window around it.
public interface CompareActions {
    /// Shows the plan in its own tab, with this node chosen.
    void show(PlanOffer plan, NodeId node);

    /// Asks for a file, and gives its first plan; nothing where the person thinks better of it.
    void askForFile(Consumer<PlanOffer> taker);

    /// Takes a text to the clipboard.
    void copy(String text);
}
