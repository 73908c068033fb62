package org.plumbline.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.Analyzer;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;

/// What became of one argument: plans, or the reason why there are none.
record PlanInput(List<Analysis> analyses, Optional<InputFailure> failure) {
    private static final String STANDARD_INPUT = "-";

    static PlanInput read(String file, InputStream standardInput) {
        try {
            SourceText text = file.equals(STANDARD_INPUT) ? SourceText.of(file, standardInput.readAllBytes()) : SourceText.read(path(file));
            return new PlanInput(Analyzer.analyze(text), Optional.empty());
        } catch (PlanParseException notAPlan) {
            return failed(notAPlan.line(), notAPlan.sentence());
        } catch (NoSuchFileException _) {
            return failed(Optional.empty(), "There is no such file.");
        } catch (AccessDeniedException _) {
            return failed(Optional.empty(), "This file may not be read by you: its permissions forbid it.");
        } catch (IOException unreadable) {
            return failed(Optional.empty(), "The file could not be read: " + unreadable.getMessage() + ".");
        } catch (OutOfMemoryError | StackOverflowError _) {
            return failed(Optional.empty(), "The input is too large to analyse in the memory that is there.");
        } catch (RuntimeException defect) {
            return failed(Optional.empty(), "The analysis broke, which is a defect of Plumbline: " + defect + ".");
        }
    }

    private static Path path(String file) throws IOException {
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new IOException("it is a folder");
            }
            return path;
        } catch (InvalidPathException invalid) {
            throw new IOException("its name is not one that this system can have", invalid);
        }
    }

    private static PlanInput failed(Optional<Integer> line, String message) {
        return new PlanInput(List.of(), Optional.of(new InputFailure(line, message)));
    }
}
