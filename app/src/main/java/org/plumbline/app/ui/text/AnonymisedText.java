package org.plumbline.app.ui.text;

import java.util.ArrayList;
import java.util.Map;
import org.plumbline.plan.print.NameKind;

/// What an anonymous copy hides and shows, in words.
public final class AnonymisedText {
    /// What every copy keeps.
    public static final String KEPT = "Kept: all figures, operators, types, PostgreSQL's own names, planner settings, numbers of one or "
            + "two digits, and the shape of patterns, lists and dates. What stood around the plan and comments are left out. "
            + "Read it through before you send it.";

    private AnonymisedText() {}

    /// `Replaced: 2 tables, 5 columns, and 7 words, numbers and dates of literals.`
    public static String replaced(Map<NameKind, Integer> names, int literals) {
        var parts = new ArrayList<String>();
        for (NameKind kind : NameKind.values()) {
            int count = names.getOrDefault(kind, 0);
            if (count > 0) {
                parts.add(Format.countFull(count) + " " + (count == 1 ? singular(kind) : plural(kind)));
            }
        }
        if (literals > 0) {
            parts.add(Format.countFull(literals) + (literals == 1 ? " word or number in literals" : " words and numbers in literals"));
        }
        return parts.isEmpty() ? "Replaced: nothing; there is no name and no literal in it." : "Replaced: " + Listing.of(parts) + ".";
    }

    private static String singular(NameKind kind) {
        return switch (kind) {
            case TABLE -> "table";
            case ALIAS -> "alias";
            case COLUMN -> "column";
            case INDEX -> "index";
            case SCHEMA -> "schema";
            case CTE -> "CTE";
            case FUNCTION -> "function";
            case TYPE -> "type";
            case CONSTRAINT -> "constraint";
            case TRIGGER -> "trigger";
            case SETTING -> "setting";
            case PROPERTY -> "property";
        };
    }

    private static String plural(NameKind kind) {
        return switch (kind) {
            case ALIAS -> "aliases";
            case INDEX -> "indexes";
            case PROPERTY -> "properties";
            default -> singular(kind) + "s";
        };
    }
}
