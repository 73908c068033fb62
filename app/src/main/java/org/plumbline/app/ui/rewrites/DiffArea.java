package org.plumbline.app.ui.rewrites;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.input.ScrollEvent;
import org.fxmisc.richtext.Caret;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.plumbline.app.ui.control.SqlWords;

/// A statement beside its rewrite in one text: what goes is struck out, what comes is underlined. As high as it needs to be.
final class DiffArea extends CodeArea {
    private static final double WIDEST_LETTER = 10;
    private static final double HIGHEST_LINE = 24;

    DiffArea(List<DiffPart> parts) {
        getStyleClass().add("diff-area");
        setEditable(false);
        setWrapText(true);
        setShowCaret(Caret.CaretVisibility.AUTO);
        appendText(parts.stream().map(DiffPart::text).collect(Collectors.joining()));
        getUndoManager().forgetHistory();
        style(parts);
        moveTo(0);
        setAccessibleText(spoken(parts));
        widthProperty().addListener((_, _, width) -> fit(roomy(width.doubleValue())));
        totalHeightEstimateProperty().addListener((_, _, height) -> fit(height));
        // it shows all that it has: the wheel is for the panel around it
        addEventFilter(ScrollEvent.ANY, event -> {
            event.consume();
            if (getParent() != null) {
                Event.fireEvent(getParent(), event.copyFor(this, getParent()));
            }
        });
    }

    /// More than it needs at this width: only lines that are seen are measured, and with all of them seen the height is exact.
    private double roomy(double width) {
        double perLine = Math.max(10, width / WIDEST_LETTER);
        return getText().lines().mapToDouble(line -> 1 + Math.ceil(line.length() / perLine)).sum() * HIGHEST_LINE;
    }

    private void fit(Double height) {
        if (height != null && height > 0) {
            double all = Math.ceil(height + snappedTopInset() + snappedBottomInset());
            setMinHeight(all);
            setPrefHeight(all);
            setMaxHeight(all);
        }
    }

    private void style(List<DiffPart> parts) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        for (DiffPart part : parts) {
            switch (part.kind()) {
                case KEPT -> words(spans, part.text(), List.of());
                case REMOVED -> words(spans, part.text(), List.of("diff-removed"));
                case ADDED -> words(spans, part.text(), List.of("diff-added"));
                case LEFT_OUT -> spans.add(List.of("sql-comment"), part.text().length());
            }
        }
        if (getLength() > 0) {
            setStyleSpans(0, spans.create());
        }
    }

    private static void words(StyleSpansBuilder<Collection<String>> spans, String text, List<String> classes) {
        for (SqlWords.Word word : SqlWords.splitForLines(text)) {
            var all = new ArrayList<>(classes);
            all.add(word.style());
            spans.add(all, word.text().length());
        }
    }

    /// For who hears it.
    static String spoken(List<DiffPart> parts) {
        return parts.stream().map(part -> switch (part.kind()) {
            case KEPT, LEFT_OUT -> part.text();
            case REMOVED -> " (removed: " + part.text() + ") ";
            case ADDED -> " (added: " + part.text() + ") ";
        }).collect(Collectors.joining());
    }
}
