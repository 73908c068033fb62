package org.plumbline.app.report;

import java.util.Optional;

/// Why there is no plan from an input.
///
/// @param line in the input, from 1; none where no line can be named
/// @param message one sentence, without the line
public record InputFailure(Optional<Integer> line, String message) {
    static InputFailure ofDefect(RuntimeException defect) {
        return new InputFailure(Optional.empty(), "The report broke, which is a defect of Plumbline: " + defect + ".");
    }

    public String inWords() {
        return line.map(number -> "Line " + number + ": ").orElse("") + message;
    }
}
