package org.plumbline.app.ui.indexes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.ui.text.FindingText;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.index.DdlScript;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexDdl;

/// The indexes that a plan's findings ask for, each once, with all its reasons.
public final class IndexesViewModel {
    private final Analysis analysis;

    public IndexesViewModel(Analysis analysis) {
        this.analysis = analysis;
    }

    List<IndexRow> rows() {
        Map<IndexCandidate, List<Finding>> asked = new LinkedHashMap<>();
        for (Finding finding : analysis.advice().findings()) {
            for (Remedy remedy : finding.remedies()) {
                if (remedy instanceof Remedy.CreateIndex(IndexCandidate index)) {
                    asked.computeIfAbsent(index, _ -> new ArrayList<>()).add(finding);
                }
            }
        }
        return asked.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue())).toList();
    }

    private IndexRow row(IndexCandidate candidate, List<Finding> findings) {
        var reasons = new ArrayList<String>();
        var doubts = new LinkedHashSet<String>();
        for (Finding finding : findings) {
            FindingText text = FindingText.of(finding, analysis.measured());
            String where = finding.node().map(node -> NodeText.title(analysis.plan().node(node)) + ": ").orElse("");
            reasons.add(where + text.headline().toLowerCase(java.util.Locale.ROOT) + ", " + text.stake() + ".");
            doubts.addAll(text.doubts());
        }
        return new IndexRow(candidate, broken(IndexDdl.of(candidate).create()) + ";", reasons, state(findings), List.copyOf(doubts));
    }

    private static String state(List<Finding> findings) {
        return switch (findings.stream().map(Finding::state).max(Finding.State::compareTo).orElse(Finding.State.MODEL)) {
            case MODEL -> "by the plan's own figures; not tried on a server";
            case PLANNED -> "planned by the server";
            case ROLLED_BACK -> "built by the server and rolled back";
            case MEASURED -> "measured on the server";
        };
    }

    /// The statement over several lines, as a narrow panel shows it.
    static String broken(String create) {
        return create.replaceFirst(" (?=ON )", "\n  ").replaceFirst(" (?=INCLUDE )", "\n  ").replaceFirst(" (?=WHERE )", "\n  ");
    }

    public DdlScript script() {
        return DdlScript.of(rows().stream().map(IndexRow::entry).toList());
    }

    /// A name for the script: the plan's own, without its ending.
    String scriptName() {
        return AdviceText.scriptName(analysis.source().name());
    }
}
