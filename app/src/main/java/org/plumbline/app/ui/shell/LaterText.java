package org.plumbline.app.ui.shell;

import java.util.Optional;
import javafx.scene.layout.StackPane;
import org.plumbline.app.ui.draw.PictureOffer;
import org.plumbline.app.ui.plantext.PlanTextView;
import org.plumbline.app.ui.plantext.PlanTextViewModel;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;

/// The Text view, as soon as it is known which line belongs to which node: that takes a pass over all of them.
final class LaterText extends StackPane {
    private final Job job;
    private Optional<PlanTextView> text = Optional.empty();
    private boolean wanted;

    LaterText(PlanDocument document, Background background) {
        job = background.run("Finding the lines of the plan's nodes", () -> new PlanTextViewModel(document), this::show, failure -> {
            throw new IllegalStateException("the text cannot be shown", failure);
        });
    }

    /// Gives it the keyboard, now or when it is there.
    void focusText() {
        wanted = true;
        text.ifPresent(PlanTextView::requestFocus);
    }

    /// The picture of the lines.
    PictureOffer picture() {
        return text.map(PlanTextView::picture).orElseGet(() -> new PictureOffer.None("The plan's lines are not found yet."));
    }

    void dispose() {
        job.cancel();
        text.ifPresent(PlanTextView::dispose);
    }

    private void show(PlanTextViewModel model) {
        var view = new PlanTextView(model);
        text = Optional.of(view);
        getChildren().setAll(view);
        if (wanted) {
            view.requestFocus();
        }
    }
}
