package org.plumbline.app.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.plumbline.analysis.Analyzer;
import org.plumbline.analysis.UnadvisedPlan;
import org.plumbline.app.ui.text.LineNumber;
import org.plumbline.plan.log.LogFile;
import org.plumbline.plan.log.LogKind;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlScript;

/// What comes of reading one text. Made away from the window's thread.
sealed interface Reading {
    /// Characters. The editor lays out whole lines, and colours all of them at each key (our own).
    int LARGEST_SQL = 500_000;
    /// With what such a statement begins (explain.sgml).
    Set<String> EXPLAINABLE = Set.of("select", "with", "insert", "update", "delete", "merge", "values", "table");

    /// Plans were found.
    ///
    /// @param first its first plan, ready to be shown
    record Understood(OpenSource source, PreparedDocument first) implements Reading {}

    /// A server's log, with any number of plans: read bit by bit once it is shown.
    record Log(SourceKey.OfFile key, String name) implements Reading {}

    /// No plan, but statements that one can be asked for.
    record Statements(SourceKey key, String name, String place, String text) implements Reading {}

    /// The very text that is open already.
    record Unchanged(OpenSource open) implements Reading {}

    /// Not readable, or no plan in it.
    ///
    /// @param missing the file is not there
    record Refused(SourceKey key, String name, Notice notice, boolean missing) implements Reading {}

    /// Reads a file and every plan in it. Which of them is looked at is analysed then.
    ///
    /// @param open this file as it is open, if it is
    static Reading ofFile(Path path, Optional<OpenSource> open) {
        var key = SourceKey.OfFile.of(path);
        String name = String.valueOf(path.getFileName());
        if (Files.isDirectory(path)) {
            return new Refused(key, name, about(name, "This is a folder. Open the files in it instead.", key), false);
        }
        try {
            if (LogKind.isLogOfPlans(new LogFile(path).start(LogKind.START))) {
                return new Log(key, name);
            }
            SourceText text = SourceText.read(path);
            if (open.isPresent() && open.get().text().equals(text)) {
                return new Unchanged(open.get());
            }
            return ofText(key, name, key.path().toString(), text);
        } catch (NoSuchFileException gone) {
            return new Refused(key, name, Notice.of(name + " is no longer at " + key.path() + ". Was it moved or renamed?", gone), true);
        } catch (IOException | SecurityException unreadable) {
            String sentence = name + " cannot be read: " + unreadable.getMessage() + ". Are you allowed to read it?";
            return new Refused(key, name, Notice.of(sentence, unreadable), false);
        } catch (OutOfMemoryError tooLarge) {
            String sentence = name + " is too large to be read at once. Cut out the part with the plan and open that.";
            return new Refused(key, name, Notice.of(sentence, tooLarge), false);
        }
    }

    static Reading ofText(SourceKey key, String name, String place, SourceText text) {
        return ofText(key, name, place, text, Optional.empty());
    }

    /// Reads a text whose plans are of this statement, where it is known.
    static Reading ofText(SourceKey key, String name, String place, SourceText text, Optional<String> statement) {
        try {
            List<UnadvisedPlan> plans = statement.isPresent() ? Analyzer.read(text, statement.get()) : Analyzer.read(text);
            return new Understood(new OpenSource(key, name, place, text, plans), PreparedDocument.of(plans.getFirst()));
        } catch (PlanParseException noPlan) {
            if (isSql(text.text())) {
                return text.text().length() <= LARGEST_SQL ? new Statements(key, name, place, text.text())
                        : new Refused(key, name, new Notice(name + " has no plan but statements, too many for the editor. Explain one with "
                                + "`plumbline explain`.", place), false);
            }
            String where = noPlan.line().map(line -> name + ", line " + line + ": ").orElse(name + ": ");
            return new Refused(key, name, refusal(where + noPlan.sentence(), noPlan, text), false);
        } catch (RuntimeException | StackOverflowError defect) {
            String sentence = name + ": Plumbline failed on this plan. That is a defect in Plumbline; please report it with the details.";
            return new Refused(key, name, Notice.of(sentence, defect), false);
        }
    }

    /// A text that begins with a statement which can be explained, and has nothing of a plan that somebody would miss.
    private static boolean isSql(String text) {
        return !text.contains("rows=") && SqlScript.statements(text).stream().findFirst()
                .flatMap(first -> SqlScanner.tokens(first.sql()).stream().filter(token -> !token.isSilent() && !token.is("(")).findFirst())
                .filter(word -> EXPLAINABLE.contains(word.text().toLowerCase(Locale.ROOT))).isPresent();
    }

    private static Notice about(String name, String sentence, SourceKey.OfFile key) {
        return new Notice(name + ": " + sentence, key.path() + "\n" + sentence);
    }

    /// With the lines around the place: the person's own text says most.
    private static Notice refusal(String sentence, PlanParseException noPlan, SourceText text) {
        var details = new StringBuilder(sentence).append("\n\n");
        int at = noPlan.line().orElse(1);
        List<String> lines = text.lines().stream().skip(Math.max(0, at - 4)).limit(7).toList();
        var numbers = new LineNumber(at + lines.size());
        for (int i = 0; i < lines.size(); i++) {
            int number = Math.max(1, at - 3) + i;
            details.append(number == at && noPlan.line().isPresent() ? "> " : "  ").append(numbers.of(number)).append("  ")
                    .append(shortened(lines.get(i))).append('\n');
        }
        return new Notice(sentence, details.toString());
    }

    private static String shortened(String line) {
        return line.length() <= 200 ? line : line.substring(0, 200) + " ...";
    }
}
