package org.plumbline.app.ui.indexset;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.plumbline.advisor.PageCostFit;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.PageCostText;
import org.plumbline.catalog.ServerFacts;

/// By what page costs was planned, and whether others fit what the server did.
final class PageCostNote extends HBox {
    /// @param server as it was planned
    /// @param calibrate looks once more: with the costs that fit, or with the server's own
    PageCostNote(ServerFacts server, Consumer<Boolean> calibrate) {
        super(12);
        setAlignment(Pos.CENTER_LEFT);
        Label words = Words.of(PageCostText.of(server), "index-set-note");
        words.setMaxWidth(Double.MAX_VALUE);
        setHgrow(words, Priority.ALWAYS);
        getChildren().add(words);
        if (server.choosesPageCosts()) {
            getChildren().add(button("Plan as the server is set", "Searches again with the server's own page costs", calibrate, false));
        } else {
            PageCostFit.of(server).filter(PageCostFit::differs).ifPresent(fit -> getChildren().add(button(
                    "Plan with " + PageCostText.setting(fit.fitting()), "Searches again with the page costs that fit what the server did; "
                            + "nothing is set on the server", calibrate, true)));
        }
    }

    private static Button button(String title, String explanation, Consumer<Boolean> calibrate, boolean fitting) {
        return SmallButton.of(title, explanation, () -> calibrate.accept(fitting));
    }
}
