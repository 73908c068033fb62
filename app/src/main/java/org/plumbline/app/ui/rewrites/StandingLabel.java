package org.plumbline.app.ui.rewrites;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.text.RewriteText;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.proof.RewriteProof;

/// How far a rewrite is proven, in a sign and a word.
final class StandingLabel {
    private StandingLabel() {}

    static Label of(RewriteProof state) {
        return switch (state) {
            case SUGGESTED -> label("○○○ ", state, "severity-low", "Only its conditions were looked at, not its plan");
            case PLANNED -> label("●○○ ", state, "severity-low", "The server planned both; neither was run");
            case TESTED_EQUAL -> label("●●○ ", state, "standing-good", "Both did the same on rows that were made to tell them apart");
            case MEASURED -> label("●●● ", state, "standing-good", "Both gave the same on the person's data, and were timed");
            case REFUTED -> label("✕ ", state, "severity-high", "Both were seen to do different things");
        };
    }

    /// What nobody promises.
    static Label onlyIf(List<Demand> open) {
        return styled("△ only if …", "severity-medium", "Only the same if " + open.stream().map(RewriteText::demand)
                .collect(Collectors.joining(", and ")));
    }

    private static Label label(String sign, RewriteProof state, String style, String explanation) {
        Label label = styled(sign + state.words(), style, explanation);
        label.setAccessibleText(state.words() + ": " + explanation);
        return label;
    }

    private static Label styled(String words, String style, String explanation) {
        var label = new Label(words);
        label.getStyleClass().addAll("severity", style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HoverText.on(label, explanation);
        return label;
    }
}
