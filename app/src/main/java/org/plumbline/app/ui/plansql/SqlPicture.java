package org.plumbline.app.ui.plansql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.app.ui.draw.HeadedPicture;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.LinesPicture;
import org.plumbline.app.ui.draw.Meaning;
import org.plumbline.app.ui.text.MarkText;
import org.plumbline.sql.block.Span;
import org.plumbline.sql.mark.Mark;

/// Makes the picture of a statement as it is shown, with the selected node's parts marked, for files and paper.
final class SqlPicture {
    private static final Map<String, Ink> INKS = Map.of("sql-keyword", Ink.CODE_KEYWORD, "sql-string", Ink.CODE_STRING,
            "sql-number", Ink.CODE_NUMBER, "sql-parameter", Ink.CODE_NUMBER, "sql-comment", Ink.MUTED);
    private static final Mark.Kind[] KINDS = Mark.Kind.values();

    private final ShownSql sql;
    /// Of each character the number of its mark's kind, from 1; 0 where it is not marked.
    private final byte[] marked;

    /// @param marks the selected node's, the largest first: smaller ones lie on top of them
    private SqlPicture(ShownSql sql, List<Mark> marks) {
        this.sql = sql;
        marked = new byte[sql.text().length()];
        for (Mark mark : marks) {
            Span span = sql.placed(mark.span());
            Arrays.fill(marked, span.start(), span.end(), (byte) (List.of(KINDS).indexOf(mark.kind()) + 1));
        }
    }

    /// @param kinds that occur in the statement
    /// @param said what is marked, or why nothing is
    static HeadedPicture of(ShownSql sql, List<Mark> marks, Set<Mark.Kind> kinds, String said) {
        List<Meaning> legend = kinds.stream().map(kind -> Meaning.underlined(ink(kind), MarkText.name(kind))).toList();
        List<String> heading = said.isEmpty() ? List.of("SQL") : List.of("SQL. " + said);
        return new HeadedPicture(heading, legend, new SqlPicture(sql, marks).lines());
    }

    private static Ink ink(Mark.Kind kind) {
        return switch (kind) {
            case TABLE -> Ink.KIND_SCAN;
            case CONDITION -> Ink.KIND_INDEX;
            case ORDER -> Ink.KIND_SORT;
            case GROUP -> Ink.KIND_GROUP;
            case LIMIT -> Ink.KIND_PARALLEL;
            case QUERY -> Ink.BORDER_SOFT;
        };
    }

    private LinesPicture lines() {
        String text = sql.text();
        List<ShownSql.Run> runs = sql.runs().isEmpty() ? List.of(new ShownSql.Run(text.length(), "", false)) : sql.runs();
        var lines = new ArrayList<LinesPicture.Line>();
        var pieces = new ArrayList<LinesPicture.Piece>();
        int count = 0;
        int at = 0;
        for (ShownSql.Run run : runs) {
            int end = at + run.length();
            while (at < end) {
                int until = at;
                while (until < end && text.charAt(until) != '\n' && marked[until] == marked[at]) {
                    until++;
                }
                if (until > at && count < LinesPicture.MOST_LINES) {
                    pieces.add(piece(text.substring(at, until), run, marked[at]));
                }
                boolean ends = until < end && text.charAt(until) == '\n';
                if (ends) {
                    finish(lines, pieces, count++);
                }
                at = ends ? until + 1 : until;
            }
        }
        if (!pieces.isEmpty()) {
            finish(lines, pieces, count++);
        }
        return new LinesPicture(lines, count, List.of());
    }

    private void finish(List<LinesPicture.Line> lines, List<LinesPicture.Piece> pieces, int line) {
        if (line < LinesPicture.MOST_LINES) {
            lines.add(new LinesPicture.Line(sql.lineNumber(line), pieces, Ink.BG, LinesPicture.Marks.NONE));
        }
        pieces.clear();
    }

    private static LinesPicture.Piece piece(String words, ShownSql.Run run, byte kind) {
        Ink ink = kind > 0 ? Ink.TEXT : INKS.getOrDefault(run.style(), Ink.CODE_TEXT);
        return new LinesPicture.Piece(words, ink, false, kind > 0 ? ink(KINDS[kind - 1]) : Ink.BG, run.part() || kind > 0);
    }
}
