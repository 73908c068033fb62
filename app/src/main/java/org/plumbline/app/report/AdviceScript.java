package org.plumbline.app.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.Superseding;
import org.plumbline.app.db.IndexAdvisory;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.index.DdlScript;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.unit.Share;

/// The script that builds what was advised, and names what it may make needless.
public final class AdviceScript {
    private AdviceScript() {}

    /// For all of the budget.
    public static DdlScript of(IndexAdvisory advisory) {
        return of(advisory, advisory.advice().best().indexes());
    }

    /// For these of them.
    public static DdlScript of(IndexAdvisory advisory, List<AdvisedIndex> indexes) {
        List<DdlScript.Entry> entries = indexes.stream().map(index -> new DdlScript.Entry(
                index.index(), List.of(AdviceText.reason(index)),
                evidence(index), Optional.of(index.size()), Optional.of(advisory.state()), !index.index().include().isEmpty())).toList();
        Set<IndexCandidate> built = indexes.stream().map(AdvisedIndex::index).collect(Collectors.toSet());
        List<DdlScript.Removal> removals = Superseding.by(advisory.facts(), built).stream().map(each -> new DdlScript.Removal(
                each.table(), each.index(), List.of("The new index on " + AdviceText.columns(each.by()) + " begins with its keys.")))
                .toList();
        return DdlScript.of(entries, removals, Optional.of(advisory.facts()));
    }

    private static List<String> evidence(AdvisedIndex index) {
        return index.helps().stream().map(help -> help.query() + ": planned cost " + Format.share(Share.of(help.after(), help.before()))
                + " of today's").toList();
    }
}
