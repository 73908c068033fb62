package org.plumbline.app.ui.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// One size of the window's font, or of that of code. Words are measured by adding up the widths of their characters, each measured once:
/// thousands of labels a frame are too many to be laid out as text.
public final class TextFont {
    private static final int ASCII = 128;
    private static final String CUT = "…";
    private static final int FIRST_ACCENT = 0x300;
    private static final int LAST_ACCENT = 0x36F;
    /// Hebrew, Arabic, the scripts of India and South-East Asia.
    private static final int FIRST_JOINED = 0x590;
    private static final int LAST_JOINED = 0x109F;
    private static final int JOINER = 0x200D;
    private static final int MOST_WHOLE = 2_000;
    private static final Map<Key, TextFont> KNOWN = new ConcurrentHashMap<>();

    private record Key(double size, boolean bold, boolean monospaced) {}

    private final Font font;
    private final boolean bold;
    private final boolean monospaced;
    private final double[] ascii = new double[ASCII];
    private final Map<Integer, Double> others = new ConcurrentHashMap<>();
    /// Of words whose letters join.
    private final Map<String, Double> whole = new ConcurrentHashMap<>();

    private TextFont(Key key) {
        bold = key.bold();
        monospaced = key.monospaced();
        font = Font.font(monospaced ? "monospace" : Font.getDefault().getFamily(), bold ? FontWeight.BOLD : FontWeight.NORMAL, key.size());
    }

    /// The window's font in this size.
    ///
    /// @param size in pixels
    public static TextFont of(double size, boolean bold) {
        return KNOWN.computeIfAbsent(new Key(size, bold, false), TextFont::new);
    }

    /// The font of code in this size: its letters are equally wide.
    ///
    /// @param size in pixels
    public static TextFont monospaced(double size, boolean bold) {
        return KNOWN.computeIfAbsent(new Key(size, bold, true), TextFont::new);
    }

    public double size() {
        return font.getSize();
    }

    boolean bold() {
        return bold;
    }

    boolean monospaced() {
        return monospaced;
    }

    Font font() {
        return font;
    }

    /// How wide these words are, in pixels.
    public double width(String words) {
        if (words.codePoints().anyMatch(TextFont::joins)) {
            if (whole.size() > MOST_WHOLE) {
                whole.clear();
            }
            return whole.computeIfAbsent(words, this::measure);
        }
        double width = 0;
        for (int i = 0; i < words.length(); i = words.offsetByCodePoints(i, 1)) {
            width += width(words.codePointAt(i));
        }
        return width;
    }

    /// As much of these words as has room, with an ellipsis where some are left out; nothing where not even two letters would stay.
    ///
    /// @param room in pixels
    public String cut(String words, double room) {
        double cutWidth = width(CUT.codePointAt(0));
        double width = 0;
        int fits = 0;
        for (int i = 0; i < words.length(); i = words.offsetByCodePoints(i, 1)) {
            if (width + cutWidth <= room) {
                fits = i;
            }
            width += width(words.codePointAt(i));
            if (width > room) {
                return fits < 2 ? "" : words.substring(0, fits).stripTrailing() + CUT;
            }
        }
        return words;
    }

    /// Likewise, but an ellipsis where not even two letters would stay: what is there must not look as if it were not.
    ///
    /// @param room in pixels
    public String cutVisibly(String words, double room) {
        String shown = cut(words, room);
        return shown.isEmpty() && !words.isEmpty() ? CUT : shown;
    }

    /// These words in lines that have room; a word that is longer has a line of its own.
    ///
    /// @param room in pixels
    public List<String> wrapped(String words, double room) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            if (!line.isEmpty() && width(line + " " + word) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private double width(int character) {
        if (character >= ASCII) {
            return others.computeIfAbsent(character, this::measure);
        }
        if (ascii[character] == 0) {
            ascii[character] = measure(character);
        }
        return ascii[character];
    }

    /// Letters of scripts that are joined, accents of their own and pictures made of several: their widths do not add up.
    private static boolean joins(int character) {
        return character >= FIRST_ACCENT && (character <= LAST_ACCENT || (character >= FIRST_JOINED && character <= LAST_JOINED)
                || character == JOINER || character > Character.MAX_VALUE);
    }

    private double measure(int character) {
        return measure(Character.toString(character));
    }

    private double measure(String words) {
        var text = new Text(words);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }
}
