package org.plumbline.app.ui.findings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;
import org.plumbline.advice.Finding;
import org.plumbline.advice.RuleOutcome;
import org.plumbline.advice.rule.RulePages;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.state.PlanAdvice;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.text.Checks;
import org.plumbline.app.ui.text.FindingText;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.app.ui.text.SeverityWord;
import org.plumbline.plan.Capability;

/// What the findings panel says, and going from one finding to the next.
public final class FindingsViewModel {
    private final PlanDocument document;
    private final BooleanProperty basic = new SimpleBooleanProperty(this, "basic", false);
    private Checks checks = new Checks(List.of(), List.of(), List.of());
    private List<FindingRow> ranked = List.of();
    private List<FindingRow> basicRows = List.of();
    private int current = -1;

    public FindingsViewModel(PlanDocument document) {
        this.document = document;
        document.advice().whenKnown(this::known);
    }

    private void known(Analysis analysis) {
        checks = Checks.of(analysis);
        ranked = new FindingRows(analysis.advice().findings(), this::row);
        basicRows = new FindingRows(analysis.advice().basic(), this::row);
        current = -1;
    }

    /// Calls the listener when there is something else to say of the plan.
    Subscription onChange(Runnable listener) {
        return document.advice().stateProperty().subscribe((_, _) -> listener.run());
    }

    /// The rules were asked.
    boolean known() {
        return document.advice().analysis().isPresent();
    }

    /// What to say while they were not; empty where they were.
    String waiting() {
        return switch (document.advice().state()) {
            case PlanAdvice.State.Looking _ -> "Looking for what costs…";
            case PlanAdvice.State.Stopped _ -> "Stopped before anybody looked for what costs. The plan is shown without findings.";
            case PlanAdvice.State.Failed _ ->
                "Looking for what costs failed, which is a defect of Plumbline. The plan is shown without findings.";
            case PlanAdvice.State.Known _ -> "";
        };
    }

    /// Nobody looks for what costs any more, and it is not known.
    boolean canLook() {
        return document.advice().state() instanceof PlanAdvice.State.Stopped
                || document.advice().state() instanceof PlanAdvice.State.Failed;
    }

    /// Has it looked for again.
    void look() {
        document.advice().look();
    }

    /// Shows the source document's own two checks, literally, in place of the rules.
    BooleanProperty basicProperty() {
        return basic;
    }

    /// Those shown, the most at stake first.
    List<FindingRow> rows() {
        return basic.get() ? basicRows : ranked;
    }

    List<String> clear() {
        return checks.clear();
    }

    List<Checks.Needs> notApplicable() {
        return checks.notApplicable();
    }

    /// Rules that broke: a defect of ours.
    List<String> failed() {
        return checks.failed();
    }

    /// `2 need BUFFERS, 9 need a connection`: what the rules that could not be asked lack.
    String notApplicableTitle() {
        var missing = new java.util.TreeSet<Capability>();
        int count = 0;
        int unconnected = 0;
        for (RuleOutcome outcome : document.advice().analysis().orElseThrow().advice().outcomes()) {
            if (outcome instanceof RuleOutcome.NotApplicable(var _, var lacks)) {
                missing.addAll(lacks);
                count++;
            } else if (outcome instanceof RuleOutcome.NeedsConnection) {
                unconnected++;
            }
        }
        String needed = Checks.words(missing, document.plan().capabilities().masked());
        return Stream.of(need(count, needed), need(unconnected, "a connection"))
                .flatMap(Optional::stream).collect(Collectors.joining(", "));
    }

    private static Optional<String> need(int count, String what) {
        return count == 0 ? Optional.empty() : Optional.of(count + (count == 1 ? " needs " : " need ") + what);
    }

    /// What to say when there is no finding.
    String nothingFound() {
        if (basic.get()) {
            return "The basic mode looks at the root's direct children only, for a sequential scan and a nested loop. There is none.";
        }
        int checked = clear().size();
        int open = notApplicable().size();
        if (checked == 0 && open > 0) {
            return "Nothing could be checked: this plan's text lacks what the checks need.";
        }
        return "Nothing found: " + checked + (checked == 1 ? " check" : " checks") + " looked at this plan and had nothing to say."
                + (open == 0 ? "" : " " + open + " more could not look, as the plan's text lacks what they need.");
    }

    private FindingRow row(Finding finding) {
        FindingText text = FindingText.of(finding, document.measured());
        return new FindingRow(
                finding.node(), finding.node().map(node -> NodeText.title(document.plan().node(node))).orElse("the whole plan"),
                finding.severity(), SeverityWord.of(finding.severity()), text.headline(), text.stake(), text.sentence(),
                text.evidence(), text.remedies(), text.doubts(), text.knowMore(), finding.rule().id());
    }

    /// The page of the finding's rule, in Markdown, without its title: the finding has it already.
    Optional<String> page(FindingRow row) {
        return RulePages.of(row.ruleId()).map(page -> page.replaceFirst("^# .*\\R+", ""));
    }

    void select(int number) {
        current = number;
        rows().get(number).node().ifPresent(document.selection()::select);
    }

    /// Goes to the next finding, from the last to the first. Returns its number; none where there is no finding.
    public Optional<Integer> next() {
        return step(1);
    }

    public Optional<Integer> previous() {
        return step(-1);
    }

    private Optional<Integer> step(int by) {
        int count = rows().size();
        if (count == 0) {
            return Optional.empty();
        }
        int from = current < 0 && by < 0 ? 0 : current;
        select(Math.floorMod(from + by, count));
        return Optional.of(current);
    }

    void forgetCurrent() {
        current = -1;
    }
}
