package org.plumbline.app.ui.plantext;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.IntConsumer;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.plumbline.app.ui.control.Spoken;
import org.plumbline.app.ui.control.TabLeaves;
import org.plumbline.app.ui.control.WhileShown;
import org.plumbline.app.ui.draw.PictureOffer;
import org.plumbline.plan.NodeId;

/// The Text view. The lines of the selected node are marked, and those of highlighted and found ones; a click in a line selects its node.
/// Beside its first line stands a node's heat. Lines that could not be used are listed on top and marked where they stand.
public final class PlanTextView extends BorderPane {
    private static final String LINE_OF_WARNING = "line-of-warning";
    private static final String LINE_OF_NODE = "line-of-node";
    private static final int LINES_ABOVE = 4;

    private final PlanTextViewModel model;
    private final Subscription subscription;
    /// Of each line of the editor, as it is shown; none of a painted one.
    private final String[] styles;
    private IntConsumer goTo = _ -> { };
    private Runnable focus = () -> { };
    /// Those that are still there: the editor makes one for each line that comes into sight, and lets go of it.
    private final Set<LineGutter> gutters = Collections.newSetFromMap(new WeakHashMap<>());
    private boolean following;

    public PlanTextView(PlanTextViewModel model) {
        this.model = model;
        getStyleClass().add("plan-text");
        styles = new String[model.inEditor() ? model.lines().size() : 0];
        Arrays.fill(styles, "");
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
        area.setAccessibleRoleDescription("The plan's text, line by line");
        area.setParagraphGraphicFactory(this::gutter);
        if (!model.text().isEmpty()) {
            area.setStyleSpans(0, spans());
        }
        goTo = line -> {
            area.moveTo(line, 0);
            area.showParagraphAtTop(Math.max(0, line - LINES_ABOVE));
            area.requestFocus();
        };
        focus = area::requestFocus;
        area.moveTo(0);
        setCenter(new VirtualizedScrollPane<>(area));
        area.currentParagraphProperty().addListener((_, _, line) -> choose(area, line));
        TabLeaves.on(area);
        // a code area with a caret that is always shown is kept for ever by a stream of its library
        return WhileShown.of(this, () -> {
            look(area);
            return Subscription.combine(model.onSelected(node -> select(area, node)), model.onLook(() -> look(area)));
        }).and(area::dispose);
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

    private void choose(CodeArea area, int line) {
        if (!following) {
            following = true;
            model.selectAt(line);
            following = false;
        }
        Spoken.say(area, model.spoken(line));
    }

    private LineGutter gutter(int line) {
        var gutter = new LineGutter(model, line);
        gutters.add(gutter);
        return gutter;
    }

    /// The marks beside the lines that are seen.
    private void look(CodeArea area) {
        gutters.forEach(LineGutter::look);
        Spoken.say(area, model.spoken(area.getCurrentParagraph()));
    }

    /// Only the lines that look otherwise than before: each costs milliseconds.

    private void style(CodeArea area) {
        for (int line = 0; line < styles.length; line++) {
            String style = model.isSelected(line) ? LINE_OF_NODE : model.warningAt(line).isPresent() ? LINE_OF_WARNING : "";
            if (!style.equals(styles[line])) {
                styles[line] = style;
                area.setParagraphStyle(line, style.isEmpty() ? List.of() : Collections.singleton(style));
            }
        }
        Spoken.say(area, model.spoken(area.getCurrentParagraph()));
    }

    private void select(CodeArea area, Optional<NodeId> node) {
        style(area);
        List<Integer> lines = node.map(model::linesOf).orElse(List.of());
        if (!lines.isEmpty() && !following && !lines.contains(area.getCurrentParagraph())) {
            following = true;
            area.moveTo(lines.getFirst(), 0);
            if (!isSeen(area, lines.getFirst())) {
                area.showParagraphAtTop(Math.max(0, lines.getFirst() - LINES_ABOVE));
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
        return WhileShown.of(this, () -> Subscription.combine(model.onSelected(lines::follow), model.onLook(lines::look)));
    }
}
