package org.plumbline.app.ui.findings;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.MarkdownPage;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.RemedyText;

/// One finding: a headline with what is at stake; opened also the sentence, its evidence, what to do and the doubts.
final class FindingCard extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    private final FindingRow row;
    private final Runnable onChosen;
    private final Supplier<Optional<String>> page;
    private final VBox body = new VBox();
    private boolean open;

    /// @param page the page of its rule, asked for when it is wanted
    FindingCard(FindingRow row, boolean open, Runnable onChosen, Supplier<Optional<String>> page) {
        this.row = row;
        this.onChosen = onChosen;
        this.page = page;
        getStyleClass().addAll("finding", "finding-" + row.severityWord());
        body.getStyleClass().add("finding-body");
        getChildren().add(head());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText("Finding, " + row.severityWord() + ": " + row.headline() + ", " + row.stake() + ", at " + row.nodeTitle() + ". "
                + row.sentence());
        setOnMouseClicked(_ -> {
            requestFocus();
            onChosen.run();
        });
        setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                CodeBlock.copy(row.copied());
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                onChosen.run();
                event.consume();
            }
        });
        setOnContextMenuRequested(event -> {
            var copy = new MenuItem("Copy the finding");
            copy.setOnAction(_ -> CodeBlock.copy(row.copied()));
            new ContextMenu(copy).show(this, event.getScreenX(), event.getScreenY());
        });
        setOpen(open);
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            onChosen.run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    void setCurrent(boolean current) {
        pseudoClassStateChanged(CURRENT, current);
    }

    void setOpen(boolean wanted) {
        if (wanted != open) {
            open = wanted;
            if (open) {
                fillBody();
                getChildren().add(body);
            } else {
                getChildren().remove(body);
            }
        }
    }

    private BorderPane head() {
        var severity = new Label(row.severityWord());
        severity.getStyleClass().addAll("severity", "severity-" + row.severityWord());
        severity.setMinWidth(Region.USE_PREF_SIZE);
        var headline = Words.of(row.headline(), "finding-headline");
        var title = new HBox(8, severity, headline);
        title.setAlignment(Pos.TOP_LEFT);
        String[] stake = row.stake().split(", ", 2);
        var stakeLabel = new Label(stake[0]);
        stakeLabel.getStyleClass().addAll("finding-stake", "stake-" + row.severityWord());
        stakeLabel.setMinWidth(Region.USE_PREF_SIZE);
        HoverText.on(stakeLabel, "What could be won at most: " + row.stake());
        var head = new BorderPane();
        head.setCenter(title);
        head.setRight(stakeLabel);
        BorderPane.setMargin(stakeLabel, new javafx.geometry.Insets(0, 0, 0, 10));
        return head;
    }

    private void fillBody() {
        if (!body.getChildren().isEmpty()) {
            return;
        }
        var where = new Label(row.nodeTitle());
        where.getStyleClass().add("finding-where");
        HoverText.on(where, row.nodeTitle());
        body.getChildren().addAll(where, Words.of(row.sentence(), "finding-sentence"));
        if (!row.evidence().isEmpty()) {
            body.getChildren().add(Words.of(String.join("  ·  ", row.evidence()), "finding-evidence"));
        }
        row.remedies().told().forEach(this::addRemedy);
        row.remedies().more().ifPresent(more -> body.getChildren().add(
                new Foldable(more + " like these, as a script", () -> CodeBlock.brief(row.remedies().script()))));
        if (!row.doubts().isEmpty()) {
            body.getChildren().add(Words.of("Might be wrong: " + String.join(" ", row.doubts()), "finding-doubt"));
        }
        row.knowMore().ifPresent(more -> body.getChildren().add(Words.of(more, "finding-doubt")));
        body.getChildren().add(new Foldable("Why?", this::why));
    }

    private Node why() {
        return page.get().<Node>map(MarkdownPage::new).orElseGet(() -> Words.of("There is no page about this check.", "finding-doubt"));
    }

    private void addRemedy(RemedyText remedy) {
        body.getChildren().add(Words.of("→ " + remedy.text(), "finding-remedy"));
        remedy.sql().ifPresent(sql -> body.getChildren().add(CodeBlock.brief(sql + ";")));
    }
}
