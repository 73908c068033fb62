package org.plumbline.app.ui.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a text has what is looked for.
///
/// @param places where it begins, in order; no two overlap
/// @param length of what is looked for
record TextSearch(List<Integer> places, int length) {
    TextSearch {
        places = List.copyOf(places);
    }

    /// @param wanted as it stands there; nothing is found of an empty one
    /// @param matchCase upper and lower case are different
    static TextSearch of(String text, String wanted, boolean matchCase) {
        var places = new ArrayList<Integer>();
        if (!wanted.isEmpty()) {
            var matcher = pattern(wanted, matchCase).matcher(text);
            while (matcher.find()) {
                places.add(matcher.start());
            }
        }
        return new TextSearch(places, wanted.length());
    }

    /// The first at or behind this place; past the last comes the first.
    Optional<Integer> next(int from) {
        return places.stream().filter(place -> place >= from).findFirst().or(() -> places.stream().findFirst());
    }

    /// The last that ends at or before this place; before the first comes the last.
    Optional<Integer> previous(int from) {
        return places.stream().filter(place -> place + length <= from).reduce((_, later) -> later)
                .or(() -> places.isEmpty() ? Optional.empty() : Optional.of(places.getLast()));
    }

    /// Which one begins here, from 1; none where none does.
    Optional<Integer> numberAt(int place) {
        int index = places.indexOf(place);
        return index < 0 ? Optional.empty() : Optional.of(index + 1);
    }

    /// The text with all of them replaced.
    static String replaced(String text, String wanted, boolean matchCase, String by) {
        return wanted.isEmpty() ? text : pattern(wanted, matchCase).matcher(text).replaceAll(Matcher.quoteReplacement(by));
    }

    private static Pattern pattern(String wanted, boolean matchCase) {
        return Pattern.compile(wanted, Pattern.LITERAL | (matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }
}
