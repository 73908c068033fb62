package org.plumbline.app.ui.icicle;

import java.util.List;
import org.plumbline.app.ui.state.Heat;
import org.plumbline.app.ui.state.PlanDocument;

/// What is drawn of a plan, worked out by passes over all its nodes: on a background thread.
///
/// @param measures what its widths can show
/// @param layout by one of them
/// @param look the boxes' colours and signs
record IcicleFigures(List<IcicleMeasure> measures, IcicleLayout layout, IcicleLook look) {
    static IcicleFigures of(PlanDocument document, Heat heat) {
        List<IcicleMeasure> measures = IcicleMeasure.of(document.measured());
        IcicleShape shape = IcicleShape.of(document.plan().nodes());
        return new IcicleFigures(measures, IcicleLayout.of(document.measured(), shape, measures.getFirst()),
                IcicleLook.of(shape, document.plan().nodes(), heat));
    }

    IcicleFigures with(IcicleLayout other) {
        return new IcicleFigures(measures, other, look);
    }

    IcicleFigures with(IcicleLook other) {
        return new IcicleFigures(measures, layout, other);
    }

    /// The node that a box shows: of several the hottest.
    int nodeOf(IcicleBox box) {
        return layout.shape().nodeAt(look.hottest().in(box.place(), box.end()));
    }

    /// What the nodes of a box take together, each with everything below it.
    double total(IcicleBox box) {
        return layout.total(box.place(), box.end());
    }
}
