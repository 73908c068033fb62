package org.plumbline.app.ui.shell;

import java.util.List;
import java.util.stream.Collectors;

/// What stands above the picture of any view of a plan: what it is called, and the figures of its summary strip.
final class PlanHeading {
    private PlanHeading() {}

    /// @param title as its tab has it
    static List<String> of(String title, PreparedDocument prepared) {
        String figures = prepared.summary().figures().stream().map(figure -> figure.value() + " " + figure.label())
                .collect(Collectors.joining("  ·  "));
        String logged = prepared.document().plan().origin().loggedAt().map(at -> "  ·  logged " + at).orElse("");
        return List.of(title, figures + logged);
    }
}
