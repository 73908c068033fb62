package org.plumbline.app.ui.draw;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.app.ui.text.Format;

/// Lines of code with their numbers. A line that is longer than a page is wide goes on below; of very many lines the first are drawn, and
/// it is said how many are not.
public final class LinesPicture implements Picture {
    /// More would make a drawing that programs do not open.
    public static final int MOST_LINES = 10_000;
    /// Of a line behind its indentation, in letters.
    private static final int LONGEST = 180;
    private static final int DEEPEST = 400;
    private static final String GOES_ON = "    ";
    private static final String TAB = "    ";
    private static final double LINE = 19;
    private static final double BASELINE = 14;
    /// Of a sentence, in pixels.
    private static final double LEAST_NOTE = 600;
    private static final double LEAST_SCALE = 0.75;
    private static final double GAP = 10;
    private static final double BAR = 40;
    private static final double BAR_INSET = 4;
    private static final double SHORTEST_BAR = 2;
    private static final double STRIPE = 3;
    private static final TextFont PLAIN = TextFont.monospaced(13, false);
    private static final TextFont STRONG = TextFont.monospaced(13, true);
    private static final TextFont NOTE = TextFont.of(13, false);

    /// A stretch of a line in one colour.
    ///
    /// @param words without newlines
    /// @param ground what is behind it; that of the line for [Ink#BG]
    /// @param underlined with a line below
    public record Piece(String words, Ink ink, boolean bold, Ink ground, boolean underlined) {
        /// In a colour of its own, and nothing else.
        public Piece(String words, Ink ink, boolean bold) {
            this(words, ink, bold, Ink.BG, false);
        }

        private Piece with(String other) {
            return new Piece(other, ink, bold, ground, underlined);
        }

        private TextFont font() {
            return bold ? STRONG : PLAIN;
        }
    }

    /// What stands between a line and its number.
    ///
    /// @param highlighted with a stripe
    /// @param bar how long a bar is, from 0 (none) to 1
    /// @param heat the bar's colour
    public record Marks(boolean highlighted, double bar, Ink heat) {
        /// Nothing.
        public static final Marks NONE = new Marks(false, 0, Ink.BG);
    }

