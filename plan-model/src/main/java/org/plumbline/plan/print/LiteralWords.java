package org.plumbline.plan.print;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Literals that are words of PostgreSQL's, not a person's.
final class LiteralWords {
    /// Fields of `date_trunc` and `extract`, units of intervals, and the input of booleans, times and numbers (datetime.c, bool.c).
    private static final Set<String> WORDS = Set.of((
            "microsecond microseconds millisecond milliseconds second seconds sec secs minute minutes min mins hour hours "
            + "day days week weeks month months mon mons quarter quarters year years yr yrs decade decades century centuries "
            + "millennium millennia dow doy isodow isoyear epoch timezone julian ago infinity now today tomorrow yesterday allballs "
            + "true false t f yes no on off null nan utc gmt z").split(" ", -1));

    /// What templates of `to_char` and `to_date` are made of (formatting.c).
    private static final Set<String> TEMPLATES = Set.of((
            "yyyy yyy yy y iyyy iyy iy i mm mon month d dd ddd dy day id iddd w ww iw q j hh hh12 hh24 mi ss ssss sssss ms us ff1 ff2 "
            + "ff3 ff4 ff5 ff6 am pm bc ad tz tzh tzm of fm fmmonth fmday fmdd fmmm th t z yyyymmdd yyyymm hh24mi").split(" ", -1));

    private LiteralWords() {}

    static boolean isWord(String text) {
        return WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    /// `YYYY-MM-DD"T"HH24:MI:SS`.
    static boolean isTemplate(String text) {
        return text.chars().anyMatch(Character::isLetter)
                && parts(text).allMatch(part -> part.isEmpty() || TEMPLATES.contains(part.toLowerCase(Locale.ROOT)));
    }

    private static Stream<String> parts(String text) {
        var plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            if (!Character.isLetterOrDigit(plain.charAt(i))) {
                plain.setCharAt(i, ' ');
            }
        }
        return Stream.of(plain.toString().split(" ", -1));
    }
}
