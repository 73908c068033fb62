package org.plumbline.app.ui.text;

import java.util.Locale;
import org.plumbline.advice.Severity;

/// A severity as the window, reports and the command line spell it: `high`, `medium`, `low`.
public final class SeverityWord {
    private SeverityWord() {}

    public static String of(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
