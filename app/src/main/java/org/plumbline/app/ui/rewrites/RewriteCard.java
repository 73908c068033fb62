package org.plumbline.app.ui.rewrites;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.MarkdownPage;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.RewriteProofText;
import org.plumbline.app.ui.text.RewriteText;
import org.plumbline.app.work.Job;
import org.plumbline.rewrite.Condition;
import org.plumbline.rewrite.RewriteBook;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.proof.ProofOutcome;

/// One rewrite: the statement with what changes in it, what must be true, and what the server says.
final class RewriteCard extends VBox {
    private final Rewriting rewriting;
    private final RewritesViewModel model;
    private final VBox outcome = new VBox(6);
    private final VBox proof = new VBox(6);

    RewriteCard(Rewriting rewriting, RewritesViewModel model) {
        this.rewriting = rewriting;
        this.model = model;
        getStyleClass().add("index-card");
        getChildren().addAll(Words.of(rewriting.rewrite().title(), "rewrite-title"),
                Words.of(RewriteText.gain(rewriting.gain()), "index-reason"),
                new DiffArea(DiffPart.of(model.statement(), rewriting.edits())));
        RewriteText.relation(rewriting.relation()).ifPresent(words -> getChildren().add(Words.of(words, "index-reason")));
        if (!rewriting.conditions().isEmpty()) {
            getChildren().add(conditions());
        }
        getChildren().addAll(proof, outcome, buttons(), new Foldable("When it is the same, and when it helps",
                () -> new MarkdownPage(withoutHeading(RewriteBook.page(rewriting.rewrite())))));
        show(model.planned().getOrDefault(rewriting, new PlannedState.Untried()));
        show(model.proven().getOrDefault(rewriting, new ProvenState.Untried()));
    }

    Rewriting rewriting() {
        return rewriting;
    }

    private static String withoutHeading(String page) {
        return page.substring(page.indexOf('\n') + 1).strip();
    }

    private Node conditions() {
        var box = new VBox(4);
        box.getChildren().add(Words.of("It is the same as long as", "quiet-line"));
        rewriting.conditions().forEach(condition -> box.getChildren().add(condition(condition)));
        return box;
    }

    /// Ticked where the catalogue says so; open where nobody but the person can know.
    private static Node condition(Condition condition) {
        boolean holds = condition.standing() == Condition.Standing.HOLDS;
        var words = Words.of((holds ? "✓  " : "○  ") + RewriteText.demand(condition.demand())
                + (holds ? " (by the catalogue)" : " (yours to know)"), "rewrite-condition");
        words.setAccessibleText(RewriteText.condition(condition));
        return words;
    }

    private Node buttons() {
        var buttons = new FlowPane(8, 6, CodeBlock.copyButton(rewriting.sql()),
                SmallButton.of("Open in editor", "The new statement in a SQL editor of its own", () -> model.edit(rewriting)));
        if (model.canPlan()) {
            Button plan = SmallButton.of("Plan both", "The server plans the statement and its rewrite; neither is run",
                    () -> model.plan(rewriting));
            buttons.getChildren().addAll(SmallButton.of("Test on made-up rows",
                    "Both are run in a scratch PostgreSQL of our own, on thousands of small tables that are made to tell them apart",
                    () -> model.prove(rewriting)), plan);
        }
        return buttons;
    }

    /// What the planner said.
    void show(PlannedState state) {
        outcome.getChildren().clear();
        switch (state) {
            case PlannedState.Untried() -> { }
            case PlannedState.Asking() -> outcome.getChildren().add(Words.of("Planning both…", "quiet-line"));
            case PlannedState.Failed(String sentence) -> outcome.getChildren().add(Words.of(sentence, "sql-failure"));
            case PlannedState.Planned(BothPlans plans) -> outcome.getChildren().addAll(
                    Words.of(RewriteText.costs(plans.costBefore(), plans.costAfter()), "trial-costs"),
                    SmallButton.of("Compare the plans", "Both plans beside each other, node for node", () -> model.compare(plans)));
        }
        seenIfFilled(outcome);
    }

    /// What the test on made-up rows showed.
    void show(ProvenState state) {
        proof.getChildren().clear();
        switch (state) {
            case ProvenState.Untried() -> { }
            case ProvenState.Testing(Job job) -> proof.getChildren().addAll(Words.of("Running both on made-up rows…", "quiet-line"),
                    SmallButton.of("Stop", "Nothing is left behind", job::cancel));
            case ProvenState.Failed(String sentence) -> proof.getChildren().add(Words.of(sentence, "sql-failure"));
            case ProvenState.Known(ProofOutcome known) -> {
                proof.getChildren().add(Words.of(RewriteProofText.headline(known), style(known)));
                RewriteProofText.details(known).forEach(line -> proof.getChildren().add(Words.of(line, "quiet-line")));
            }
        }
        seenIfFilled(proof);
    }

    private static String style(ProofOutcome outcome) {
        return outcome instanceof ProofOutcome.Refuted ? "sql-failure" : "trial-costs";
    }

    private static void seenIfFilled(VBox box) {
        box.setVisible(!box.getChildren().isEmpty());
        box.setManaged(box.isVisible());
    }
}
