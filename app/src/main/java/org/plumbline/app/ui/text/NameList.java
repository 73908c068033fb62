package org.plumbline.app.ui.text;

import java.util.Collection;
import java.util.stream.Collectors;

/// Names in a row, of which a reader wants the first ones only.
final class NameList {
    private NameList() {}

    /// `a, b, c`, or `a, b and 1,234 more` where there are more than so many.
    static String of(Collection<String> names, int most) {
        String first = names.stream().limit(most).collect(Collectors.joining(", "));
        return names.size() > most ? first + " and " + Format.countFull(names.size() - most) + " more" : first;
    }
}
