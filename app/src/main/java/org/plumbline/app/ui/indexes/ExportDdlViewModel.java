package org.plumbline.app.ui.indexes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.plumbline.index.DdlScript;

/// The script to export and its rollback, and where they are written.
public final class ExportDdlViewModel {
    private static final String ENDING = ".sql";
    private static final String ROLLBACK_ENDING = ".rollback.sql";

    private final DdlScript script;
    private final String name;
    private final String words;

    public ExportDdlViewModel(DdlScript script, String name, String words) {
        this.script = script;
        this.name = name;
        this.words = words;
    }

    DdlScript script() {
        return script;
    }

    /// How it is run, and what it does.
    String words() {
        return words;
    }

    /// A name to offer.
    String name() {
        return name;
    }

    /// Writes the script, and the rollback beside it: `a.sql` and `a.rollback.sql`.
    ///
    /// @param chosen where; an ending `.sql` is added where it has none
    /// @return the files written
    List<Path> save(Path chosen) throws IOException {
        String file = chosen.getFileName().toString();
        String stem = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
        Path create = chosen.resolveSibling(stem + ENDING);
        Path rollback = chosen.resolveSibling(stem + ROLLBACK_ENDING);
        Files.writeString(create, script.create(), StandardCharsets.UTF_8);
        Files.writeString(rollback, script.rollback(), StandardCharsets.UTF_8);
        return List.of(create, rollback);
    }
}
