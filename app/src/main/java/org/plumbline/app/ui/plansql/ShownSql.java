package org.plumbline.app.ui.plansql;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.plumbline.app.ui.control.SqlWords;
import org.plumbline.app.ui.text.LineNumber;
import org.plumbline.sql.FormattedSql;
import org.plumbline.sql.SqlFormatter;
import org.plumbline.sql.block.Span;

/// A statement as it is shown: laid out or as it came, its long lines folded, with its colours. Making one takes up to a second for a
/// statement of a million characters: for a background thread.
final class ShownSql {
    /// Longer texts are shown without colours: styling costs more than it tells.
    static final int LONGEST_STYLED = 300_000;
    /// Longer texts are shown as a plain list of lines.
    static final int LONGEST_EDITOR = 1_000_000;

    /// A stretch of the text that is drawn in one way.
    ///
    /// @param style the class of its colour
    /// @param part it leads to a node
    record Run(int length, String style, boolean part) {}

    private final String sql;
    private final Optional<FormattedSql> layout;
    private final FoldedLines folded;
    private final LineNumber numbers;
    private final List<Run> runs;
    private final List<String> lines;

    private ShownSql(String sql, Optional<FormattedSql> layout, List<Span> parts) {
        this.sql = sql;
        this.layout = layout;
        folded = FoldedLines.of(sql);
        numbers = new LineNumber(folded.lastNumber());
        runs = text().length() > LONGEST_STYLED ? List.of() : runs(parts);
        lines = inEditor() ? List.of() : text().lines().toList();
    }

    /// @param parts what leads to nodes, by places of the statement as it came
    static ShownSql of(String statement, boolean formatted, List<Span> parts) {
        Optional<FormattedSql> layout = formatted ? Optional.of(SqlFormatter.format(statement)) : Optional.empty();
        return new ShownSql(layout.map(FormattedSql::text).orElse(statement), layout, parts);
    }

    private List<Run> runs(List<Span> parts) {
        var part = new BitSet();
        parts.stream().map(this::placed).forEach(span -> part.set(span.start(), span.end()));
        var all = new ArrayList<Run>();
        int at = 0;
        for (SqlWords.Word word : SqlWords.split(text())) {
            int end = at + word.text().length();
            while (at < end) {
                boolean inside = part.get(at);
                int change = inside ? part.nextClearBit(at) : part.nextSetBit(at);
                int until = change < 0 ? end : Math.min(end, change);
                all.add(new Run(until - at, word.style(), inside));
                at = until;
            }
        }
        return List.copyOf(all);
    }

    /// As it is on the screen.
    String text() {
        return folded.text();
    }

    /// As it is to be copied: long lines are whole.
    String sql() {
        return sql;
    }

    /// What is to be copied of a part of the text.
    String between(int start, int end) {
        return folded.between(start, end);
    }

    /// In their order, and together as long as the text; none where it is shown without colours.
    List<Run> runs() {
        return runs;
    }

    boolean inEditor() {
        return text().length() <= LONGEST_EDITOR;
    }

    /// Of the text; none where it is in the editor.
    List<String> lines() {
        return lines;
    }

    /// The number of a line, as long as every other one; blank where a folded line goes on.
    ///
    /// @param line from 0
    String lineNumber(int line) {
        return folded.number(line) == 0 ? " ".repeat(numbers.of(1).length()) : numbers.of(folded.number(line));
    }

    /// Where a part of the statement stands in the text.
    Span placed(Span span) {
        int last = Math.max(span.start(), span.end() - 1);
        return new Span(placed(span.start()), placed(last) + 1);
    }

    private int placed(int original) {
        return folded.place(layout.map(laid -> laid.place(original)).orElse(original));
    }

    /// Where a character of the text stood in the statement.
    int original(int place) {
        int unfolded = folded.original(place);
        return layout.map(laid -> laid.original(unfolded)).orElse(unfolded);
    }
}
