package org.plumbline.app.ui.rewrites;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.RewriteText;
import org.plumbline.rewrite.Condition;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Rewriting;

/// What must be true for a rewrite: what the catalogue promises, and what the person ticks who knows it.
final class ConditionsPane extends VBox {
    private final RewriteTrials trials;
    private final Label head = Words.of("", "quiet-line");
    private final List<Ticked> ticks = new ArrayList<>();

    private record Ticked(Demand demand, CheckBox box) {}

    ConditionsPane(Rewriting rewriting, RewriteTrials trials) {
        super(4);
        this.trials = trials;
        getChildren().add(head);
        rewriting.conditions().forEach(this::add);
        show();
    }

    private void add(Condition condition) {
        String words = RewriteText.demand(condition.demand());
        if (condition.standing() == Condition.Standing.HOLDS) {
            var held = Words.of("✓  " + words + " (by the catalogue)", "rewrite-condition");
            held.setAccessibleText(RewriteText.condition(condition));
            getChildren().add(held);
        } else {
            var box = new CheckBox("I know that " + words);
            box.setMnemonicParsing(false); // names have underscores
            box.setWrapText(true);
            box.setMinHeight(USE_PREF_SIZE);
            box.getStyleClass().add("rewrite-condition");
            HoverText.on(box, "Nobody but you can say. What is not ticked is broken on purpose by the test on made-up rows");
            box.setOnAction(_ -> trials.vouch(condition.demand(), box.isSelected()));
            ticks.add(new Ticked(condition.demand(), box));
            getChildren().add(box);
        }
    }

    /// As it is ticked by now, here or on another card.
    void show() {
        ticks.forEach(tick -> tick.box().setSelected(trials.vouched().contains(tick.demand())));
        boolean open = ticks.stream().anyMatch(tick -> !tick.box().isSelected());
        head.setText(open ? "It is the same only if all of this is true" : "It is the same, as all of this is true");
    }
}
