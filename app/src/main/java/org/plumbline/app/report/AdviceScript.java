package org.plumbline.app.report;

import java.util.List;
import java.util.Optional;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.app.db.IndexAdvisory;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.index.DdlScript;
import org.plumbline.plan.unit.Share;

/// The script that builds what was advised, and names what it may make needless.
public final class AdviceScript {
    private AdviceScript() {}

    /// For all of the budget.
    public static DdlScript of(IndexAdvisory advisory) {
        List<DdlScript.Entry> entries = advisory.advice().best().indexes().stream().map(index -> new DdlScript.Entry(
                index.index(), List.of("For " + index.helps().size() + (index.helps().size() == 1 ? " statement" : " statements")
                        + " of the workload."),
                evidence(index), index.size(), Optional.of(index.proof()), !index.index().include().isEmpty())).toList();
        List<DdlScript.Removal> removals = advisory.advice().superseded().stream().map(each -> new DdlScript.Removal(
                each.table(), each.index(), List.of("The new index on " + AdviceText.columns(each.by()) + " begins with its keys.")))
                .toList();
        return DdlScript.of(entries, removals, Optional.of(advisory.facts()));
    }

    private static List<String> evidence(AdvisedIndex index) {
        return index.helps().stream().map(help -> help.query() + ": planned cost " + Format.share(Share.of(help.after(), help.before()))
                + " of today's").toList();
    }
}
