package org.plumbline.app.ui.draw;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.app.ui.text.Format;

/// A table of figures: what its rows are about on the left, figures aligned right, each column as wide as it needs. Of very many rows the
/// first are drawn, and it is said how many are not.
public final class TablePicture implements Picture {
    /// More would make a drawing that programs do not open.
    public static final int MOST_ROWS = 10_000;
    /// Of its rows.
    public static final RowSize SIZE = new RowSize(24, 13, 8);
    /// Of a row, in pixels.
    public static final double ROW = SIZE.height();
    /// Of all words in it but those that say otherwise.
    public static final TextFont TEXT = SIZE.font();
    /// Where letters stand in a row.
    public static final double BASELINE = SIZE.baseline(TEXT);
    private static final double PADDING = SIZE.padding();
    private static final double LEAST_SCALE = 0.75;
    private static final double LEAST_COLUMN = 48;
    private static final double LEAST_LEAD = 180;
    private static final double MOST_LEAD = 1_000;
    private static final double BAR_INSET = 3;
    private static final double BAR_RADIUS = 2;
    private static final double SHORTEST_BAR = 2;
    private static final TextFont HEAD = TextFont.of(12, true);

    /// What a row is about: drawn left of its figures.
    public interface Lead {
        /// How wide it would like to be, in pixels.
        double width();

        /// Draws itself in a row that begins there.
        ///
        /// @param room as wide as it may be
        void draw(Pen pen, double x, double y, double room);
    }

    /// A figure.
    ///
    /// @param text with its unit; may be empty
    /// @param ink of the text
    /// @param bar of its column how much is filled behind it, from 0 to 1
    /// @param heat the bar's colour
    public record Cell(String text, Ink ink, double bar, Ink heat) {
        /// Without a bar.
        public Cell(String text, Ink ink) {
            this(text, ink, 0, Ink.BG);
        }

        /// Draws it on the right of a cell that begins there.
        public void draw(Pen pen, double x, double y, double width, RowSize size, TextFont font) {
            if (bar > 0) {
                double length = Math.max(SHORTEST_BAR, Math.round((width - 2) * Math.min(1, bar)));
                pen.fillRound(x + 1, y + BAR_INSET, length, size.height() - 2 * BAR_INSET - 1, BAR_RADIUS, heat);
            }
            String shown = font.cutVisibly(text, width - size.padding());
            if (!shown.isEmpty()) {
                pen.text(shown, x + width - size.padding() - font.width(shown), y + size.baseline(font), font, ink);
            }
        }
    }

    /// One row.
    ///
    /// @param cells one for each column
    /// @param ground the colour behind it
    public record Row(Lead lead, List<Cell> cells, Ink ground) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    private final String leadTitle;
    private final List<String> columns;
    private final List<Row> rows;
    private final List<String> notes;
    private final double leadWidth;
    private final double[] widths;

    /// These rows below these titles.
    ///
    /// @param leadTitle of what the rows are about
    /// @param columns the titles of the figures
    /// @param count how many rows there are in all
    /// @param notes sentences below
    public TablePicture(String leadTitle, List<String> columns, List<Row> rows, int count, List<String> notes) {
        this.leadTitle = leadTitle;
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
        var below = new ArrayList<String>();
        int left = count - rows.size();
        if (left > 0) {
            below.add(Format.countFull(left) + (left == 1 ? " further row is" : " further rows are") + " not drawn.");
        }
        below.addAll(notes);
        double widest = rows.stream().mapToDouble(row -> row.lead().width()).max().orElse(0);
        leadWidth = Math.clamp(Math.ceil(widest) + 2 * PADDING, LEAST_LEAD, MOST_LEAD);
        widths = new double[columns.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            double figures = rows.stream().mapToDouble(row -> TEXT.width(row.cells().get(at).text())).max().orElse(0);
            widths[column] = Math.max(LEAST_COLUMN, Math.ceil(Math.max(figures, HEAD.width(columns.get(column)))) + 2 * PADDING);
        }
        this.notes = below.stream().flatMap(note -> TEXT.wrapped(note, width()).stream()).toList();
    }

    @Override
    public double width() {
        double figures = 0;
        for (double each : widths) {
            figures += each;
        }
        return leadWidth + figures;
    }

    @Override
    public double height() {
        return (1 + rows.size() + notes.size()) * ROW;
    }

    @Override
    public double leastScale() {
        return LEAST_SCALE;
    }

    @Override
    public double pageEnd(double from, double most) {
        double end = Math.floor((from + most) / ROW) * ROW;
        return end > from ? end : from + most;
    }

    @Override
    public void draw(Pen pen) {
        pen.fill(0, 0, width(), height(), Ink.BG);
        row(pen, 0, HEAD, columns.stream().map(title -> new Cell(title, Ink.MUTED)).toList());
        pen.text(leadTitle, PADDING, SIZE.baseline(HEAD), HEAD, Ink.MUTED);
        pen.fill(0, ROW - 1, width(), 1, Ink.BORDER);
        int first = Math.clamp((long) Math.floor(pen.top() / ROW) - 1, 0, rows.size());
        int end = Math.clamp((long) Math.ceil(pen.bottom() / ROW), first, rows.size());
        double y = ROW * (1 + first);
        for (Row row : rows.subList(first, end)) {
            if (row.ground() != Ink.BG) {
                pen.fill(0, y, width(), ROW, row.ground());
            }
            row.lead().draw(pen, PADDING, y, leadWidth - 2 * PADDING);
            row(pen, y, TEXT, row.cells());
            pen.fill(0, y + ROW - 1, width(), 1, Ink.BORDER_SOFT);
            y += ROW;
        }
        y = ROW * (1 + rows.size());
        for (String note : notes) {
            pen.text(note, PADDING, y + BASELINE + PADDING, TEXT, Ink.MUTED);
            y += ROW;
        }
    }

    private void row(Pen pen, double y, TextFont font, List<Cell> cells) {
        double x = leadWidth;
        for (int column = 0; column < widths.length; column++) {
            cells.get(column).draw(pen, x, y, widths[column], SIZE, font);
            x += widths[column];
        }
    }
}
