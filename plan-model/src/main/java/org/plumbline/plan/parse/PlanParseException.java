package org.plumbline.plan.parse;

import java.util.Optional;

/// A text that could not be read as a plan. The message is for the person: what was expected, what was found, what to try.
public final class PlanParseException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String sentence;

    /// @param line in the person's own text, from 1; 0 where no line can be named (an empty text)
    /// @param sentence what is wrong and what to try, without the line
    public PlanParseException(int line, String sentence) {
        this(line, sentence, null);
    }

    public PlanParseException(int line, String sentence, Throwable cause) {
        super(line > 0 ? "Line " + line + ": " + sentence : sentence, cause);
        this.line = line;
        this.sentence = sentence;
    }

    /// The line in the person's own text, from 1; none where no line can be named.
    public Optional<Integer> line() {
        return line > 0 ? Optional.of(line) : Optional.empty();
    }

    public String sentence() {
        return sentence;
    }
}
