package org.plumbline.app.report;

import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Advice;
import org.plumbline.advice.Finding;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.ReadPlan;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.LineRange;
import org.plumbline.plan.NodeId;

/// What the documents say alike about a plan and its findings.
final class PlanWords {
    /// Longer texts make a document that does not open.
    static final int LONGEST_TEXT = 2_000_000;

    /// More are counted only.
    static final int MOST_FINDINGS = 200;

    private PlanWords() {}

    /// `slow.txt, plan 2`.
    static String title(String file, ReadPlan plan) {
        return file + (plan.index() > 0 ? ", plan " + (plan.index() + 1) : "");
    }

    /// `7 more, each with less at stake`; none where all stand open.
    static Optional<String> more(List<Finding> findings) {
        int more = findings.size() - Advice.MOST_OPEN;
        return more > 0 ? Optional.of(Format.countFull(more) + " more, each with less at stake") : Optional.empty();
    }

    /// Says how many findings a document leaves out.
    static String notTold(List<Finding> findings) {
        return "The other " + Format.countFull(findings.size() - MOST_FINDINGS)
                + " findings, with still less at stake, are left out, as so many would not be read; the JSON report has all.";
    }

    /// `1 node`, `12,345 nodes`.
    static String nodes(int count) {
        return Format.countFull(count) + (count == 1 ? " node" : " nodes");
    }

    /// `line 14`, in the person's own text.
    static String line(Analysis analysis, NodeId node) {
        return "line " + analysis.plan().node(node).lines().first();
    }

    /// The plan's own lines. A text that does not reach to where the plan stands is one entry of a log, and all of it.
    static String ownText(Analysis analysis) {
        List<String> lines = analysis.source().lines();
        LineRange range = analysis.plan().origin().lines();
        return String.join("\n", range.last() > lines.size() ? lines : lines.subList(range.first() - 1, range.last()));
    }
}
