package org.plumbline.app.ui.advice;

import java.util.ArrayList;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.OpeningCard;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.WorkloadAdviceText.Kind;
import org.plumbline.app.ui.text.WorkloadAdviceText.Statement;
import org.plumbline.app.ui.text.WorkloadAdviceText.Step;

/// One piece of advice: what it is about and how much time that is; opened also the evidence, the price, what to do, and the doubts.
final class AdviceCard {
    private static final String COPY_SCRIPT = "Copy script";
    /// More of them hide the doubts below.
    private static final int MOST_STEPS = 6;
    private static final double BAR_WIDTH = 170;
    private static final double BAR_HEIGHT = 24;

    private AdviceCard() {}

    static OpeningCard of(AdviceRow row, AdviceViewModel model) {
        return new OpeningCard(row.severityWord(), head(row), row.text().sentence(), () -> row.script(model.name()), () -> body(row, model),
                row.spoken());
    }

    private static HBox head(AdviceRow row) {
        var kind = new Label(row.kind().title());
        kind.getStyleClass().addAll("severity", "severity-" + row.severityWord());
        kind.setMinWidth(Region.USE_PREF_SIZE);
        var headline = new Label(row.text().headline());
        headline.getStyleClass().add("finding-headline");
        headline.setMinWidth(0);
        HoverText.on(headline, row.text().headline());
        var about = new Label(row.text().about());
        about.getStyleClass().add("finding-where");
        about.setMinWidth(0);
        about.setPrefWidth(0); // what is left over
        about.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(about, Priority.ALWAYS);
        HoverText.on(about, row.text().about());
        var stake = new BarLabel();
        stake.getStyleClass().add("advice-stake");
        stake.show(row.figure(), row.bar().value(), BarLabel.heat(row.bar()));
        stake.setMinWidth(BAR_WIDTH);
        stake.setPrefSize(BAR_WIDTH, BAR_HEIGHT);
        HoverText.on(stake, row.stake());
        var head = new HBox(8, kind, headline, about, stake);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static List<Node> body(AdviceRow row, AdviceViewModel model) {
        var body = new ArrayList<Node>();
        body.add(Words.of(row.stake(), "finding-evidence"));
        if (!row.text().evidence().isEmpty()) {
            body.add(Words.of(String.join("  ·  ", row.text().evidence()), "finding-evidence"));
        }
        if (!row.text().prices().isEmpty()) {
            body.add(Words.of("What it costs: " + String.join("  ·  ", row.text().prices()), "finding-evidence"));
        }
        List<Step> steps = row.text().steps();
        if (steps.size() > MOST_STEPS) {
            body.add(folded("What to do, in " + steps.size() + " steps", steps));
        } else {
            body.addAll(steps(steps, row.kind() == Kind.SCHEMA));
        }
        if (!row.text().doubts().isEmpty()) {
            body.add(Words.of("Might be wrong: " + String.join(" ", row.text().doubts()), "finding-doubt"));
        }
        if (!row.text().back().isEmpty()) {
            body.add(folded("How to take it back", row.text().back()));
        }
        List<Statement> statements = row.text().statements();
        if (!statements.isEmpty()) {
            body.add(new Foldable(statements.size() == 1 ? "The statement" : "The statements  " + statements.size(), () -> {
                var list = new VBox(8);
                statements.forEach(statement -> list.getChildren().addAll(Words.of(statement.figures(), "finding-evidence"),
                        new CodeBlock(statement.sql()), SmallButton.of("Open in SQL editor", "To explain it, with values or without",
                                () -> model.write(statement.sql()))));
                return list;
            }));
        }
        body.add(buttons(row, model));
        return body;
    }

    private static Foldable folded(String title, List<Step> steps) {
        return new Foldable(title, () -> new VBox(6, steps(steps, true).toArray(Node[]::new)));
    }

    /// @param ordered one after the other; else each is a way of its own
    private static List<Node> steps(List<Step> steps, boolean ordered) {
        var parts = new ArrayList<Node>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            parts.add(Words.of((ordered && steps.size() > 1 ? i + 1 + ".  " : "→ ") + step.sentence(), "finding-remedy"));
            step.notes().forEach(note -> parts.add(Words.of(note, "finding-evidence")));
            step.sql().ifPresent(sql -> parts.add(CodeBlock.withCopy(sql.strip() + ";")));
        }
        return parts;
    }

    private static Node buttons(AdviceRow row, AdviceViewModel model) {
        var buttons = new FlowPane(8, 6);
        if (row.kind() == Kind.REWRITES) {
            buttons.getChildren().add(SmallButton.of("Open in Rewrites", "The statement in an editor, and beside it what changes: plan "
                    + "both, and put them to the proof", () -> model.rewrite(row.text().statements().getFirst().sql())));
        } else if (row.kind() == Kind.SCHEMA && row.text().steps().stream().anyMatch(step -> step.sql().isPresent())) {
            buttons.getChildren().add(copyScript(row, model));
        }
        return buttons;
    }

    private static Button copyScript(AdviceRow row, AdviceViewModel model) {
        Button copy = SmallButton.of(COPY_SCRIPT, "All of its statements as a script, with the reasons as comments (Ctrl+C)",
                () -> CodeBlock.copy(row.script(model.name())));
        copy.addEventHandler(ActionEvent.ACTION, _ -> copy.setText("Copied"));
        copy.focusedProperty().subscribe(focused -> {
            if (!focused) {
                copy.setText(COPY_SCRIPT);
            }
        });
        return copy;
    }
}
