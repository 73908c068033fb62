package org.plumbline.app.ui.shell;

import org.plumbline.analysis.ReadPlan;
import org.plumbline.app.ui.findings.FindingsViewModel;
import org.plumbline.app.ui.node.NodeViewModel;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.summary.SummaryViewModel;
import org.plumbline.app.ui.tree.TreeViewModel;

/// What a plan's first frame shows, worked out before there is a window: [#of(ReadPlan)] is for a background thread, as it walks over all
/// nodes. What other views show is worked out when they are looked at.
public record PreparedDocument(
        PlanDocument document, SummaryViewModel summary, TreeViewModel tree, FindingsViewModel findings, NodeViewModel node) {
    public static PreparedDocument of(ReadPlan plan) {
        var document = PlanDocument.of(plan);
        return new PreparedDocument(
                document, new SummaryViewModel(plan, document.advice()), new TreeViewModel(document), new FindingsViewModel(document),
                new NodeViewModel(document));
    }
}
