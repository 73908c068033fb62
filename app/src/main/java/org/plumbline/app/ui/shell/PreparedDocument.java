package org.plumbline.app.ui.shell;

import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.findings.FindingsViewModel;
import org.plumbline.app.ui.node.NodeViewModel;
import org.plumbline.app.ui.plantext.PlanTextViewModel;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.summary.SummaryViewModel;
import org.plumbline.app.ui.tree.TreeViewModel;

/// What a plan's panels show, worked out before there is a window: [#of(Analysis)] is for a background thread, as it walks over all nodes.
public record PreparedDocument(
        PlanDocument document, SummaryViewModel summary, TreeViewModel tree, PlanTextViewModel text, FindingsViewModel findings,
        NodeViewModel node) {
    public static PreparedDocument of(Analysis analysis) {
        var document = PlanDocument.of(analysis);
        return new PreparedDocument(
                document, new SummaryViewModel(analysis), new TreeViewModel(document), new PlanTextViewModel(document),
                new FindingsViewModel(document), new NodeViewModel(document));
    }
}
