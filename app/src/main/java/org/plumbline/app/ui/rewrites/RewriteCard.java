package org.plumbline.app.ui.rewrites;

import java.io.File;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.plumbline.app.report.ProvenRewriting;
import org.plumbline.app.report.RewriteScript;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Confirmation;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.MarkdownPage;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.RewriteMeasurementText;
import org.plumbline.app.ui.text.RewriteProofText;
import org.plumbline.app.ui.text.RewriteText;
import org.plumbline.app.work.Job;
import org.plumbline.rewrite.RewriteBook;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.proof.ProofOutcome;
import org.plumbline.rewrite.proof.RewriteMeasurement;

/// One rewrite: how far it is proven, the statement with what changes in it, what must be true, and what the servers say.
final class RewriteCard extends VBox {
    private final Rewriting rewriting;
    private final RewritesViewModel model;
    private final RewriteTrials trials;
    private final FlowPane standing = new FlowPane(6, 4);
    private final ConditionsPane conditions;
    private final VBox outcome = new VBox(6);
    private final VBox proof = new VBox(6);
    private final VBox measured = new VBox(6);
    private final Label warning = Words.of("What you copy, save or open carries this warning in front.", "quiet-line");
    private final Label saved = Words.of("", "quiet-line");

    RewriteCard(Rewriting rewriting, RewritesViewModel model) {
        this.rewriting = rewriting;
        this.model = model;
        this.trials = model.trials();
        this.conditions = new ConditionsPane(rewriting, trials);
        getStyleClass().add("index-card");
        standing.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Words.of(rewriting.rewrite().title(), "rewrite-title"), standing,
                Words.of(RewriteText.gain(rewriting.gain()), "index-reason"),
                new DiffArea(DiffPart.of(trials.statement(), rewriting.edits())));
        RewriteText.relation(rewriting.relation()).ifPresent(words -> getChildren().add(Words.of(words, "index-reason")));
        if (!rewriting.conditions().isEmpty()) {
            getChildren().add(conditions);
        }
        saved.visibleProperty().bind(saved.textProperty().isNotEmpty());
        saved.managedProperty().bind(saved.visibleProperty());
        warning.managedProperty().bind(warning.visibleProperty());
        getChildren().addAll(outcome, proof, measured, warning, buttons(), saved, new Foldable("When it is the same, and when it helps",
                () -> new MarkdownPage(withoutHeading(RewriteBook.page(rewriting.rewrite())))));
        showPlanned();
        showProven();
        showMeasured();
    }

    Rewriting rewriting() {
        return rewriting;
    }

    private static String withoutHeading(String page) {
        return page.substring(page.indexOf('\n') + 1).strip();
    }

    private Node buttons() {
        Button copy = CodeBlock.copyButton(() -> RewriteScript.statement(trials.known(rewriting)));
        copy.setAccessibleText("Copy the new statement");
        var buttons = new FlowPane(8, 6, copy,
                SmallButton.of("Save…", "The new statement as an SQL file: why, on what conditions, what was proven, and the original",
                        this::save),
                SmallButton.of("Open in editor", "The new statement in a SQL editor of its own", () -> model.edit(rewriting)));
        if (trials.connected()) {
            buttons.getChildren().addAll(
                    SmallButton.of("Plan both", "The server plans the statement and its rewrite; neither is run",
                            () -> trials.plan(rewriting)),
                    SmallButton.of("Test on made-up rows", "Both are run in a scratch PostgreSQL of our own, on thousands of small tables "
                            + "that are made to tell them apart", () -> trials.prove(rewriting)),
                    SmallButton.of("Measure both here…", "Runs both on the connected database, compares what they give, and times them in "
                            + "turns; asks first", () -> trials.ask(rewriting)));
        }
        return buttons;
    }

    private void save() {
        var asked = new FileChooser();
        asked.setTitle("Save the rewritten statement");
        asked.setInitialFileName(rewriting.rewrite().id() + ".sql");
        asked.getExtensionFilters().add(new FileChooser.ExtensionFilter("SQL", "*.sql"));
        Optional.ofNullable(asked.showSaveDialog(getScene().getWindow())).map(File::toPath)
                .ifPresent(file -> trials.save(rewriting, file, saved::setText));
    }

    /// How far it is proven, and on what conditions.
    void showStanding() {
        ProvenRewriting known = trials.known(rewriting);
        standing.getChildren().setAll(StandingLabel.of(known));
        if (!known.open().isEmpty()) {
            boolean shown = known.proof().filter(ProofOutcome.Refuted.class::isInstance).isPresent();
            standing.getChildren().add(StandingLabel.onlyIf(known.open(), shown));
        }
        conditions.show();
        warning.setVisible(known.differs());
    }

    /// What the planner said.
    void showPlanned() {
        outcome.getChildren().clear();
        switch (trials.planned().getOrDefault(rewriting, new PlannedState.Untried())) {
            case PlannedState.Untried() -> { }
            case PlannedState.Asking() -> outcome.getChildren().add(Words.of("Planning both…", "quiet-line"));
            case PlannedState.Failed(String sentence) -> outcome.getChildren().add(Words.of(sentence, "sql-failure"));
            case PlannedState.Planned(BothPlans plans) -> outcome.getChildren().addAll(
                    Words.of(RewriteText.costs(plans.costBefore(), plans.costAfter()), "trial-costs"),
                    SmallButton.of("Compare the plans", "Both plans beside each other, node for node", () -> model.compare(plans)));
        }
        seenIfFilled(outcome);
        showStanding();
    }

    /// What the test on made-up rows showed.
    void showProven() {
        proof.getChildren().clear();
        switch (trials.proven().getOrDefault(rewriting, new ProvenState.Untried())) {
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
        showStanding();
    }

    /// What running both on the person's data showed.
    void showMeasured() {
        measured.getChildren().clear();
        switch (trials.measured().getOrDefault(rewriting, new MeasuredState.Untried())) {
            case MeasuredState.Untried() -> { }
            case MeasuredState.Asking(String place, var _) -> {
                Confirmation question = question(place);
                measured.getChildren().add(question);
                question.focusNo();
            }
            case MeasuredState.Running(Job job, var _) -> {
                var words = Words.of("", "quiet-line");
                words.textProperty().bind(job.wordsProperty().map(told -> told.isEmpty() ? "Running both…" : told + "…"));
                measured.getChildren().addAll(words,
                        SmallButton.of("Stop", "The server is told to stop; nothing is left there", job::cancel));
            }
            case MeasuredState.Failed(String sentence) -> measured.getChildren().add(Words.of(sentence, "sql-failure"));
            case MeasuredState.Known(RewriteMeasurement known) -> {
                measured.getChildren().add(Words.of(RewriteMeasurementText.headline(known), style(known)));
                RewriteMeasurementText.details(known).forEach(line -> measured.getChildren().add(Words.of(line, "quiet-line")));
            }
        }
        seenIfFilled(measured);
        showStanding();
    }

    private Confirmation question(String place) {
        return new Confirmation("Run both on " + place + "?", Words.of(RewriteMeasurementText.MEANING, "quiet-line"), "Run both",
                () -> trials.measure(rewriting), "Do not run", () -> trials.decline(rewriting));
    }

    private static String style(ProofOutcome outcome) {
        return outcome instanceof ProofOutcome.Refuted ? "sql-failure" : "trial-costs";
    }

    private static String style(RewriteMeasurement measurement) {
        return measurement instanceof RewriteMeasurement.Measured ? "trial-costs" : "sql-failure";
    }

    private static void seenIfFilled(VBox box) {
        box.setVisible(!box.getChildren().isEmpty());
        box.setManaged(box.isVisible());
    }
}
