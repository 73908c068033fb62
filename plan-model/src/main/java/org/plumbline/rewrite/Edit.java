package org.plumbline.rewrite;

import java.util.Comparator;
import java.util.List;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken;
import org.plumbline.sql.block.Span;

/// A part of a statement's text that is replaced.
///
/// @param span where it stands; of no length to put something in
/// @param text in its place
public record Edit(Span span, String text) {
    /// Puts something in front of this place.
    public static Edit before(int place, String text) {
        return new Edit(new Span(place, place), text);
    }

    /// Takes this away.
    public static Edit remove(Span span) {
        return new Edit(span, "");
    }

    /// The text with all of them made. Those at one place are made in their order. What comes to stand behind a comment that ended with its
    /// line begins a new one.
    ///
    /// @throws IllegalArgumentException where two of them overlap
    public static String apply(String text, List<Edit> edits) {
        var result = new StringBuilder();
        int done = 0;
        for (Edit edit : edits.stream().sorted(Comparator.comparingInt(each -> each.span().start())).toList()) {
            if (edit.span().start() < done) {
                throw new IllegalArgumentException("two changes at " + edit.span().start() + " of: " + text);
            }
            append(result, text.substring(done, edit.span().start()));
            append(result, edit.text());
            done = edit.span().end();
        }
        append(result, text.substring(done));
        return result.toString();
    }

    private static void append(StringBuilder result, String more) {
        if (!more.isBlank() && !more.startsWith("\n") && endsInComment(result)) {
            result.append('\n');
        }
        result.append(more);
    }

    /// Whether it ends in a comment that only a line's end would end.
    static boolean endsInComment(CharSequence text) {
        String all = text.toString();
        if (all.indexOf("--", all.lastIndexOf('\n') + 1) < 0) {
            return false;
        }
        SqlToken last = SqlScanner.tokens(all).getLast();
        return last.kind() == SqlToken.Kind.COMMENT && last.text().startsWith("--") && !last.text().endsWith("\n");
    }
}
