package org.plumbline.app.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.SupersededIndex;
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
                evidence(index), Optional.of(index.size()), Optional.of(advisory.state()), !index.index().include().isEmpty())).toList();
        DdlScript script = DdlScript.of(entries, List.of(), Optional.of(advisory.facts()));
        return new DdlScript(script.create() + superseded(advisory.advice().superseded()), script.rollback());
    }

    /// No drop stands ready to run: nobody planned without these indexes, and statements outside the workload may need them.
    private static String superseded(List<SupersededIndex> superseded) {
        if (superseded.isEmpty()) {
            return "";
        }
        return superseded.stream().map(each -> "--   " + AdviceText.oneLine(each.table().schema() + "." + each.index().name()
                        + ": the new index on " + AdviceText.columns(each.by()) + " begins with its keys"))
                .collect(Collectors.joining("\n", """

                -- Perhaps no longer needed then. They are not dropped here: look first whether other
                -- statements read them, and drop them when the new ones are VALID and in use.
                """, "\n"));
    }

    private static List<String> evidence(AdvisedIndex index) {
        return index.helps().stream().map(help -> help.query() + ": planned cost " + Format.share(Share.of(help.after(), help.before()))
                + " of today's").toList();
    }
}
