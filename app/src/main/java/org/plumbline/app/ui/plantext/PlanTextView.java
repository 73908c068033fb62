package org.plumbline.app.ui.plantext;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.plumbline.app.ui.control.WhileShown;
import org.plumbline.app.ui.draw.PictureOffer;
import org.plumbline.plan.NodeId;

/// The Text view. The lines of the selected node are marked; a click in a line selects its node. Lines that could not be used are
/// listed on top and marked where they stand.
public final class PlanTextView extends BorderPane {
    private static final String LINE_OF_WARNING = "line-of-warning";
    private static final String LINE_OF_NODE = "line-of-node";
    private static final int LINES_ABOVE = 4;

    private final PlanTextViewModel model;
    private final Subscription subscription;
    private final List<Integer> marked = new ArrayList<>();
    private IntConsumer goTo = _ -> { };
    private Runnable focus = () -> { };
    private boolean following;

    public PlanTextView(PlanTextViewModel model) {
        this.model = model;
        getStyleClass().add("plan-text");
        subscription = model.inEditor() ? editor() : painted();
        if (!model.warnings().isEmpty()) {
            setTop(new WarningList(model, line -> goTo.accept(line)));
        }
    }

    public void dispose() {
        subscription.unsubscribe();
    }

    /// Its picture.
    public PictureOffer picture() {
        return PictureOffer.of("plan-text", model.picture());
    }

    /// Gives the keyboard to the text.
    public void focusText() {
        focus.run();
    }

    private Subscription editor() {
        var area = new CodeArea();
        area.setEditable(false);
        area.setShowCaret(org.fxmisc.richtext.Caret.CaretVisibility.ON);
        area.replaceText(model.text());
        area.getUndoManager().forgetHistory();
        area.setParagraphGraphicFactory(this::lineNumber);
        area.setAccessibleText("The plan's text");
        if (!model.text().isEmpty()) {
            area.setStyleSpans(0, spans());
        }
        model.linesWithWarnings().forEach(line -> area.setParagraphStyle(line, Collections.singleton(LINE_OF_WARNING)));
        goTo = line -> {
            area.moveTo(line, 0);
            area.showParagraphAtTop(Math.max(0, line - LINES_ABOVE));
            area.requestFocus();
        };
        focus = area::requestFocus;
        area.moveTo(0);
        setCenter(new VirtualizedScrollPane<>(area));
        area.currentParagraphProperty().addListener((_, _, line) -> choose(line));
        return WhileShown.of(this, () -> model.onSelected(node -> mark(area, node)));
    }

    private StyleSpans<Collection<String>> spans() {
        var spans = new StyleSpansBuilder<Collection<String>>();
        for (String line : model.lines()) {
            for (PlanWords.Piece piece : PlanWords.of(line)) {
                spans.add(piece.style().isEmpty() ? List.of() : List.of(piece.style()), piece.length());
            }
            spans.add(List.of(), 1);
        }
        return spans.create();
    }

    private Node lineNumber(int line) {
        var number = new Label(model.lineNumber(line));
        number.getStyleClass().add("line-number");
        model.warningAt(line).ifPresent(words -> {
            number.getStyleClass().add("line-number-of-warning");
            number.setTooltip(new Tooltip(words));
        });
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.setMaxHeight(Double.MAX_VALUE);
        return number;
    }

    private void choose(int line) {
        if (!following) {
            following = true;
            model.selectAt(line);
            following = false;
        }
    }

    private void mark(CodeArea area, Optional<NodeId> node) {
        for (int line : marked) {
            area.setParagraphStyle(line, model.warningAt(line).isPresent() ? List.of(LINE_OF_WARNING) : List.of());
        }
        marked.clear();
        node.map(model::linesOf).ifPresent(marked::addAll);
        for (int line : marked) {
            area.setParagraphStyle(line, Collections.singleton(LINE_OF_NODE));
        }
        if (!marked.isEmpty() && !following && !marked.contains(area.getCurrentParagraph())) {
            following = true;
            area.moveTo(marked.getFirst(), 0);
            if (!isSeen(area, marked.getFirst())) {
                area.showParagraphAtTop(Math.max(0, marked.getFirst() - LINES_ABOVE));
            }
            following = false;
        }
    }

    private static boolean isSeen(CodeArea area, int line) {
        return area.getVisibleParagraphs().size() > 0 && area.firstVisibleParToAllParIndex() <= line
                && line < area.lastVisibleParToAllParIndex();
    }

    private Subscription painted() {
        var lines = new LinesPane(model);
        goTo = lines::goTo;
        focus = lines::requestFocus;
        setCenter(lines);
        return WhileShown.of(this, () -> model.onSelected(lines::follow));
    }
}
