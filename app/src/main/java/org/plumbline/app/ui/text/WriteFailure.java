package org.plumbline.app.ui.text;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Why a file could not be written, in words.
public final class WriteFailure {
    private WriteFailure() {}

    /// All that a person needs: which file, why, what to do.
    public static String sentence(Path file, Throwable failed) {
        return "Could not save " + file + ": " + reason(failed) + " Choose another place.";
    }

    /// The end of a sentence.
    public static String reason(Throwable failed) {
        return switch (failed) {
            case NoSuchFileException _ -> "the folder does not exist.";
            case AccessDeniedException _ -> "you may not write there.";
            case FileSystemException fault when fault.getReason() != null -> fault.getReason() + ".";
            default -> failed.getMessage() == null ? "the file cannot be written." : failed.getMessage() + ".";
        };
    }
}
