package org.plumbline.app.cli;

import java.util.Optional;

/// Why there is no plan from an input.
///
/// @param line in the input, from 1; none where no line can be named
/// @param message one sentence, without the line
record InputFailure(Optional<Integer> line, String message) {
    String inWords() {
        return line.map(number -> "Line " + number + ": ").orElse("") + message;
    }
}