    /// One line.
    ///
    /// @param number as it stands before it; blank where it has none
    /// @param ground the colour behind it
    /// @param marks beside it
    public record Line(String number, List<Piece> pieces, Ink ground, Marks marks) {
        public Line {
            pieces = List.copyOf(pieces);
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final List<String> notes;
    private final double gutter;
    private final double width;

    /// These lines.
    ///
    /// @param count how many there are in all
    /// @param notes sentences below
    public LinesPicture(List<Line> lines, int count, List<String> notes) {
        int drawn = 0;
        for (int line = 0; line < lines.size() && this.lines.size() < MOST_LINES; line++) {
            drawn += fold(lines.get(line)) ? 1 : 0;
        }
        boolean bars = lines.stream().anyMatch(line -> line.marks().bar() > 0);
        gutter = PLAIN.width(lines.isEmpty() ? "" : lines.getFirst().number()) + (bars ? BAR + GAP : 0) + 2 * GAP;
        width = gutter + GAP + this.lines.stream()
                .mapToDouble(line -> line.pieces().stream().mapToDouble(piece -> piece.font().width(piece.words())).sum()).max().orElse(0);
        var below = new ArrayList<String>();
        if (count > drawn) {
            below.add(Format.countFull(count - drawn) + (count - drawn == 1 ? " further line is" : " further lines are") + " not drawn.");
        }
        below.addAll(notes);
        this.notes = below.stream().flatMap(note -> NOTE.wrapped(note, Math.max(LEAST_NOTE, width)).stream()).toList();
    }

    /// Returns whether all of it had room.
    private boolean fold(Line line) {
        var part = new ArrayList<Piece>();
        int length = 0;
        int indent = indent(line);
        String number = line.number();
        Marks marks = line.marks();
        for (Piece piece : line.pieces()) {
            String words = piece.words().replace("\t", TAB);
            int from = 0;
            while (length + words.length() - from > indent + LONGEST) {
                int to = end(words, from, indent + LONGEST - length, part.isEmpty());
                if (to > from) {
                    part.add(piece.with(words.substring(from, to)));
                    from = to;
                }
                lines.add(new Line(number, part, line.ground(), marks));
                if (lines.size() >= MOST_LINES) {
                    return false;
                }
                marks = new Marks(line.marks().highlighted(), 0, Ink.BG);
                part = new ArrayList<>(List.of(new Piece(" ".repeat(indent) + GOES_ON, Ink.MUTED, false)));
                number = " ".repeat(line.number().length());
                length = indent + GOES_ON.length();
            }
            if (from < words.length()) {
                part.add(piece.with(words.substring(from)));
                length += words.length() - from;
            }
        }
        lines.add(new Line(number, part, line.ground(), marks));
        return true;
    }

    /// What goes on below stands below it.
    private static int indent(Line line) {
        String start = line.pieces().isEmpty() ? "" : line.pieces().getFirst().words().replace("\t", TAB);
        return Math.min(start.length() - start.stripLeading().length(), DEEPEST);
    }

    /// How far the words have room: to their last space, if there is one behind a line's indentation; no half of a letter.
    private static int end(String words, int from, int room, boolean first) {
        int space = words.lastIndexOf(' ', from + room - 1);
        boolean between = space >= from && !(first && words.substring(from, space).isBlank());
        boolean tooLong = first || words.length() - from > LONGEST - GOES_ON.length();
        int end = between ? space + 1 : tooLong ? from + room : from;
        return end > from && Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end;
    }

    @Override
    public double width() {
        return notes.isEmpty() ? width : Math.max(width, notes.stream().mapToDouble(NOTE::width).max().orElse(0));
    }

    @Override
    public double height() {
        return (lines.size() + notes.size()) * LINE + (notes.isEmpty() ? 0 : GAP);
    }

    @Override
    public double leastScale() {
        return LEAST_SCALE;
    }

    @Override
    public double pageEnd(double from, double most) {
        double end = Math.floor((from + most) / LINE) * LINE;
        return end > from ? end : from + most;
    }

    @Override
    public void draw(Pen pen) {
        pen.fill(0, 0, width, height(), Ink.BG);
        double text = gutter + GAP;
        int first = Math.clamp((long) Math.floor(pen.top() / LINE), 0, lines.size());
        int end = Math.clamp((long) Math.ceil(pen.bottom() / LINE), first, lines.size());
        double y = first * LINE;
        for (Line line : lines.subList(first, end)) {
            if (line.ground() != Ink.BG) {
                pen.fill(0, y, width, LINE, line.ground());
            }
            if (!line.number().isBlank()) {
                pen.text(line.number(), GAP / 2, y + BASELINE, PLAIN, Ink.MUTED);
            }
            marks(pen, line.marks(), y);
            pieces(pen, line, text, y);
            y += LINE;
        }
        y = lines.size() * LINE;
        pen.fill(gutter, 0, 1, y, Ink.BORDER_SOFT);
        y += GAP;
        for (String note : notes) {
            pen.text(note, 0, y + BASELINE, NOTE, Ink.MUTED);
            y += LINE;
        }
    }

    private void marks(Pen pen, Marks marks, double y) {
        if (marks.bar() > 0) {
            double length = Math.max(SHORTEST_BAR, Math.round(BAR * Math.min(1, marks.bar())));
            pen.fill(gutter - STRIPE - GAP / 2 - BAR, y + BAR_INSET, length, LINE - 2 * BAR_INSET, marks.heat());
        }
        if (marks.highlighted()) {
            pen.fill(gutter - STRIPE, y, STRIPE, LINE, Ink.ACCENT);
        }
    }

    private static void pieces(Pen pen, Line line, double from, double y) {
        double x = from;
        for (Piece piece : line.pieces()) {
            double wide = piece.font().width(piece.words());
            if (piece.ground() != Ink.BG) {
                pen.fill(x, y + 1, wide, LINE - 3, piece.ground());
            }
            if (piece.underlined()) {
                pen.fill(x, y + LINE - 2, wide, piece.ground() == Ink.BG ? 1 : 2, piece.ground() == Ink.BG ? Ink.BORDER : Ink.TEXT);
            }
            if (!piece.words().isBlank()) {
                pen.text(piece.words(), x, y + BASELINE, piece.font(), piece.ink());
            }
            x += wide;
        }
    }
}
