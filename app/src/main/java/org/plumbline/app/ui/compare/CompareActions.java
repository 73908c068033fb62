package org.plumbline.app.ui.compare;

import java.util.function.Consumer;
import org.plumbline.app.report.ComparedPlans;
import org.plumbline.plan.NodeId;

/// What a comparison asks of the window around it.
public interface CompareActions {
    /// Shows the plan in its own tab, with this node chosen.
    void show(PlanOffer plan, NodeId node);

    /// Asks for a plan from there, and gives it; nothing where the person thinks better of it.
    void bring(PlanOrigin origin, Consumer<PlanOffer> taker);

    /// Gives the plan of one of the runs that the comparison was begun with, by its number.
    void run(int number, Consumer<PlanOffer> taker);

    /// Asks for a file, and writes the comparison to it: as a page, Markdown, JSON or text.
    void save(ComparedPlans plans);

    /// Takes a text to the clipboard.
    void copy(String text);
}
