package org.plumbline.app.ui.anonymised;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plumbline.app.ui.text.AnonymisedText;
import org.plumbline.plan.Plan;
import org.plumbline.plan.print.Anonymizer;

/// A plan with other names and literals, as EXPLAIN's JSON.
///
/// @param json all of it
/// @param replaced what was replaced, in words
public record AnonymousCopy(String json, String replaced) {
    /// A file's name to offer; that of the plan's own file may tell too much.
    static final String NAME = "plan-anonymised.json";

    private static final String ENDING = ".json";

    /// Takes as long as the plan is large.
    public static AnonymousCopy of(Plan plan) {
        var anonymizer = new Anonymizer();
        String json = anonymizer.json(plan);
        return new AnonymousCopy(json, AnonymisedText.replaced(anonymizer.namesReplaced(), anonymizer.literalsReplaced()));
    }

    /// Writes it.
    ///
    /// @param chosen where; an ending `.json` is added where it has none
    /// @return the file written
    Path save(Path chosen) throws IOException {
        String file = chosen.getFileName().toString();
        Path written = file.indexOf('.') < 0 ? chosen.resolveSibling(file + ENDING) : chosen;
        Files.writeString(written, json, StandardCharsets.UTF_8);
        return written;
    }
}
