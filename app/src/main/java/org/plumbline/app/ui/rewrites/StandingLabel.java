package org.plumbline.app.ui.rewrites;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.plumbline.app.report.ProvenRewriting;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.text.RewriteText;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.proof.RewriteMeasurement;

/// How far a rewrite is proven, in a sign and a word.
final class StandingLabel {
    private StandingLabel() {}

    static Label of(ProvenRewriting known) {
        String words = known.state().words();
        return switch (known.state()) {
            case SUGGESTED -> label("○○○", words, "severity-low", "Only its conditions were looked at, not its plan");
            case PLANNED -> label("●○○", words, "severity-low", "The server planned both; neither was run");
            case TESTED_EQUAL -> label("●●○", words, "standing-good", "Both did the same on rows that were made to tell them apart");
            case MEASURED -> measured(known.measurement().map(RewriteMeasurement.Measured.class::cast).orElseThrow());
            case REFUTED -> label("✕", words, "severity-high", "Both were seen to do different things");
        };
    }

    private static Label measured(RewriteMeasurement.Measured measured) {
        String explanation = "Both gave the same on your data, and were timed";
        return switch (measured.verdict()) {
            case FASTER -> label("●●●", "measured: faster", "standing-good", explanation);
            case SAME -> label("●●●", "measured: no faster", "severity-low", explanation);
            case SLOWER -> label("●●●", "measured: slower", "severity-medium", explanation);
        };
    }

    /// What nobody promises.
    ///
    /// @param shown rows are known with which it is not the same
    static Label onlyIf(List<Demand> open, boolean shown) {
        return styled(shown ? "△ not the same unless …" : "△ only if …", "severity-medium",
                "Only the same if " + open.stream().map(RewriteText::demand).collect(Collectors.joining(", and ")));
    }

    private static Label label(String sign, String words, String style, String explanation) {
        Label label = styled(sign + " " + words, style, explanation);
        label.setAccessibleText(words + ". " + explanation);
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
