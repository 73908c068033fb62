package org.plumbline.app.ui.plansql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken;

/// SQL whose longest lines go on in lines of their own, as an area of text lays a line out as a whole, whatever of it is seen. Nothing but
/// newlines is put in, and only they end lines: after space or a comma if there is one, else between tokens, else within one. Each place
/// has its counterpart.
final class FoldedLines {
    /// Longer lines are folded.
    static final int LONGEST = 200;
    /// Characters of a line that was folded, at most.
    static final int WIDTH = 120;
    private static final int GOES_ON = 0;

    private final String sql;
    private final String text;
    /// Places of the SQL before which a newline was put in.
    private final int[] folds;
    /// For each line of the text the number of the SQL's line that begins there, from 1.
    private final int[] numbers;

    private FoldedLines(String sql, String lines, int[] folds) {
        this.sql = sql;
        this.folds = folds;
        var folded = new StringBuilder(sql.length() + folds.length);
        int from = 0;
        for (int fold : folds) {
            folded.append(lines, from, fold).append('\n');
            from = fold;
        }
        text = folded.append(lines, from, sql.length()).toString();
        numbers = numbers();
    }

    static FoldedLines of(String sql) {
        // One character is one: an area of text would make one of the two.
        String lines = sql.replace("\r\n", " \n").replace('\r', '\n');
        if (lines.lines().allMatch(line -> line.length() <= LONGEST)) {
            return new FoldedLines(sql, lines, new int[0]);
        }
        var starts = new BitSet();
        var good = new BitSet();
        int at = 0;
        boolean space = false;
        for (SqlToken token : SqlScanner.tokens(sql)) {
            starts.set(at);
            good.set(at, space);
            space = token.kind() == SqlToken.Kind.SPACE || token.is(",");
            at += token.text().length();
        }
        var folds = new ArrayList<Integer>();
        int start = 0;
        while (start < sql.length()) {
            int newline = lines.indexOf('\n', start);
            int end = newline < 0 ? sql.length() : newline;
            fold(lines, start, end, List.of(good, starts), folds);
            start = end + 1;
        }
        return new FoldedLines(sql, lines, folds.stream().mapToInt(Integer::intValue).toArray());
    }

    /// @param places where it may be folded, the best first
    private static void fold(String lines, int start, int end, List<BitSet> places, List<Integer> folds) {
        int from = start;
        while (end - start > LONGEST && end - from > WIDTH) {
            int last = from + WIDTH;
            int begun = from;
            int inside = Character.isLowSurrogate(lines.charAt(last)) ? last - 1 : last;
            from = places.stream().mapToInt(each -> each.previousSetBit(last)).filter(fold -> fold > begun).findFirst().orElse(inside);
            folds.add(from);
        }
    }

    private int[] numbers() {
        var found = new ArrayList<Integer>(List.of(1));
        int fold = 0;
        int line = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            boolean folded = fold < folds.length && folds[fold] + fold == at;
            fold += folded ? 1 : 0;
            line += folded ? 0 : 1;
            found.add(folded ? GOES_ON : line);
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /// With the newlines.
    String text() {
        return text;
    }

    /// Where a character stands in the text.
    int place(int original) {
        int found = Arrays.binarySearch(folds, original);
        return original + (found >= 0 ? found + 1 : -found - 1);
    }

    /// Where a character of the text stood; of a newline that was put in, where the next one did.
    int original(int place) {
        int low = 0;
        int high = folds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (folds[middle] + middle < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return place - low;
    }

    /// What stands between two places of the text, without the newlines that were put in.
    String between(int start, int end) {
        return sql.substring(original(start), original(end));
    }

    /// Of the text.
    int lineCount() {
        return numbers.length;
    }

    /// The highest number that a line has.
    int lastNumber() {
        return Math.max(1, Arrays.stream(numbers).max().orElse(1));
    }

    /// The number of a line that begins there; 0 where one goes on.
    ///
    /// @param line of the text, from 0
    int number(int line) {
        return line < numbers.length ? numbers[line] : GOES_ON;
    }
}
