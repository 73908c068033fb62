package org.plumbline.app.ui.plansql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.plumbline.sql.block.Span;
import org.plumbline.sql.mark.Mark;

/// Puts the looks of a statement's parts on its editor, and of them only what changed: a statement may have 300,000 characters.
final class PartStyles {
    static final String HIGHLIGHTED = "sql-highlighted";
    static final String FOUND = "sql-found";
    private static final String PART = "sql-part";

    private final CodeArea area;
    private Optional<StyleSpans<Collection<String>>> plain = Optional.empty();
    private PartLooks shown = PartLooks.NONE;

    PartStyles(CodeArea area) {
        this.area = area;
    }

    /// The style class of what is the selected node's.
    static String of(Mark.Kind kind) {
        return "mark-" + kind.name().toLowerCase(Locale.ROOT);
    }

    /// The editor has this text now: gives it the colours of its words, and a thin line under all that leads to a node.
    void begin(ShownSql sql) {
        shown = PartLooks.NONE;
        plain = sql.runs().isEmpty() ? Optional.empty() : Optional.of(spans(sql));
        plain.ifPresent(spans -> area.setStyleSpans(0, spans));
    }

    /// The statement is not in the editor.
    void end() {
        plain = Optional.empty();
        shown = PartLooks.NONE;
    }

    /// The parts look so from now on; of a text without colours nothing is shown.
    void show(PartLooks next) {
        plain.ifPresent(spans -> {
            for (Span stretch : next.changedSince(shown)) {
                area.setStyleSpans(stretch.start(), spans.subView(stretch.start(), stretch.end())
                        .overlay(marks(next.pieces(stretch)), PartStyles::both));
            }
            shown = next;
        });
    }

    PartLooks shown() {
        return shown;
    }

    private static StyleSpans<Collection<String>> spans(ShownSql sql) {
        var spans = new StyleSpansBuilder<Collection<String>>(sql.runs().size());
        sql.runs().forEach(run -> spans.add(run.part() ? List.of(run.style(), PART) : List.of(run.style()), run.length()));
        return spans.create();
    }

    private static StyleSpans<Collection<String>> marks(List<PartLooks.Piece> pieces) {
        var spans = new StyleSpansBuilder<Collection<String>>(pieces.size());
        for (PartLooks.Piece piece : pieces) {
            var styles = new ArrayList<String>();
            piece.kinds().stream().map(PartStyles::of).forEach(styles::add);
            if (piece.highlighted()) {
                styles.add(HIGHLIGHTED);
            }
            if (piece.found()) {
                styles.add(FOUND);
            }
            spans.add(styles, piece.length());
        }
        return spans.create();
    }

    private static Collection<String> both(Collection<String> one, Collection<String> other) {
        var both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }
}
